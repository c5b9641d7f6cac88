"""Results refuse to be made of parts that do not add up."""

from typing import Any

import pytest

from audit_app.aggregation.results import (
    AnswersCrossed,
    MeasureResult,
    ResultTable,
    Row,
    tables_as_plain,
)
from audit_app.aggregation.statistics import NotComputable, cross_table
from audit_app.aggregation.verdicts import Verdict


def a_result(**changes: Any) -> MeasureResult:
    fields: dict[str, Any] = {
        "key": "seen_alone",
        "ref": "4.6",
        "sections": (9,),
        "cases": 20,
        "met": 6,
        "partly": 1,
        "not_met": 2,
        "not_evident": 1,
        "not_known": 2,
        "not_applicable": 3,
        "hidden": 1,
        "unanswered": 4,
        "asked": True,
        "estimate": NotComputable("no draw of the sample is recorded for this review"),
        "verdict": Verdict.NEEDS_IMPROVEMENT,
    }
    return MeasureResult(**fields | changes)


def a_table(*rows: Row, total: Row | None = None) -> ResultTable:
    return ResultTable("1.2", "Ages", ("Boys", "Girls"), rows, total=total)


def test_a_measure_applies_to_what_is_met_partly_or_in_any_way_not_met() -> None:
    result = a_result()
    assert result.applies == 12
    assert result.share == 0.5
    assert result.unmet == result.shortfall == 6
    assert result.shortfall_share == 0.5
    assert result.total == 20


def test_a_measure_that_applies_to_nobody_has_no_share() -> None:
    nothing = dict.fromkeys(("met", "partly", "not_met", "not_evident", "not_known", "not_applicable"), 0)
    result = a_result(**nothing, hidden=16)
    assert result.applies == 0
    assert result.share is result.shortfall_share is None


def test_a_measure_whose_parts_are_not_its_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="the parts make 20 of 21 cases"):
        a_result(cases=21)


def test_a_measure_with_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        a_result(met=7, hidden=-1, unanswered=5)


def test_a_row_without_a_value_for_each_column_is_refused() -> None:
    with pytest.raises(ValueError, match="“Unborn” does not have a value for each column"):
        a_table(Row("Unborn", (1,)))


def test_a_negative_count_in_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        a_table(Row("Unborn", (1, -1)))


def test_a_total_that_is_not_the_sum_of_the_rows_is_refused() -> None:
    rows = (Row("0 to 2", (1, 2)), Row("2 to 5", (3, 4)))
    assert a_table(*rows, total=Row("Total", (4, 6))).total == Row("Total", (4, 6))
    with pytest.raises(ValueError, match="the rows make"):
        a_table(*rows, total=Row("Total", (4, 7)))


def test_crossed_answers_that_lose_a_case_are_refused() -> None:
    table = cross_table(("Yes", "No"), ("Yes", "No"), ((3, 1), (0, 2)))
    questions = ("7.4", "6.4", "Supervision", "Focus")
    crossed = AnswersCrossed(*questions, table, cases=10, unanswered=2, hidden=1, not_applicable=1)
    assert crossed.left_out == 4
    with pytest.raises(ValueError, match="not 10 cases"):
        AnswersCrossed(*questions, table, cases=10, unanswered=1, hidden=1, not_applicable=1)


def test_tables_are_plain_enough_for_json() -> None:
    table = ResultTable(
        "1.2", "Ages", ("Children",), (Row("Unborn", (2,)),), "A note.", "Age", Row("Total", (2,))
    )
    assert tables_as_plain({"1.2": table}) == {
        "1.2": {
            "title": "Ages",
            "row_heading": "Age",
            "columns": ["Children"],
            "rows": [{"label": "Unborn", "values": [2]}],
            "total": {"label": "Total", "values": [2]},
            "note": "A note.",
        }
    }
