"""Section 3: supervision (7.4) laid against what it should show in: history, plans, timescales, records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import NOT_ASKED, in_full, options_table
from audit_app.aggregation.results import AnswersCrossed, ResultTable, Row
from audit_app.aggregation.statistics import cross_table
from audit_app.tool.item import Item
from audit_app.tool.queries import chosen, is_asked, path_to, shown
from audit_app.tool.registry import item

SUPERVISION = "7.4"
AGAINST = (
    "1.6",
    "4.11",
    "5.2",
    "6.2",
    "6.4",
    "7.5.ics",
    "7.5.file",
    "8.4",
    "8.6",
    "9.5.in_place",
    "9.5.monitored",
    "9.5.reviewed",
    "9.6",
    "9.9",
    "9.14",
)
LEFT_OUT = "not_applicable"


@once
def supervision_crossed(cohort: Cohort) -> Mapping[str, AnswersCrossed]:
    """Supervision against each of ``AGAINST``, by ref; all counted in one query."""
    counts: dict[str, Count] = {}
    for place, ref in enumerate(AGAINST):
        for name, condition in _conditions(item(ref), cohort).items():
            counts[f"n{place}_{name}"] = Count("pk", filter=condition)
    grouped = cohort.audits.values(path_to(item(SUPERVISION))).annotate(cases=Count("pk"), **counts)
    by_answer = {row[path_to(item(SUPERVISION))]: row for row in grouped}
    return {ref: _crossed(cohort, item(ref), f"n{place}_", by_answer) for place, ref in enumerate(AGAINST)}


def supervision_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    title = "Whether the records show appropriate supervision"
    crossed = supervision_crossed(cohort)
    return (
        options_table(cohort, "3.supervision", SUPERVISION, title, "Supervision"),
        *(_as_table(found) for found in crossed.values()),
    )


def _conditions(each: Item, cohort: Cohort) -> dict[str, Q]:
    called_for = shown(each.ref, cohort.off)
    if called_for is None:
        return {}
    return {"shown": called_for} | {code: called_for & chosen(each, code) for code in each.labels}


def _crossed(
    cohort: Cohort, each: Item, prefix: str, by_answer: Mapping[str | None, Mapping[str, Any]]
) -> AnswersCrossed:
    supervised = item(SUPERVISION).labels
    columns = {code: label for code, label in each.options if code != LEFT_OUT}
    nothing: Mapping[str, Any] = {}

    def number(answer: str, name: str) -> int:
        return by_answer.get(answer, nothing).get(prefix + name, 0)

    counts = [[number(answer, code) for code in columns] for answer in supervised]
    not_applicable = sum(number(answer, LEFT_OUT) for answer in supervised)
    answered = sum(by_answer.get(answer, nothing).get("cases", 0) for answer in supervised)
    called_for = sum(number(answer, "shown") for answer in supervised)
    cases = sum(row["cases"] for row in by_answer.values())
    return AnswersCrossed(
        SUPERVISION,
        each.ref,
        item(SUPERVISION).question,
        in_full(each, cohort.review),
        cross_table(tuple(supervised.values()), tuple(columns.values()), counts),
        cases,
        unanswered=(cases - answered) + (called_for - not_applicable - sum(map(sum, counts))),
        hidden=answered - called_for,
        not_applicable=not_applicable,
        asked=is_asked(each.ref, cohort.off),
    )


def _as_table(found: AnswersCrossed) -> ResultTable:
    table = found.table
    rows = tuple(
        Row(label, (*counts, total))
        for label, counts, total in zip(table.rows, table.counts, table.row_totals, strict=True)
    )
    left_out = (
        f"Left out: {found.unanswered} unanswered, {found.hidden} not called for, "
        f"{found.not_applicable} not applicable."
    )
    return ResultTable(
        f"3.supervision.{found.column_ref}",
        f"Supervision by: {found.column_question}",
        (*table.columns, "Cases"),
        rows,
        " ".join((left_out, *table.warnings)) if found.asked else NOT_ASKED,
        "Supervision",
        Row("Total", (*table.column_totals, table.total)) if rows else None,
    )
