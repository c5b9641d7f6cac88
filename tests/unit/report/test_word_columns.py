"""How the width of a page is shared among the columns of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.document import TableBlock
from audit_app.report.renderers.word.columns import column_widths, fitted_widths
from tests.unit.report.sample import ages

words = st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=60)


@given(st.lists(st.lists(words, min_size=1, max_size=4), min_size=2, max_size=10))
def test_the_columns_fill_the_width_and_none_is_lost(columns: list[list[str]]) -> None:
    widths = fitted_widths(columns, 168)
    assert len(widths) == len(columns)
    assert abs(sum(widths) - 168) < 0.01
    assert min(widths) > 3


def test_a_table_of_few_short_labels_is_narrow() -> None:
    labels, numbers = column_widths(ages())
    assert 75 < labels + numbers < 85
    assert labels > numbers


def test_no_word_of_a_table_of_the_report_is_broken() -> None:
    table = ResultTable(
        "4",
        "Measures",
        ("Applies", "Not evident", "Verdict"),
        (Row("Interim core assessment completed", (50, 3, "Needs improvement")),),
        row_heading="Measure",
    )
    widths = column_widths(TableBlock(table, "Table 1", "table-1"))
    assert abs(sum(widths) - 168) < 0.01
    # "improvement" in bold of 8.5 points is 19 mm wide, and "Not evident" can be broken after "Not".
    assert widths[3] > 19 + 2.6
    assert widths[0] > widths[3]
