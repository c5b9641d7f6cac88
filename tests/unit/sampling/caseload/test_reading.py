"""A list is read whatever the kind of file, the character set and the place of its heading."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit_app.sampling.caseload.fields import proposed
from audit_app.sampling.caseload.reading.process import About, opened
from audit_app.sampling.caseload.reading.source import Table, read
from tests.factories.binary_lists import xls_of, xlsb_of
from tests.factories.lists import ANNEX_A, HEADINGS, Formula, child, csv_of, ods_of, xlsx_of

BORN = ["d", "2005-01-02"]


def all_of(content: bytes, **wanted: Any) -> tuple[Table, list[tuple[int, list[Any]]]]:
    table = read(content, **wanted)
    return table, list(table.rows)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("xlsx", xlsx_of(child(date_of_birth=date(2005, 1, 2)))),
        ("ods", ods_of(child(date_of_birth=date(2005, 1, 2)))),
        ("xls", xls_of(child(date_of_birth=date(2005, 1, 2)))),
    ],
)
def test_workbooks_of_every_kind_give_the_same_rows(kind: str, content: bytes) -> None:
    table, rows = all_of(content)
    assert (table.kind, table.sheet, table.headings) == (kind, "Children", list(HEADINGS))
    assert rows == [(2, child(date_of_birth=BORN))]


def test_a_binary_workbook_is_read_too() -> None:
    table, rows = all_of(xlsb_of(child(date_of_birth=38354)))
    assert (table.kind, rows) == ("xlsb", [(2, child(date_of_birth=38354))])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_is_read_in_every_character_set_with_every_separator(encoding: str, delimiter: str) -> None:
    content = csv_of(child(name="Zoë O’Made-Up"), delimiter=delimiter).decode().encode(encoding)
    table, rows = all_of(content)
    assert (table.kind, table.headings) == ("csv", list(HEADINGS))
    assert rows == [(2, child(name="Zoë O’Made-Up"))]
    assert (["windows_1252"] in table.notes) == (encoding == "cp1252")


def test_a_separator_that_the_first_line_names_is_used() -> None:
    table, rows = all_of(b"sep=;\r\nReference;Gender\r\nWD1;F, or so\r\n")
    assert (table.heading, rows) == (2, [(3, ["WD1", "F, or so"])])


@pytest.mark.parametrize("blank_first", [0, 2])
def test_title_rows_above_the_heading_are_passed_over_and_rows_keep_their_numbers(blank_first: int) -> None:
    titles = [["Children with a plan"], [], ["As at 31 March 2009", "", "page 1"]]
    for content in (
        csv_of(*[[]] * blank_first, *titles, HEADINGS, child(), [], child("WD2"), headings=()),
        xlsx_of(*titles, HEADINGS, child(), [], child("WD2"), headings=(), start=1 + blank_first),
        ods_of(*[[]] * blank_first, *titles, HEADINGS, child(), [], child("WD2"), headings=()),
    ):
        table, rows = all_of(content)
        assert table.heading == 4 + blank_first
        assert [number for number, _cells in rows] == [5 + blank_first, 7 + blank_first]


def test_the_sheet_that_looks_like_the_list_is_taken_wherever_it_stands() -> None:
    content = xlsx_of(["Nothing here"], headings=(), sheet="Cover", more={"Data": [HEADINGS, child()]})
    table, rows = all_of(content)
    assert (table.sheet, table.sheets, len(rows)) == ("Data", ["Cover", "Data"], 1)
    assert all_of(content, sheet="Cover", heading=1)[0].headings == ["Nothing here"]


def test_hidden_sheets_are_left_and_said_and_read_only_where_no_other_holds_a_list() -> None:
    other = {"Old": [HEADINGS, child("OLD")]}
    table, rows = all_of(xlsx_of(child(), more=other, hidden=["Old"]))
    assert (table.sheet, rows[0][1][0], table.notes) == ("Children", "WD1", [["hidden_sheets", 1]])
    only = xlsx_of(["x"], headings=(), sheet="Cover", more=other, hidden=["Old"])
    assert ["hidden_sheet_read", 1] in all_of(only)[0].notes


def test_formulas_hidden_rows_and_merged_cells_are_told() -> None:
    row = child(name=Formula("Juniper Made-Up"))
    table, rows = all_of(xlsx_of(row, child("WD2"), hidden_rows=[3], merged=["E2:E3"]))
    assert rows[0][1][1] == "Juniper Made-Up"
    assert table.notes == [["formulas", 1], ["hidden_rows", 1], ["merged_cells", 1]]


def test_headings_lose_their_spaces_and_may_stand_twice_or_be_empty() -> None:
    headings = [" Reference ", "Date of\xa0birth", "", "Gender", "Gender", "District\n(current)"]
    table, _rows = all_of(xlsx_of(["WD1", "1/2/2003", "x", "F", "M", "Ashmere"], headings=headings))
    assert table.headings == ["Reference", "Date of birth", "", "Gender", "Gender", "District (current)"]
    assert proposed(table.headings) == {"reference": 0, "date_of_birth": 1, "gender": 3}


@pytest.mark.parametrize("name", ["liia_Annex_A.xlsx", "liia_Annex_A_2024_Jan.xlsx"])
def test_annex_a_is_known_by_the_name_and_headings_of_its_seventh_list(name: str) -> None:
    with opened((ANNEX_A / name).read_bytes()) as (about, rows):
        assert isinstance(about, About)
        assert (about.sheet, about.is_annex_a, len(list(rows))) == ("List 7", True, 7)
    columns = {field: about.headings[column] for field, column in proposed(about.headings).items()}
    assert columns == {
        "reference": "Child Unique ID",
        "date_of_birth": "Date of Birth",
        "age": "Age",
        "gender": "Gender",
        "team": "Allocated Team",
        "category": "Latest Category of Abuse",
        "plan_started": "Child Protection Plan Start Date",
        "plan_ended": "Child Protection Plan End Date",
    }


def test_what_was_said_of_a_heading_before_counts_more_than_what_it_says() -> None:
    headings = ["ID", "NHS number", "Area"]
    assert proposed(headings) == {"reference": 0, "district": 2}
    assert proposed(headings, {"id": "", "nhs number": "reference"}) == {"reference": 1, "district": 2}
