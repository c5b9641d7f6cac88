"""The demonstration's report as an Excel workbook: all that the other formats hold, and nothing beyond."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from audit_app.aggregation.case_rows import with_parents
from audit_app.aggregation.measures import MEASURES
from audit_app.report.as_data import as_data
from audit_app.report.assemble import Audience, assemble_from, gather
from audit_app.report.case_level import TELL_OF_THE_CHILD
from audit_app.report.document import ChartBlock, Document
from audit_app.report.queries import report_of
from audit_app.report.renderers.data import data_of
from audit_app.report.renderers.drawn import DRAWN
from audit_app.sampling.models import Case
from tests.fixtures_demo import Kept
from tests.integration.report.demo import demonstration
from tests.integration.report.test_for_the_board import secrets_of
from tests.unit.report.workbooks import Grid, parts_of, sheets_of, under

# The database of the tests is only made where a test says that it needs one.
pytestmark = pytest.mark.django_db

AS_OF = dt.date(2009, 7, 1)


@dataclass(frozen=True)
class Made:
    """A report as values and as a workbook, with what may stand nowhere in it."""

    document: Document
    plain: dict[str, Any]
    content: bytes
    secrets: tuple[str, ...]
    days_of_birth: tuple[dt.date, ...]
    sheets: dict[str, Grid]


@pytest.fixture(scope="module")
def both(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> tuple[Made, Made]:
    with demonstration(kept_demo, django_db_blocker) as review:
        secrets = tuple(each for each in secrets_of(review) if each)
        born = tuple(
            case.identity.date_of_birth
            for case in Case.objects.filter(review=review, allocations__isnull=False)
            if case.identity.date_of_birth
        )
        made = []
        for suppress in (False, True):
            report = report_of(review)
            report.review.suppress_small_cells = suppress
            source = gather(report, Audience.BOARD)
            document = assemble_from(source)
            plain = as_data(source, document, AS_OF)
            content = data_of(document.title, plain, "xlsx")
            made.append(Made(document, plain, content, secrets, born, sheets_of(content)))
    return made[0], made[1]


@pytest.fixture
def whole(both: tuple[Made, Made]) -> Made:
    return both[0]


@pytest.fixture
def suppressed(both: tuple[Made, Made]) -> Made:
    return both[1]


def sheet_with(made: Made, caption: str) -> Grid:
    """The rows from below a caption on, on whatever sheet it stands."""
    holding = [grid for grid in made.sheets.values() if any(row and row[0] == caption for row in grid)]
    (grid,) = holding
    return under(grid, caption)


def in_a_cell(value: Any) -> Any:
    """A plain value as it should be read back."""
    if isinstance(value, str) and (share := re.fullmatch(r"(\d+)%", value)):
        return int(share[1]) / 100
    if isinstance(value, str) and re.fullmatch(r"\d+ [A-Z][a-z]+ \d{4}", value):
        return dt.datetime.strptime(value, "%d %B %Y").replace(tzinfo=dt.UTC).date()
    if isinstance(value, str) and re.fullmatch(r"\d+\.\d+", value):
        return float(value)
    return "" if value is None else value


@pytest.mark.parametrize("place", [0, 1])
def test_every_table_is_there_with_its_title_columns_values_and_note(
    both: tuple[Made, Made], place: int
) -> None:
    made = both[place]
    assert len(made.plain["tables"]) > 50
    for table in made.plain["tables"].values():
        head, *rows = sheet_with(made, f"{table['number']}: {table['title']}")
        assert head == [table["row_heading"], *table["columns"]]
        lines = [*table["rows"], *([table["total"]] if "total" in table else [])]
        for line, row in zip(lines, rows, strict=False):
            expected = [line["label"], *map(in_a_cell, line["values"])]
            assert row == expected[: len(row)]
            assert not any(expected[len(row) :])
        if table["note"]:
            assert rows[len(lines)] == [table["note"]]


def test_every_finding_is_there_with_its_figures_as_numbers(whole: Made) -> None:
    lines = {row[0]: row for row in whole.sheets["Findings"][5:]}
    assert len(lines) == len(whole.plain["findings"]) == len(MEASURES)
    for block in whole.document.findings():
        met, applies = lines[block.number][2:4]
        assert lines[block.number][1] == block.label
        assert lines[block.number][8:11] == [block.verdict_label, block.sentence, block.counts]
        if block.numbers["met"] and applies != "–":
            assert met == block.numbers["met"]


def test_each_chart_of_the_report_is_drawn_by_excel_with_the_words_that_stand_for_it(whole: Made) -> None:
    charts = [block for block in whole.document.blocks() if isinstance(block, ChartBlock)]
    parts = parts_of(whole.content)
    drawn = [name for name in parts if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    assert len(drawn) == len(charts) > 10
    told = "".join(part for name, part in parts.items() if name.startswith("xl/drawings/drawing"))
    assert told.count("descr=") == len(charts)
    for name in drawn:
        assert "<c:ser>" in parts[name]
        assert re.search(r"<c:val>.*<c:v>[1-9]", parts[name])
    assert set(DRAWN) <= {block.table.table.key for block in charts}


def test_a_stacked_chart_has_a_bar_for_each_kind_of_answer_in_its_table(whole: Made) -> None:
    parts = parts_of(whole.content)
    charts = [block for block in whole.document.blocks() if isinstance(block, ChartBlock)]
    kinds = {"Met", "Partly", "Not met", "Not evident", "Not known"}
    for number, block in enumerate(charts, start=1):
        if ".measures." in block.table.table.key:
            drawn = parts[f"xl/charts/chart{number}.xml"]
            assert drawn.count("<c:ser>") == len(kinds & set(block.table.table.columns))


def test_no_cell_is_worked_out_and_nothing_points_outside(whole: Made) -> None:
    for name, part in parts_of(whole.content).items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<f[ >/]", part)
        assert "TargetMode" not in part
        assert "vbaProject" not in name
        assert "externalLink" not in name


def test_no_identity_is_in_any_part_of_the_file(whole: Made) -> None:
    assert len(whole.secrets) > 150
    assert len(whole.days_of_birth) > 40
    everything = "".join(parts_of(whole.content).values())
    assert [secret for secret in whole.secrets if secret in everything] == []
    for born in whole.days_of_birth:
        written = f"{born.day} {born:%B %Y}"
        serial = (born - dt.date(1899, 12, 30)).days
        assert not {born.isoformat(), f"{born:%d/%m/%Y}"} & set(re.findall(r"[\d/-]+", everything))
        assert written not in everything
        assert f"<v>{serial}</v>" not in everything


def test_the_same_values_give_the_same_bytes(whole: Made) -> None:
    again = json.loads(json.dumps(whole.plain, sort_keys=True))
    assert data_of(whole.document.title, again, "xlsx") == whole.content


def test_the_first_sheet_says_what_it_is_and_leads_to_every_other(whole: Made) -> None:
    sheets = whole.sheets
    about = [row for row in sheets["About"] if row[0]]
    facts = {row[0]: row[1] for row in about if len(row) > 1}
    assert facts["As of"] == "1 July 2009"
    assert facts["Cases audited and signed off"] == "50"
    assert [row[0] for row in about if row[0] in sheets and row[0] != "About"] == list(sheets)[1:]
    assert "No sample can say of any single child" in str(about)


# The answers case by case.


def cases_of(made: Made) -> tuple[list[str], list[list[Any]]]:
    """The refs at the head of the sheet of cases, and its rows."""
    grid = made.sheets["Cases"]
    head = next(number for number, row in enumerate(grid) if row[0] == "Row")
    return grid[head], grid[head + 1 :]


def test_there_is_a_row_for_each_case_and_no_cell_is_empty(whole: Made) -> None:
    head, rows = cases_of(whole)
    assert [row[0] for row in rows] == list(range(1, 51))
    assert len(head) > 20
    assert all(all(row) for row in rows)
    assert all(len(row) == len(head) for row in rows)


def test_no_answer_stands_for_fewer_than_five_cases(whole: Made) -> None:
    _head, rows = cases_of(whole)
    for column in list(zip(*rows, strict=True))[1:]:
        assert min(Counter(column).values()) >= 5


def test_no_answer_stands_for_fewer_than_five_cases_together_with_what_calls_for_it(whole: Made) -> None:
    head, rows = cases_of(whole)
    checked = 0
    for measure in MEASURES:
        if measure.tally_ref in head:
            for parent in sorted((with_parents(measure.refs[:1]) & set(head)) - {measure.tally_ref}):
                pairs = Counter((row[head.index(measure.tally_ref)], row[head.index(parent)]) for row in rows)
                assert min(pairs.values()) >= 5
                checked += 1
    assert checked


def test_what_is_told_in_full_can_be_counted_again_to_the_finding(whole: Made) -> None:
    head, rows = cases_of(whole)
    findings = {each["label"]: each["counts"] for each in whole.plain["findings"]}
    counted = 0
    for column in whole.plain["cases"]["columns"]:
        if column["given"] == "age":
            continue
        labels = dict(column["options"])
        met = [labels[code] for code in (*column["met"], "met") if code in labels]
        answers = Counter(row[head.index(column["ref"])] for row in rows)
        number = sum(answers[label] for label in met)
        if re.match(r"\d", findings[column["measure"]]):
            assert findings[column["measure"]].split(" of ")[0] == str(number)
            counted += 1
        if column["given"] == "in full":
            outside = {"Not asked", "Unanswered", labels.get("not_applicable")}
            applies = sum(cases for label, cases in answers.items() if label not in outside)
            if re.match(r"\d", findings[column["measure"]]):
                assert re.match(rf"{number} of {applies} cases?\b", findings[column["measure"]])
    assert counted > 20


def test_rows_tell_nothing_of_the_order_of_the_audits(whole: Made) -> None:
    """They are sorted by what they say, so any order of the same cases gives the same rows."""
    columns = whole.plain["cases"]["columns"]
    places = [[code for code, _label in column["options"]] for column in columns]
    told = [[places[at].index(code) for at, code in enumerate(row)] for row in whole.plain["cases"]["rows"]]
    assert told == sorted(told)


def test_nothing_is_told_of_who_the_child_is_but_a_joined_age_range(whole: Made) -> None:
    head, rows = cases_of(whole)
    assert head[:2] == ["Row", "age_range"]
    assert Counter(row[1] for row in rows) == {
        "Unborn to 2": 12,
        "2 to 5": 15,
        "5 to 10": 9,
        "10 to 18": 14,
    }
    practice = {ref for measure in MEASURES for ref in (measure.ref, measure.tally_ref)}
    assert set(head[2:]) <= practice - TELL_OF_THE_CHILD


def test_the_dictionary_speaks_of_every_column_and_of_all_that_is_left_out(whole: Made) -> None:
    grid = whole.sheets["Data dictionary"]
    head = next(number for number, row in enumerate(grid) if row[0] == "Ref")
    lines = {row[0]: row for row in grid[head + 1 :]}
    refs, _rows = cases_of(whole)
    assert set(refs[1:]) <= set(lines)
    for ref in ("6.7", "1.2.coded", "4.9", "6.1", *TELL_OF_THE_CHILD):
        assert "by which a child could be known" in lines[ref][7]
    assert lines["7.4"][3].startswith("Yes; No; Partly")


# Small numbers withheld.


def test_where_small_numbers_are_withheld_there_are_no_cases_and_the_first_sheet_says_so(
    suppressed: Made,
) -> None:
    sheets = suppressed.sheets
    assert not {"Cases", "Data dictionary"} & set(sheets)
    assert suppressed.plain["cases"]["rows"] == []
    about = str(sheets["About"])
    assert "could be counted from the answers case by case" in about
    assert "Withheld in this report" in about


def numbers_in(texts: Iterator[str]) -> set[str]:
    return {number.replace(",", "") for text in texts for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def test_a_suppressed_workbook_reveals_no_number_that_the_csv_does_not(suppressed: Made) -> None:
    text = data_of(suppressed.document.title, suppressed.plain, "csv").decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    known = numbers_in(chain.from_iterable(lines))
    chapters = [grid for name, grid in suppressed.sheets.items() if re.match(r"\d|Findings|Data", name)]
    cells = [cell for grid in chapters for row in grid for cell in row]
    figures = {f"{cell:.2f}" for cell in cells if isinstance(cell, float)}
    assert figures <= {f"{float(number):.2f}" for number in known} | {
        f"{int(number) / 100:.2f}" for number in known if number.isdigit()
    }
    headings = [chapter["heading"] for chapter in suppressed.plain["chapters"]]
    told = [cell for cell in cells if isinstance(cell, str) and cell not in headings]
    row_headings = {table["row_heading"] for table in suppressed.plain["tables"].values()}
    explained = {cell for cell in told if cell.startswith("Share met is of the cases")}
    assert numbers_in(iter(set(told) - row_headings - explained)) <= known | {"95"}


def cached(series: str, kind: str) -> list[str]:
    """What a chart keeps of the cells that it draws: of its labels ("cat") or its numbers ("val")."""
    return re.findall(r"<c:v>([^<]*)", series.split(f"<c:{kind}>")[1].split(f"</c:{kind}>")[0])


def test_a_suppressed_table_is_withheld_cell_by_cell_in_charts_too(suppressed: Made) -> None:
    withheld = {
        row["label"]
        for table in suppressed.plain["tables"].values()
        for row in table["rows"]
        if "withheld" in row["values"]
    }
    assert withheld
    for name, part in parts_of(suppressed.content).items():
        if not re.fullmatch(r"xl/charts/chart\d+\.xml", name):
            continue
        for series in part.split("<c:ser>")[1:]:
            labels, drawn = (cached(series, kind) for kind in ("cat", "val"))
            for label, number in zip(labels, drawn, strict=True):
                assert label not in withheld or number == "0"
