"""From a finding to its items and its cases: who stands in which segment of a measure."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.measures import MEASURES, Measure
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.results import SEGMENTS
from audit_app.aggregation.row_answers import row_questions, with_lines
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item

BY_KEY: dict[str, Measure] = {measure.key: measure for measure in MEASURES}


@dataclass(frozen=True)
class CasesOfSegment:
    """The audits that stand in one segment of a measure, by case reference."""

    segment: str
    audits: tuple[Audit, ...]


def items_of(measure: Measure) -> tuple[Item, ...]:
    """The items that a measure rests on, in the order of the form."""
    return tuple(item(ref) for ref in measure.refs)


def cases_of(measure: Measure, cohort: Cohort) -> tuple[CasesOfSegment, ...]:
    """Every case of the cohort under its segment, without empty segments."""
    segments = _segments(measure, cohort)
    by_segment: dict[str, list[Audit]] = {name: [] for name in SEGMENTS}
    for audit in cohort.audits.with_case().order_by("allocation__case__reference"):
        by_segment[segments[audit.pk]].append(audit)
    return tuple(CasesOfSegment(name, tuple(audits)) for name, audits in by_segment.items() if audits)


def _segments(measure: Measure, cohort: Cohort) -> dict[int, str]:
    question, audits = _question(measure, cohort), with_lines(cohort.audits)
    found = dict.fromkeys(audits.values_list("pk", flat=True), "hidden")
    if question.shown is None:
        return found
    found |= dict.fromkeys(audits.filter(question.shown).values_list("pk", flat=True), "unanswered")
    for code, condition in question.codes.items():
        answered = audits.filter(question.shown & condition).values_list("pk", flat=True)
        found |= dict.fromkeys(answered, measure.segment_of(code))
    return found


def _question(measure: Measure, cohort: Cohort) -> Question:
    of_rows = {question.ref: question for question in row_questions(cohort.off)}
    return of_rows.get(measure.tally_ref) or question_of(item(measure.ref), cohort.off)
