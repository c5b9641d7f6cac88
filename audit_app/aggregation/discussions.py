"""Section 9: how strategy discussions were held, who took part, what was decided."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import CASES, SEVERAL, denominator, options_table
from audit_app.aggregation.numbers import numbers_given
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.row_answers import lines_of
from audit_app.aggregation.tallies import tally
from audit_app.aggregation.tally import NONE
from audit_app.tool.registry import item

FURTHER_NUMBER = "3.10"


def discussion_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    first, outcome = "First strategy discussion", "Outcome discussion"
    return (
        options_table(cohort, "9.strategy_form", "3.3", f"{first}: how it was held", "Form"),
        _agency_table(cohort, "9.strategy_agencies", "3.4", f"{first}: who took part"),
        options_table(cohort, "9.strategy_decision", "3.6", f"{first}: what it decided", "Decision"),
        options_table(cohort, "9.immediate_plan", "3.7", "Immediate child protection plan agreed", "Answer"),
        options_table(cohort, "9.immediate_plan_content", "3.8", "What the immediate plan included", "Part"),
        options_table(
            cohort, "9.further_discussions", "3.9", "Further discussions before the outcome", "Answer"
        ),
        _further_number_table(cohort),
        options_table(cohort, "9.outcome_form", "4.2", f"{outcome}: how it was held", "Form"),
        _agency_table(cohort, "9.outcome_agencies", "4.4", f"{outcome}: who took part"),
        options_table(cohort, "9.enquiry_outcome", "4.9", "Outcome of the section 47 enquiries", "Outcome"),
    )


def _agency_table(cohort: Cohort, key: str, grid: str, title: str) -> ResultTable:
    """Cases by agency; contributing and agreeing do not exclude each other, so a row has no sum."""
    lines = lines_of(grid)
    found = [(line, tally(cohort, line.ref)) for line in lines]
    codes = (*lines[0].labels, NONE)
    return ResultTable(
        key,
        title,
        (*lines[0].labels.values(), lines[0].none_label, "Unanswered", "Cases with a discussion"),
        tuple(
            Row(line.question, (*(each.of(code) for code in codes), each.unanswered, each.shown))
            for line, each in found
        ),
        SEVERAL.replace("rows", "columns"),
        "Agency",
    )


def _further_number_table(cohort: Cohort) -> ResultTable:
    given = numbers_given(cohort, FURTHER_NUMBER)
    found = tally(cohort, FURTHER_NUMBER)
    return ResultTable(
        "9.further_number",
        item(FURTHER_NUMBER).question.removesuffix("?"),
        CASES,
        tuple(Row(str(number), (cases,)) for number, cases in given.items()),
        denominator(found),
        "Discussions",
        Row("Answered", (found.answered,)),
    )
