import datetime as dt
from dataclasses import replace

import pytest

from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.document import Cover, TableBlock
from tests.unit.report.sample import ages, sample_document


def table(columns: tuple[str, ...], *values: tuple[object, ...]) -> TableBlock:
    rows = tuple(Row(f"Row {place}", line) for place, line in enumerate(values))  # type: ignore[arg-type]
    return TableBlock(ResultTable("9.x", "A table", columns, rows), "Table 9", "table-9")


def test_a_document_tells_its_findings_and_every_table_beside_a_chart_or_not() -> None:
    document = sample_document()
    assert [finding.key for finding in document.findings()] == ["file_up_to_date"]
    assert [block.number for block in document.tables()] == ["Table 2"]


@pytest.mark.parametrize(
    ("headings", "mark"),
    [
        ((), ""),
        (("National context",), "Draft: 1 paragraph to be written"),
        (("National context", "Progress"), "Draft: 2 paragraphs to be written"),
    ],
)
def test_a_draft_says_how_many_paragraphs_it_lacks(headings: tuple[str, ...], mark: str) -> None:
    assert sample_document(unwritten=headings).draft_mark == mark


def test_the_cover_leaves_out_the_lines_that_are_empty() -> None:
    cover = Cover("Wealdshire", "", "", "The board", dt.date(2009, 7, 1), "", "", "", "")
    assert cover.details() == (("To", "The board"), ("Meeting date", "1 July 2009"))


def test_a_total_is_the_last_line_of_its_table() -> None:
    assert [(line.label, line.is_total) for line in ages().rows] == [
        ("Unborn", False),
        ("0–2 years", False),
        ("2–5 years", False),
        ("All", True),
    ]


def test_a_column_of_numbers_is_set_flush_right_even_where_some_are_withheld() -> None:
    block = table(("Cases", "Verdict"), (12, "Strong"), ("1 to 4", "Weak"), ("withheld", "Weak"), (None, "–"))
    assert [heading.numeric for heading in block.headings] == [True, False]


def test_only_a_table_of_short_labels_and_one_or_two_numbers_is_slim() -> None:
    assert ages().is_slim
    assert not table(("Yes", "No", "Cases"), (1, 2, 3)).is_slim
    assert not table(("Cases in which it was found on both",), (1,)).is_slim
    assert not table(("Verdict",), ("Strong",)).is_slim


def test_a_table_of_several_columns_is_even_where_all_of_them_hold_numbers() -> None:
    assert table(("Yes", "No", "Cases"), (1, 2, 3)).is_even
    assert not table(("Cases", "Share", "Verdict"), (1, 2, "Strong")).is_even
    assert not ages().is_even


def test_a_table_is_kept_on_its_page_unless_its_lines_would_leave_much_of_another_empty() -> None:
    rows = tuple((1,) * 9 for _ in range(8))
    narrow = table(tuple("abcdefghi"), *rows)
    labelled = tuple(
        replace(row, label="Core assessment addresses emotional abuse (5.5)") for row in narrow.table.rows
    )
    wordy = replace(narrow.table, rows=labelled)
    assert narrow.is_short
    assert not TableBlock(wordy, "Table 9", "table-9").is_short
    assert not table(("Cases",), *((1,) for _ in range(9))).is_short
