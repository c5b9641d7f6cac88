"""Section 3: supervision, and how it goes together with the rest of the work."""

from __future__ import annotations

from audit_app.aggregation.measures import MEASURES, Measure
from audit_app.aggregation.results import AnswersCrossed
from audit_app.aggregation.statistics import AssociationTest, EffectSize
from audit_app.aggregation.supervision import supervision_crossed
from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.document import Chapter
from audit_app.report.narrative.associations import Association, association, associations_in_brief
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.wording import WORDING
from audit_app.tool.registry import item

MEASURES_HERE = ("supervision_evident", "focus_kept", "no_drift")
BY_REF = {measure.ref: measure for measure in MEASURES}
MET = "Yes"


def supervision_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 3, "Supervision")
    section.draft(introduction(3, desk.facts.review))
    section.findings(MEASURES_HERE)
    section.tables("3.supervision")
    section.figures(MEASURES_HERE, "supervision, focus and drift")
    section.heading("Supervision and the rest of the work")
    crossed = {
        ref: _association(found, desk) for ref, found in supervision_crossed(desk.source.cohort).items()
    }
    section.draft(Draft("3.associations", associations_in_brief(list(crossed.values()))))
    for ref, found in crossed.items():
        section.draft(Draft(f"3.association.{ref}", association(found)))
        section.tables(f"3.supervision.{ref}")
    return section.done()


def _association(found: AnswersCrossed, desk: Desk) -> Association:
    """One cross-table in plain numbers; what is favourable on the other side is the measure's own rule."""
    table, measure = found.table, BY_REF[found.column_ref]
    tested = table.test if isinstance(table.test, AssociationTest) else None
    effect = table.effect if isinstance(table.effect, EffectSize) else None
    rows = dict(zip(table.rows, table.counts, strict=True))
    good = _good_columns(measure, table.columns)
    others = [counts for label, counts in rows.items() if label != MET]
    obstacle = "" if tested else getattr(table.test, "reason", "")
    return Association(
        one="supervision",
        other=WORDING[measure.key].subject,
        cases=table.total,
        p_value=tested.p_value if tested else None,
        effect=effect.value if effect else 0.0,
        effect_name=effect.name if effect else "phi",
        obstacle=obstacle if found.asked else "this review does not ask about it",
        where_met=_good_of([rows[MET]], good) if MET in rows else None,
        where_not=_good_of(others, good) if others else None,
        withheld=_hides(f"3.supervision.{found.column_ref}", desk),
    )


def _good_columns(measure: Measure, columns: tuple[str, ...]) -> list[int]:
    labels = item(measure.ref).labels
    favourable = {labels[code] for code in measure.favourable}
    return [place for place, label in enumerate(columns) if label in favourable]


def _good_of(rows: list[tuple[int, ...]], good: list[int]) -> tuple[int, int]:
    """Favourable answers out of all, over these rows."""
    return sum(row[place] for row in rows for place in good), sum(sum(row) for row in rows)


def _hides(key: str, desk: Desk) -> bool:
    """Whether something in this table is withheld from the reader."""
    values = [value for row in desk.source.tables[key].rows for value in row.values]
    return any(isinstance(value, str) for value in values)
