"""The pages of a list: each step with its errors, and nothing typed or uploaded lost."""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.kit.exports import as_written
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.starting import NO_SIGN_FOR, SMALL_FILE
from audit_app.sampling.models import Case, CaseloadUpload
from tests.factories.lists import ANNEX_A, HEADINGS, child, csv_of, looked_through, taken_in, xlsx_of
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.lead)


def upload(client: Client, cast: Cast, content: bytes, name: str = "list.csv") -> Any:
    address = f"/reviews/{cast.review.pk}/caseload/"
    return client.post(address, {"list_file": SimpleUploadedFile(name, content)}, follow=True)


def address(upload: CaseloadUpload, tail: str) -> str:
    return f"/reviews/{upload.review_id}/caseload/{upload.pk}/{tail}"


def chosen(response: Any) -> dict[str, str]:
    """What the selects of a page have selected."""
    found = {}
    for name, options in re.findall(
        r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', response.content.decode(), re.S
    ):
        selected = re.search(r'value="([^"]*)"\s+selected', options)
        found[name] = selected[1] if selected else ""
    return found


@pytest.mark.parametrize("name", ["liia_Annex_A.xlsx", "liia_Annex_A_2024_Jan.xlsx"])
def test_both_annex_a_workbooks_go_from_the_file_to_the_caseload(name: str) -> None:
    """Seven rows: five children whose plan had ended by the reference date, and two of the caseload."""
    cast = make_cast(reference_date=dt.date(2021, 3, 31))
    client = signed_in(cast.lead)
    page = upload(client, cast, (ANNEX_A / name).read_bytes(), name)
    assert "List 7, list 7 of Ofsted’s Annex A" in words(page)
    under_way = CaseloadUpload.objects.get()
    page = client.post(address(under_way, "columns/"), chosen(page), follow=True)
    under_way.refresh_from_db()
    assert under_way.counts == {"refused": 7, "gone": 0}
    assert Kept(under_way).found()["problems"] == {"team_unknown": 7, "ended": 5}
    assert "Nobody has said yet what 1 word of the list means" in words(page)
    page = client.get(address(under_way, "words/"))
    [team] = chosen(page)
    page = client.post(address(under_way, "words/"), {team: "add:0"}, follow=True)
    assert "5 rows are refused" in words(page)
    page = client.post(address(under_way, "skip/"), {"problem": "ended"}, follow=True)
    page = client.post(address(under_way, "take-in/"), follow=True)
    assert "2 children taken into the caseload." in words(page)
    assert set(Case.objects.values_list("reference", "gender", "age_years")) == {
        ("5358472", "male", 5),
        ("14953858", "female", 14),
    }
    assert {case.place for case in Case.objects.all()} == {"Ashmere"}
    assert not Case.objects.filter(identity__sealed_date_of_birth="").exists()


def test_an_unreadable_file_says_why_and_the_next_can_be_selected(client: Client, cast: Cast) -> None:
    page = upload(client, cast, b"%PDF-1.7 list of children", "list.xlsx")
    assert "This is a PDF. Save the list as an Excel workbook or as CSV." in words(page)
    page = client.post(address(CaseloadUpload.objects.get(), "give-up/"), follow=True)
    assert page.status_code == 200
    assert upload(client, cast, csv_of(child())).redirect_chain[-1][0].endswith("/columns/")


def test_no_file_and_a_file_that_is_too_large_are_said_at_the_field(client: Client, cast: Cast) -> None:
    page = client.post(f"/reviews/{cast.review.pk}/caseload/", {})
    assert "Select the file that holds the list" in words(page)
    page = upload(client, cast, b"x" * (limits.LARGEST_FILE + 1))
    assert "The file is larger than 20 MB." in words(page)
    assert not CaseloadUpload.objects.exists()


def test_no_other_page_takes_a_file(client: Client, cast: Cast) -> None:
    file = SimpleUploadedFile("list.csv", csv_of(child()))
    answer = client.post(f"/reviews/{cast.review.pk}/members/add/", {"person": file, "role": "assessor"})
    assert answer.status_code == 200
    assert answer.wsgi_request.FILES == {}


def test_a_file_larger_than_a_form_may_be_is_taken(client: Client, cast: Cast) -> None:
    rows = [child(f"WD{n}", name="x" * 190) for n in range(12_000)]
    content = csv_of(*rows)
    assert len(content) > 2 * limits.MEGABYTE
    page = upload(client, cast, content)
    found = CaseloadUpload.objects.get()
    # It is left to the background process, and the page says how far that is.
    assert found.size > SMALL_FILE
    assert found.state == "reading"
    assert "The list is being read" in words(page)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.content.decode()
    told = client.get(address(found, "progress/")).json()
    assert told == {"percent": 0, "said": "0 rows so far.", "next": ""}


def test_the_page_of_the_work_begins_it_again_where_the_background_process_was_stopped(
    client: Client, cast: Cast
) -> None:
    found = services.take_upload(review=cast.review, content=csv_of(child()), name="x.csv", by=cast.lead)
    silent = timezone.now() - NO_SIGN_FOR - dt.timedelta(seconds=1)
    CaseloadUpload.objects.filter(pk=found.pk).update(worked_at=silent)
    assert client.get(address(found, "")).status_code == 200
    found.refresh_from_db()
    assert found.attempt == 1
    assert client.get(address(found, "progress/")).json()["next"] == ""


def test_columns_that_are_needed_or_chosen_twice_are_said_at_their_fields(client: Client, cast: Cast) -> None:
    page = upload(client, cast, csv_of(child()))
    found = CaseloadUpload.objects.get()
    assert chosen(page)["date_of_birth"] == "2"
    page = client.post(address(found, "columns/"), {"reference": "0", "name": "0", "gender": "99"})
    said = words(page)
    assert "Column A is chosen for “Reference of the child” already" in said
    assert "Select the column that holds the date of birth, or the age" in said
    assert "Select the column that holds the district or the team" in said
    # What was selected is still selected.
    assert chosen(page)["name"] == "0"


def test_a_list_of_one_district_names_no_place(client: Client, cast: Cast) -> None:
    upload(client, cast, csv_of(["WD1", "2/1/2005", "F"], headings=["Reference", "DOB", "Gender"]))
    found = CaseloadUpload.objects.get()
    form = {"reference": "0", "date_of_birth": "1", "gender": "2", "everywhere": "Calverton"}
    client.post(address(found, "columns/"), form)
    client.post(address(found, "take-in/"))
    assert Case.objects.get().place == "Calverton"


def test_another_sheet_or_heading_can_be_chosen(client: Client, cast: Cast) -> None:
    content = xlsx_of(child(), more={"Older": [["Title"], HEADINGS, child("OLD"), child("OLD2")]})
    upload(client, cast, content, "list.xlsx")
    found = CaseloadUpload.objects.get()
    page = client.post(address(found, "table/"), {"sheet": "1", "heading": "2"}, follow=True)
    found.refresh_from_db()
    assert found.rows == 2
    assert "OLD2" in words(page)
    page = client.post(address(found, "table/"), {"sheet": "1", "heading": "0"})
    assert "must be 1 or more" in words(page)


def test_a_child_under_two_references_is_pointed_out_and_can_be_skipped(cast: Cast) -> None:
    found = looked_through(cast.review, csv_of(child(), child("WD2")), cast.lead)
    lead = signed_in(cast.lead)
    page = words(lead.get(address(found, "preview/"), {"show": "warned"}))
    assert "1 row says the same name and date of birth as another row, under another reference." in page
    assert "To be looked at (1)" in page
    assert "WD1" not in page.partition("What was found Change")[2]
    lead.post(address(found, "skip/"), {"row": "3"})
    found.refresh_from_db()
    assert found.counts == {"new": 1, "skipped": 1, "gone": 0}


def test_a_row_is_mended_in_place_and_a_wrong_value_stays_in_its_box(client: Client, cast: Cast) -> None:
    found = looked_through(cast.review, csv_of(child(date_of_birth="31/2/2005")), cast.lead)
    page = client.get(address(found, "rows/2/"))
    assert "This is not a date" in words(page)
    form = {"reference": "WD1", "name": "J", "gender": "F", "district": "Ashmere", "team": "", "category": ""}
    page = client.post(address(found, "rows/2/"), {**form, "date_of_birth": "30/2/2005"})
    assert page.status_code == 200
    assert 'value="30/2/2005"' in page.content.decode()
    assert "There is a problem" in words(page)
    # It was kept, too: whoever comes back finds what was typed.
    assert 'value="30/2/2005"' in client.get(address(found, "rows/2/")).content.decode()
    page = client.post(address(found, "rows/2/"), {**form, "date_of_birth": "28/2/2005"}, follow=True)
    assert "Row 2 is mended." in words(page)
    assert client.get(address(found, "rows/99/")).status_code == 404


def test_a_space_that_a_box_takes_off_is_not_told_as_entered_by_a_lead(client: Client, cast: Cast) -> None:
    found = looked_through(cast.review, csv_of(child(date_of_birth="", category="Neglect ")), cast.lead)
    form = {"reference": "WD1", "name": "J", "gender": "F", "district": "Ashmere", "category": "Neglect"}
    client.post(address(found, "rows/2/"), {**form, "date_of_birth": "28/2/2005"})
    said = words(client.get(address(found, "preview/")))
    assert "An empty cell became “28/2/2005”. Entered by a lead." in said
    assert "“Neglect ” became “Neglect”. Spaces taken off." in said


def test_what_is_kept_as_it_is_is_not_told_as_changed(client: Client, cast: Cast) -> None:
    found = looked_through(cast.review, csv_of(child(category="-1")), cast.lead)
    said = words(client.get(address(found, "preview/?show=all")))
    assert "“-1”. Kept as it is" in said
    assert "became" not in said


def test_a_list_without_a_refused_row_leads_to_taking_it_in_and_then_to_the_sample(
    client: Client, cast: Cast
) -> None:
    found = looked_through(cast.review, csv_of(child()), cast.lead)
    assert 'href="#take-in"' in client.get(address(found, "preview/")).content.decode()
    page = client.post(address(found, "take-in/"), follow=True)
    sample = f'href="/reviews/{cast.review.pk}/sample/"'
    assert sample in page.content.decode()
    assert sample in client.get(f"/reviews/{cast.review.pk}/caseload/").content.decode()


def test_the_preview_says_each_mend_and_each_refusal_with_row_and_value(client: Client, cast: Cast) -> None:
    rows = [child("WD1", date_of_birth="2/1/05"), child("WD2", gender="Q"), ["Total: 2"]]
    found = looked_through(cast.review, csv_of(*rows), cast.lead)
    said = words(client.get(address(found, "preview/?show=all")))
    assert "“2/1/05” became “2 January 2005”. Year of two digits completed." in said
    assert "“Q”. Nobody has said what this word means as a gender." in said
    assert "“Total: 2”. Not a child: a total, a note or the end of the list." in said
    assert "Refused (1)" in said
    only = words(client.get(address(found, "preview/?show=mended")))
    assert "WD1" in only
    assert "WD2" not in only


def test_the_rows_are_paged_and_each_stands_on_one_page(client: Client, cast: Cast) -> None:
    rows = [child(f"WD{n}", gender="Q" if n % 7 == 0 else "F") for n in range(1_200)]
    found = looked_through(cast.review, csv_of(*rows), cast.lead)
    seen: list[str] = []
    for page in range(1, 5):
        text = client.get(address(found, f"preview/?show=refused&page={page}")).content.decode()
        seen += re.findall(r'data-label="Reference">\s*(WD\d+)', text)
    assert seen == [f"WD{n}" for n in range(0, 1_200, 7)]
    # Beyond the last page there is the last page.
    assert "Page 4 of 4" in words(client.get(address(found, "preview/?show=refused&page=99")))
    assert client.get(address(found, "preview/?show=nonsense&page=-1")).status_code == 200


def test_the_outcome_is_downloaded_by_reference_without_a_name_or_a_formula(
    client: Client, cast: Cast
) -> None:
    rows = [child("WD1", name=" Juniper Made-Up"), child("=1+1", gender="Q"), child("WD3", gender="Q")]
    found = looked_through(cast.review, csv_of(*rows), cast.lead)
    for row in (3, 4):
        client.post(address(found, "skip/"), {"row": str(row)})
    client.post(address(found, "take-in/"))
    page = client.get(address(found, "outcome/"))
    assert "Juniper" not in words(page)
    answer = client.post(address(found, "outcome/download/"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.reader(text.splitlines()))
    assert lines[1] == ["2", "WD1", "New", "Name: spaces taken off"]
    assert [as_written(line[1]) for line in lines[2:]] == ["=1+1", "WD3"]
    assert lines[2][1] == "'=1+1"
    assert lines[2][3] == "Gender: nobody has said what this word means as a gender"
    assert "Juniper" not in text


def test_rows_are_looked_at_on_record_and_not_while_presenting(client: Client, cast: Cast) -> None:
    found = looked_through(cast.review, csv_of(child(gender="Q")), cast.lead)
    pages = ("columns/", "words/", "preview/", "rows/2/")
    for page in pages:
        assert client.get(address(found, page)).status_code == 200
    entries = TrailEntry.objects.filter(action="list read")
    assert [entry.detail["page"] for entry in entries] == ["columns", "words", "preview", "row"]
    client.post("/present/", {"next": "/"})
    session = client.session
    session["presenting"] = True
    session.save()
    assert {client.get(address(found, page)).status_code for page in pages} == {403}


def test_a_second_upload_leads_to_the_one_under_way(client: Client, cast: Cast) -> None:
    upload(client, cast, csv_of(child()))
    page = upload(client, cast, csv_of(child("WD2")))
    assert "A list is being brought in already." in words(page)
    assert CaseloadUpload.objects.count() == 1


def test_a_newer_list_asks_what_to_do_with_the_changed_and_the_gone(client: Client, cast: Cast) -> None:
    taken_in(cast.review, csv_of(child("WD1"), child("WD2")), cast.lead)
    found = looked_through(cast.review, csv_of(child("WD1", gender="M")), cast.lead)
    page = client.get(address(found, "preview/"))
    assert "1 child differs from the caseload." in words(page)
    assert "1 child of the caseload is not in the list." in words(page)
    page = client.post(address(found, "take-in/"), {"update": "yes"})
    assert "Select what is to be done with the children who are not in the list" in words(page)
    client.post(address(found, "take-in/"), {"update": "yes", "remove": "yes"})
    assert list(Case.objects.values_list("reference", "gender")) == [("WD1", "male")]
