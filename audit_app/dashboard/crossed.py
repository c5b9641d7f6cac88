"""Two answers laid against each other as a figure, and what the table comes to in words."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.crossing import Side, crossed
from audit_app.aggregation.results import AnswersCrossed, ResultTable, Row
from audit_app.aggregation.statistics import AssociationTest, CrossTable, EffectSize, NotComputable
from audit_app.dashboard.figures import Figure
from audit_app.report.assemble.writer import Draw
from audit_app.report.charts import MEASURE_SEGMENTS, Segment, StackedRow, Svg, stacked_bars
from audit_app.report.narrative.associations import Association, association

KEY = "crossed"
# With each further answer the colours would be harder to tell apart.
MOST_COLOURS = len(MEASURE_SEGMENTS)
BY_CHANCE = (
    "Of twenty pairs of answers that have nothing to do with each other, about one looks as if it had. Trust "
    "what you had a reason to look for."
)


@dataclass(frozen=True)
class Crossed:
    """``in_words`` says whether the answers go together; ``how`` by which test, empty where there is none."""

    figure: Figure
    in_words: str
    how: str
    warnings: tuple[str, ...]
    left_out: str


def crossed_page(cohort: Cohort, rows: Side, columns: Side) -> Crossed:
    found = crossed(cohort, rows, columns)
    return Crossed(
        _figure(found),
        association(_association(found)),
        _how(found.table),
        (*found.table.warnings, BY_CHANCE) if isinstance(found.table.test, AssociationTest) else (),
        f"Left out: {found.unanswered:,} unanswered, {found.hidden:,} not called for, "
        f"{found.not_applicable:,} not applicable.",
    )


def _figure(found: AnswersCrossed) -> Figure:
    title = f"{found.row_ref} by {found.column_ref}"
    return Figure(KEY, title, _table(found, title), _draw(found.table, title))


def _table(found: AnswersCrossed, title: str) -> ResultTable:
    """Counts, then the share of each row; a row or column in which there is no case has been dropped."""
    table = found.table
    rows = tuple(
        Row(label, (*counts, total, *(f"{count / total:.0%}" for count in counts)))
        for label, counts, total in zip(table.rows, table.counts, table.row_totals, strict=True)
    )
    shares = tuple(f"{label}: share of the row" for label in table.columns)
    dropped = [*table.dropped_rows, *table.dropped_columns]
    note = f"Without a case, and so not shown: {', '.join(dropped)}." if dropped else ""
    return ResultTable(KEY, title, (*table.columns, "Cases", *shares), rows, note, found.row_question)


def _draw(table: CrossTable, title: str) -> Draw | None:
    if not table.rows or len(table.columns) > MOST_COLOURS:
        return None
    segments = [
        Segment(label, label, colour.fill)
        for label, colour in zip(table.columns, MEASURE_SEGMENTS, strict=False)
    ]
    rows = [
        StackedRow(label, dict(zip(table.columns, counts, strict=True)))
        for label, counts in zip(table.rows, table.counts, strict=True)
    ]

    def draw(uid: str, width: float) -> Svg:
        return stacked_bars(rows, uid=uid, title=title, segments=segments, width=width)

    return draw


def _association(found: AnswersCrossed) -> Association:
    test, effect = found.table.test, found.table.effect
    return Association(
        one=f"answers to {found.row_ref}",
        other=f"answers to {found.column_ref}",
        cases=found.table.total,
        p_value=test.p_value if isinstance(test, AssociationTest) else None,
        effect=effect.value if isinstance(effect, EffectSize) else 0.0,
        effect_name=effect.name if isinstance(effect, EffectSize) else "phi",
        obstacle=test.reason if isinstance(test, NotComputable) else "",
    )


def _how(table: CrossTable) -> str:
    if not isinstance(table.test, AssociationTest):
        return ""
    if table.test.method == "fisher_exact":
        return "By Fisher’s exact test, two-sided. Phi runs from -1 to 1; 0 is no association."
    return (
        f"By a permutation test of {table.test.resamples:,} tables with the same margins, of the seed "
        f"{table.test.seed}. Cramér’s V runs from 0, no association, to 1."
    )
