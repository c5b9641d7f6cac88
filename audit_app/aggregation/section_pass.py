"""One query over the nine sections: for each part of the sample, cases under every option of every item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from audit_app.aggregation.cohort import PART, Cohort, PartKey, once
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.row_answers import row_questions
from audit_app.aggregation.tally import Tally
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.registry import items

# The columns of a row: the part, then all of its cases, then the cases under each condition.
CASES = len(PART)


@dataclass(frozen=True)
class SectionPass:
    """What the query gave: a row for each part of the sample that has a case in the cohort.

    ``places``: for each question, where in a row the cases under each of its conditions are.
    """

    rows: Sequence[tuple[Any, ...]]
    questions: Mapping[str, Question]
    places: Mapping[str, Mapping[str, int]]

    def by_part(self, ref: str) -> dict[PartKey, Tally]:
        """The tally of a question for each part of the sample.

        Raises:
            KeyError: there is no such question in the pass.
        """
        question, places = self.questions[ref], self.places[ref]
        return {(row[0], row[1]): _tally(question, row, places) for row in self.rows}


@once
def section_pass(cohort: Cohort) -> SectionPass:
    questions = {question.ref: question for question in _questions(cohort)}
    conditions = {ref: dict(question.conditions()) for ref, question in questions.items()}
    distinct = dict.fromkeys(each for named in conditions.values() for each in named.values())
    place_of = {condition: place for place, condition in enumerate(distinct, start=CASES + 1)}
    counts = {f"n{place}": Count("pk", filter=condition) for condition, place in place_of.items()}
    rows = cohort.audits.values_list(*PART).annotate(cases=Count("pk"), **counts)
    places = {
        ref: {name: place_of[condition] for name, condition in named.items()}
        for ref, named in conditions.items()
    }
    return SectionPass(list(rows), questions, places)


def _questions(cohort: Cohort) -> list[Question]:
    tallied = (question_of(each, cohort.off) for each in items() if _is_tallied(each))
    return [*tallied, *row_questions(cohort)]


def _is_tallied(each: Item) -> bool:
    is_text_of_grid = bool(each.line) and each.kind == "text"
    return each.section != HEADER and each.kind not in ("comment", "rows") and not is_text_of_grid


def _tally(question: Question, row: Sequence[Any], places: Mapping[str, int]) -> Tally:
    number = {name: row[place] for name, place in places.items()}
    counts = {code: number.get(code, 0) for code in question.codes}
    answers = sum(counts.values()) if question.answered is None else number.get("answered", 0)
    return Tally(question.ref, row[CASES], number.get("shown", 0), answers, counts)
