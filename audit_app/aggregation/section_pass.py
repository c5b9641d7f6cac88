"""One query over the nine sections: for each part of the sample, cases under every option of every item.

The choices, on which all measures rest, are counted in a pass of their own, so that the measures need not
wait for what the report only describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count

from audit_app.aggregation.cohort import NO_PART, PART, Cohort, PartKey, once
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.row_answers import row_questions, with_lines
from audit_app.aggregation.tally import Tally
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models.audit import AuditQuerySet
from audit_app.tool.registry import items

# The columns of a row: the part, then all of its cases, then the cases under each condition.
CASES = len(PART)


@dataclass(frozen=True)
class SectionPass:
    """What the query gave: a row for each part of the sample that has a case in the cohort.

    ``width`` is the length of a row. ``places``: for each question, where in a row the cases under each of
    its conditions are.
    """

    rows: Sequence[tuple[Any, ...]]
    width: int
    questions: Mapping[str, Question]
    places: Mapping[str, Mapping[str, int]]

    def total(self, ref: str) -> Tally:
        """The tally of a question over the whole cohort.

        Raises:
            KeyError: there is no such question in the pass.
        """
        return self._tally(ref, self._sums)

    def by_part(self, ref: str) -> dict[PartKey, Tally]:
        """The tally of a question for each part of the sample; raises as ``total``."""
        return {(row[0], row[1]): self._tally(ref, row) for row in self.rows}

    @cached_property
    def _sums(self) -> Sequence[Any]:
        numbers = range(CASES, self.width)
        return (*NO_PART, *(sum(row[place] for row in self.rows) for place in numbers))

    def _tally(self, ref: str, row: Sequence[Any]) -> Tally:
        question = self.questions[ref]
        number = {name: row[place] for name, place in self.places[ref].items()}
        counts = {code: number.get(code, 0) for code in question.codes}
        answers = sum(counts.values()) if question.answered is None else number.get("answered", 0)
        return Tally(ref, row[CASES], number.get("shown", 0), answers, counts)


@once
def choice_pass(cohort: Cohort) -> SectionPass:
    """Every item with one choice, and the answers that lines of a grid amount to."""
    choices = [question_of(each, cohort.off) for each in _tallied() if each.kind == "choice"]
    return _count(with_lines(cohort.audits), [*choices, *row_questions(cohort.off)])


@once
def other_pass(cohort: Cohort) -> SectionPass:
    """Every other item: ticks, dates, times, numbers and texts; of lines of a grid, who calls for them."""
    others = [question_of(each, cohort.off) for each in _tallied() if each.kind != "choice"]
    return _count(cohort.audits, others)


def _count(audits: AuditQuerySet, asked: Sequence[Question]) -> SectionPass:
    conditions = {question.ref: dict(question.conditions()) for question in asked}
    distinct = dict.fromkeys(each for named in conditions.values() for each in named.values())
    place_of = {condition: place for place, condition in enumerate(distinct, start=CASES + 1)}
    counts = {f"n{place}": Count("pk", filter=condition) for condition, place in place_of.items()}
    rows = list(audits.values_list(*PART).annotate(cases=Count("pk"), **counts))
    places = {
        ref: {name: place_of[condition] for name, condition in named.items()}
        for ref, named in conditions.items()
    }
    questions = {question.ref: question for question in asked}
    return SectionPass(rows, CASES + 1 + len(counts), questions, places)


def _tallied() -> Iterator[Item]:
    for each in items():
        is_text_of_grid = bool(each.line) and each.kind == "text"
        if each.section != HEADER and each.kind not in ("comment", "rows") and not is_text_of_grid:
            yield each
