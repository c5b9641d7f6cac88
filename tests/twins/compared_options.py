"""The tables of cases by the options of a question, or of two questions crossed, each beside its twin."""

from __future__ import annotations

from audit_app.aggregation.results import ResultTable
from audit_app.tool.registry import item
from tests.twins import report_twin, tables_twin
from tests.twins.cells import Cells, cells
from tests.twins.generated_reviews import Comparison, Generated

BY_OPTION = {
    "2.protected": "9.8",
    "2.practice": "9.9",
    "2.reading": "9.13.ease",
    "2.ics_timing": "7.1",
    "2.record_forms": "7.2",
    "3.supervision": "7.4",
    "4.checks": "2.1",
    "4.delays": "5.2.reason",
    "4.specialist": "6.5",
    "5.referring_agency": "1.2.coded",
    "5.further_concerns": "6.1",
    "6.factors": "6.7",
    "7.causes": "8.2.cause",
    "8.letters": "9.12",
    "9.strategy_form": "3.3",
    "9.strategy_decision": "3.6",
    "9.immediate_plan": "3.7",
    "9.immediate_plan_content": "3.8",
    "9.further_discussions": "3.9",
    "9.outcome_form": "4.2",
    "9.enquiry_outcome": "4.9",
    "10.actions_required": "8.10",
}
# Supervision (7.4) is laid against each of these.
SUPERVISION_AGAINST = (
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


def options(ref: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        if not report_twin.is_asked(ref, review.off):
            assert (table.rows, table.note) == ((), "Not asked in this review.")
            return
        counts = tables_twin.cases_by_option(ref, review.cases, review.off)
        labels = {**item(ref).labels, "none": item(ref).none_label}
        assert cells(table) == {labels[code]: (count,) for code, count in counts.items()}
        _answered, unanswered, hidden = tables_twin.standing(ref, review.cases, review.off)
        assert ("unanswered in" in table.note) == bool(unanswered)
        assert ("not called for in" in table.note) == bool(hidden)

    return assert_equal


def supervision_against(ref: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        counts = report_twin.supervision_against(ref, review.cases, review.off)["counts"]
        rows = list(dict.fromkeys(row for row, _column in counts))
        columns = list(dict.fromkeys(column for _row, column in counts))
        assert table.columns == (*(item(ref).labels[column] for column in columns), "Cases")
        expected: Cells = {}
        for row in rows:
            in_row = [counts[row, column] for column in columns]
            expected[item("7.4").labels[row]] = (*in_row, sum(in_row))
        assert cells(table) == expected

    return assert_equal
