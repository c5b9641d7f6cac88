"""``import_caseload`` says what the pages say, and takes a list in by the same way."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.presenters import ALL, page_of_rows
from audit_app.sampling.caseload.services import say_words
from audit_app.sampling.models import Case, CaseloadOutcome, CaseloadUpload
from tests.factories.lists import ANNEX_A, child, csv_of, looked_through, xlsx_of
from tests.factories.sampling import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast(reference_date=dt.date(2021, 3, 31))


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_caseload", *map(str, arguments), stdout=out)
    return out.getvalue()


def written(tmp_path: Path, content: bytes, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["liia_Annex_A.xlsx", "liia_Annex_A_2024_Jan.xlsx"])
def test_a_dry_run_says_what_the_preview_says_and_writes_nothing(cast: Cast, name: str) -> None:
    path = ANNEX_A / name
    told = json.loads(run(path, "--review", cast.review.pk, "--dry-run", "--json"))
    assert (told["sheet"], told["is_annex_a"], told["rows"], told["taken"]) == ("List 7", True, 7, 0)
    ended = [line for line in told["refused"] if line["field"] == "plan_ended"]
    assert [line["row"] for line in ended] == [2, 5, 6, 7, 8]
    assert ended[0] == {
        "sheet": "List 7",
        "row": 2,
        "column": "M",
        "heading": "Child Protection Plan End Date",
        "field": "plan_ended",
        "value": "16/02/2021",
        "reason": "The plan had ended by the reference date, so the child is not part of the caseload",
    }
    assert told["unknown_words"] == {"team": {"Locality 4 Unit 1": 7}}
    assert not CaseloadUpload.objects.exists()
    assert_is_the_preview(looked_through(cast.review, path.read_bytes(), cast.lead), told)


def assert_is_the_preview(upload: CaseloadUpload, told: dict[str, Any]) -> None:
    """What is told of every row is what the page shows of it, and so are the counts."""
    kinds = ("refused", "warned", "mended", "left_out")
    said = [
        (line["row"], line["reason"], line["value"], line.get("became", ""))
        for kind in kinds
        for line in told[kind]
    ]
    page = page_of_rows(Kept(upload), ALL, 1)
    assert page.pages == 1
    shown = [(line.row, each.sentence, each.was, each.became) for line in page.lines for each in line.said]
    assert sorted(said) == sorted(shown)
    counts = {kind: len({line["row"] for line in told[kind]}) for kind in kinds}
    counts |= {kind: told[kind] for kind in ("new", "changed", "unchanged")}
    assert {key.replace("_", " "): count for key, count in counts.items() if count} == {
        key: count for key, count in upload.counts.items() if count and key != "gone"
    }


def test_a_dry_run_of_a_dirty_list_says_row_by_row_what_the_preview_says(cast: Cast, tmp_path: Path) -> None:
    born = {"date_of_birth": "2/1/15", "plan_start_date": "1/2/2021"}
    rows = [
        child("WD1", **born),
        child("WD2", **{**born, "name": " Rowan  Made-Up", "date_of_birth": 42_000}),
        child("WD3", **born, gender="Q"),
        child("WD4", **born),
        child("WD5", date_of_birth="31/2/2015", category="Multiple", district="Nowhere"),
        child("WD5", **born, category="#N/A"),
        child("WD1", **born),
        ["Total: 7"],
    ]
    content = csv_of(*rows)
    told = json.loads(run(written(tmp_path, content), "--review", cast.review.pk, "--dry-run", "--json"))
    assert all(told[kind] for kind in ("refused", "warned", "mended", "left_out", "new"))
    assert_is_the_preview(looked_through(cast.review, content, cast.lead), told)


def test_a_list_is_taken_in_by_a_lead_who_is_named(cast: Cast, tmp_path: Path) -> None:
    rows = [child("WD1", date_of_birth="2/1/2015", plan_start_date="1/2/2021")]
    path = written(tmp_path, csv_of(*rows))
    out = run(path, "--review", cast.review.pk, "--by", "lead")
    assert "Taken in: 1 new, 0 updated." in out
    assert Case.objects.get().reference == "WD1"
    assert CaseloadOutcome.objects.get().lines[0][:2] == [2, "new"]


def test_words_that_were_said_on_the_pages_are_known_here(cast: Cast, tmp_path: Path) -> None:
    content = csv_of(child("WD1", date_of_birth="2/1/2015", district="East", plan_start_date="1/2/2021"))
    upload = looked_through(cast.review, content, cast.lead)
    say_words(upload=upload, meanings={"district": {"East": "Ashmere"}}, by=cast.lead)
    told = json.loads(run(written(tmp_path, content), "--review", cast.review.pk, "--dry-run", "--json"))
    assert (told["taken"], told["refused"]) == (1, [])


def test_a_sheet_can_be_named(cast: Cast, tmp_path: Path) -> None:
    more = {"Other": [["Ref", "DOB", "Team"], ["X1", "2/1/2015", "Ashmere team"]]}
    path = written(tmp_path, xlsx_of(child(), more=more), "list.xlsx")
    told = json.loads(run(path, "--review", cast.review.pk, "--sheet", "Other", "--dry-run", "--json"))
    assert (told["sheet"], told["taken"], told["mended"][0]["reason"]) == (
        "Other",
        1,
        "No gender given, taken as not recorded",
    )


def refused(message: str, *arguments: Any) -> None:
    with pytest.raises(CommandError, match=message):
        run(*arguments)


def test_what_stands_in_the_way_is_said_and_nothing_is_taken_in(cast: Cast, tmp_path: Path) -> None:
    review, good = ("--review", cast.review.pk), written(tmp_path, csv_of(child(date_of_birth="2/1/2015")))
    refused("Say which review", good, "--dry-run")
    refused("no such review", good, "--review", 987654, "--dry-run")
    refused("cannot be read", tmp_path / "nothing.csv", *review)
    refused("This is a PDF", written(tmp_path, b"%PDF-1.7 x", "a.pdf"), *review)
    refused("no heading of the sheet", written(tmp_path, b"Gender,Age\nF,4\n", "b.csv"), *review)
    refused(
        "no sheet of that name", written(tmp_path, xlsx_of(child()), "c.xlsx"), *review, "--sheet", "Other"
    )
    refused("Say which lead", good, *review)
    refused("no open account", good, *review, "--by", "nobody")
    refused("Only a lead of this review", good, *review, "--by", "assessor")
    refused(
        "Rows are refused", written(tmp_path, csv_of(child(gender="Q")), "d.csv"), *review, "--by", "lead"
    )
    assert not Case.objects.exists()


def test_people_read_each_row_with_its_column_value_and_reason(cast: Cast, tmp_path: Path) -> None:
    rows = [child("WD1", date_of_birth="2/1/15", gender="Q", plan_start_date="1/2/2021"), ["Total: 1"]]
    out = run(written(tmp_path, csv_of(*rows)), "--review", cast.review.pk, "--dry-run")
    assert "Rows: 2. Taken: 0 (0 new, 0 changed, 0 unchanged). Refused: 1. Left out: 1." in out
    assert "refused: row 2, column D: “Q”: Nobody has said what this word means as a gender." in out
    assert "left out: row 3: “Total: 1”: Not a child: a total, a note or the end of the list." in out
