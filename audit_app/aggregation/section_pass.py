"""One query over the nine sections: for each part of the sample, cases under every option of every item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q

from audit_app.aggregation.cohort import PART, Cohort, PartKey, once, part_of
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.row_answers import row_questions
from audit_app.aggregation.tally import Tally
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.registry import items


@once
def section_tallies(cohort: Cohort) -> Mapping[str, Mapping[PartKey, Tally]]:
    """The tally of every question by part of the sample."""
    questions = _questions(cohort)
    alias_of: dict[Q, str] = {}
    for question in questions:
        for _name, condition in question.conditions():
            alias_of.setdefault(condition, f"n{len(alias_of)}")
    counts = {alias: Count("pk", filter=condition) for condition, alias in alias_of.items()}
    rows = list(cohort.audits.values(*PART).annotate(cases=Count("pk"), **counts))
    return {
        question.ref: {part_of(row): _tally(row, question, alias_of) for row in rows}
        for question in questions
    }


def _questions(cohort: Cohort) -> list[Question]:
    tallied = (question_of(each, cohort.off) for each in items() if _is_tallied(each))
    return [*tallied, *row_questions(cohort)]


def _is_tallied(each: Item) -> bool:
    is_text_of_grid = bool(each.line) and each.kind == "text"
    return each.section != HEADER and each.kind not in ("comment", "rows") and not is_text_of_grid


def _tally(row: Mapping[str, Any], question: Question, alias_of: Mapping[Q, str]) -> Tally:
    number = {name: row[alias_of[condition]] for name, condition in question.conditions()}
    counts = {code: number.get(code, 0) for code in question.codes}
    answers = sum(counts.values()) if question.answered is None else number.get("answered", 0)
    return Tally(question.ref, row["cases"], number.get("shown", 0), answers, counts)
