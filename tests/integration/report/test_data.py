"""A report as Excel, CSV and JSON: drafts, what was published, and the command that writes them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError

from audit_app.access.models import TrailEntry
from audit_app.report import services
from audit_app.report.making import make_file
from audit_app.report.models import Publication
from audit_app.report.queries import report_of
from audit_app.report.renderers.data import FORMATS, data_of
from audit_app.sampling.models import Review
from audit_app.tool.models import Recording
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast
from tests.integration.report.asking import signed_in, written
from tests.unit.report.workbooks import sheets_of


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def publication(cast: Cast) -> Publication:
    audits_to_report(cast, cases=12)
    return services.publish(report=written_report(cast.review, cast.lead), by=cast.lead)


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_and_json_hold_every_figure_of_every_table(publication: Publication) -> None:
    frozen = publication.tables
    _heading, *lines = lines_of(data_of("A report", frozen, "csv"))
    figures = {(key, row, column): value for _number, key, _title, row, column, value in lines}
    whole = json.loads(data_of("A report", frozen, "json"))
    assert whole["tables"] == frozen["tables"]
    assert whole["findings"] == frozen["findings"]
    for key, table in frozen["tables"].items():
        for row in table["rows"]:
            for column, value in zip(table["columns"], row["values"], strict=True):
                assert figures[key, row["label"], column] == ("" if value is None else str(value))
    for finding in frozen["findings"]:
        assert figures[finding["key"], "", "Counts"] == finding["counts"]
        assert figures[finding["key"], "", "Sentence"] == finding["sentence"]


def test_the_lines_stand_in_the_order_of_the_report(publication: Publication) -> None:
    _heading, *lines = lines_of(data_of("A report", publication.tables, "csv"))
    numbers = [int(line[0].split()[1]) for line in lines if line[0].startswith("Table")]
    assert numbers == sorted(numbers)
    shuffled = {**publication.tables, "tables": dict(reversed(publication.tables["tables"].items()))}
    for code in FORMATS:
        assert data_of("A report", shuffled, code) == data_of("A report", publication.tables, code)


def test_a_text_that_looks_like_a_formula_is_made_harmless() -> None:
    table = {
        "number": "Table 1",
        "title": "=1+1",
        "columns": ["Cases"],
        "rows": [{"label": "@SUM(A1)", "values": [3]}],
        "note": "",
    }
    _heading, line = lines_of(data_of("A report", {"tables": {"1.2": table}, "findings": []}, "csv"))
    assert (line[2][0], line[3][0]) == ("'", "'")


def test_a_board_reader_downloads_what_was_published_and_the_trail_says_so(
    cast: Cast, publication: Publication
) -> None:
    client = signed_in(cast, "board_reader")
    page = client.get(f"/reports/{publication.pk}/").content.decode()
    for code, each in FORMATS.items():
        address = f"/reports/{publication.pk}/tables/{code}/"
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer["Content-Type"] == each.media_type
        assert answer["Content-Disposition"].endswith(f'version-1-tables.{code}"')
        assert answer.content == data_of(publication.title, publication.tables, code)
        entry = TrailEntry.objects.latest("pk")
        assert (entry.action, entry.detail["format"]) == ("published tables downloaded", code)
    assert client.get(f"/reports/{publication.pk}/tables/exe/").status_code == 404


def test_what_was_published_stays_the_same_when_the_data_move(cast: Cast, publication: Publication) -> None:
    client = signed_in(cast, "lead")
    addresses = [
        (f"/reports/{publication.pk}/tables/{code}/", f"/reviews/{cast.review.pk}/report/tables/{code}/")
        for code in FORMATS
    ]
    before = [[client.get(address).content for address in pair] for pair in addresses]
    Recording.objects.update(supervision="no")
    for (published, draft), (was_published, was_draft) in zip(addresses, before, strict=True):
        assert client.get(published).content == was_published
        assert client.get(draft).content != was_draft


def test_the_cases_of_a_publication_are_those_it_froze(publication: Publication) -> None:
    frozen = Publication.objects.get(pk=publication.pk).tables
    assert len(frozen["cases"]["rows"]) == 12
    Recording.objects.update(supervision="no")
    rows = sheets_of(data_of(publication.title, frozen, "xlsx"))["Cases"]
    assert [row[0] for row in rows if isinstance(row[0], float | int)] == list(range(1, 13))
    assert frozen == publication.tables


def test_where_small_numbers_are_withheld_no_cases_are_frozen(cast: Cast) -> None:
    cast.review.suppress_small_cells = True
    cast.review.save()
    audits_to_report(cast, cases=12)
    published = services.publish(report=written_report(cast.review, cast.lead), by=cast.lead)
    assert published.tables["cases"]["rows"] == []
    assert "withholds small numbers" in published.tables["cases"]["left_out"]
    assert "Cases" not in sheets_of(data_of(published.title, published.tables, "xlsx"))


def test_the_command_writes_what_the_pages_offer(
    cast: Cast, publication: Publication, tmp_path: Path
) -> None:
    client, review = signed_in(cast, "lead"), str(cast.review.pk)
    make_file(publication.file.pk)
    for code in FORMATS:
        page = client.get(f"/reports/{publication.pk}/tables/{code}/").content
        assert written(code, tmp_path, review, "--published") == page
        draft = client.get(f"/reviews/{review}/report/tables/{code}/").content
        assert written(code, tmp_path, review) == draft
    pdf = client.get(f"/reports/{publication.pk}/pdf/").content
    assert pdf.startswith(b"%PDF")
    assert written("pdf", tmp_path, review, "--published") == pdf
    entry = TrailEntry.objects.latest("pk")
    assert (entry.action, entry.actor_name) == ("report exported", "The command export_report")


def test_the_command_says_what_it_cannot_write(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no review 999"):
        written("csv", tmp_path, "999")
    with pytest.raises(CommandError, match="has been published"):
        written("csv", tmp_path, str(cast.review.pk), "--published")
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        written("json", in_the_way, str(cast.review.pk))


def test_the_demonstration_is_written_without_its_number(demo_review: Review, tmp_path: Path) -> None:
    whole = json.loads(written("json", tmp_path, "--demo"))
    assert [row["values"][0] for row in whole["tables"]["1.3"]["rows"]] == [16, 12, 7, 15]
    assert whole["title"] == str(report_of(demo_review).subject)
    assert "Cases" in sheets_of(written("xlsx", tmp_path, "--demo"))
