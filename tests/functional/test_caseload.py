"""A lead brings a caseload in by keyboard, from the file to the account of what became of it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.starting import start
from audit_app.sampling.models import Case, CaseloadUpload
from tests.factories.lists import ANNEX_A, child, csv_of
from tests.factories.sampling import Cast, make_cast
from tests.functional.keyboard import Keyboard
from tests.functional.pictures import take

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def look(page: Page, axe: Check, screenshot: Photograph) -> Callable[[str, str], None]:
    def look(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        expect(page).not_to_have_title("Juniper")
        axe(page)
        screenshot(page, f"caseload-{picture}")

    return look


def press(page: Page, text: str) -> None:
    """Goes by Tab to the link or button that says this, and presses it."""
    keys = Keyboard(page)
    for _stop in range(200):
        keys.press("Tab")
        stop = keys.looking_at()
        if stop.tag in ("a", "button") and stop.text == text:
            keys.press("Enter")
            return
    raise AssertionError(f"Tab never reached “{text}”.")


def type_into(page: Page, name: str, text: str) -> None:
    """Goes by Tab to a box, and types in place of what is in it."""
    keys = Keyboard(page)
    for _stop in range(200):
        keys.press("Tab")
        if keys.looking_at().name == name:
            keys.press("ControlOrMeta+a")
            keys.type(text)
            return
    raise AssertionError(f"Tab never reached {name}.")


def select(page: Page, label: str, first_letters: str) -> None:
    """Goes by Tab to a select, and types the beginning of what is to be chosen."""
    place = page.get_by_label(label)
    keys = Keyboard(page)
    for _stop in range(200):
        keys.press("Tab")
        if place.evaluate("it => it === document.activeElement"):
            keys.type(first_letters)
            return
    raise AssertionError(f"Tab never reached {label}.")


def test_a_lead_brings_a_list_in_by_keyboard(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None], tmp_path: Path
) -> None:
    rows = [
        ["Children with a child protection plan"],
        [],
        ["Ref", "Child’s name", "DOB", "Sex", "Area", "Category of abuse", "Family ref"],
        ["WD1", " Juniper Made-Up", "2/1/05", "b) Female", "Ashmere", "Neglect", "F1"],
        ["WD2", "Rowan Made-Up", "31/2/2006", "a) Male", "Ashmere", "Multiple", "F1"],
        ["WD3", "Hazel Made-Up", "4/5/1989", "b) Female", "Calverton", "EMO", ""],
        ["WD4", "Unborn Made-Up", "EDD 3/6/2009", "", "West side", "Neglect", ""],
        ["WD1", " Juniper Made-Up", "2/1/05", "b) Female", "Ashmere", "Neglect", "F1"],
        ["Total: 5"],
    ]
    path = tmp_path / "caseload.csv"
    path.write_bytes(csv_of(*rows, headings=()))
    sign_in_as(page, cast.lead)
    page.goto("/")
    press(page, "Caseload of Autumn review")
    look("Caseload", "start-empty")
    take(page, "lead-caseload", height=760)
    press(page, "Upload")
    expect(page.get_by_role("alert")).to_contain_text("Select the file that holds the list")
    look("Caseload", "start-error")
    # The window in which a file is chosen is the system's own.
    page.get_by_label("The list").set_input_files(path)
    press(page, "Upload")
    look("Columns of the list", "columns")
    take(page, "lead-caseload-columns", height=1000)
    select(page, "Reference of the child", "Not")
    press(page, "Check the rows")
    expect(page.get_by_role("alert")).to_contain_text(
        "Select the column that holds the reference of the child"
    )
    look("Columns of the list", "columns-error")
    select(page, "Reference of the child", "A")
    press(page, "Check the rows")
    look("What was found in the list", "preview")
    take(page, "lead-caseload-preview", height=1200)
    expect(page.get_by_text("3 rows are refused.")).to_be_visible()
    press(page, "Say what they mean")
    look("Words of the list", "words")
    select(page, "“West side” means", "Brook")
    press(page, "Save and check again")
    expect(page.get_by_text("2 rows are refused.")).to_be_visible()
    press(page, "Mend row 5")
    look("Row 5 of the list", "row")
    type_into(page, "date_of_birth", "30/2/2006")
    press(page, "Save and check again")
    expect(page.get_by_role("alert")).to_contain_text("This is not a date")
    look("Row 5 of the list", "row-error")
    take(page, "lead-caseload-row", height=1000)
    type_into(page, "date_of_birth", "28/2/2006")
    press(page, "Save and check again")
    expect(page.get_by_text("Row 5 is mended.")).to_be_visible()
    press(page, "Skip row 6")
    expect(page.get_by_text("3 children of the list will be in the caseload, 3 of them new.")).to_be_visible()
    page.goto(page.url.partition("?")[0] + "?show=all")
    look("What was found in the list", "preview-ready")
    press(page, "Take the list in")
    expect(page.get_by_text("3 children taken into the caseload.")).to_be_visible()
    look("What became of the list", "outcome")
    take(page, "lead-caseload-outcome", height=1000)
    with page.expect_download() as download:
        press(page, "Download as CSV")
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert [line[1:3] for line in lines[1:]] == [
        ["WD1", "New"],
        ["WD2", "New"],
        ["WD3", "Skipped"],
        ["WD4", "New"],
        ["WD1", "Left out"],
        ["", "Left out"],
    ]
    press(page, "Caseload")
    look("Caseload", "start-full")
    places = {case.reference: (case.place, case.age_band) for case in Case.objects.all()}
    assert places == {"WD1": ("Ashmere", "2-5"), "WD2": ("Ashmere", "2-5"), "WD4": ("Brookfield", "unborn")}


@pytest.mark.parametrize("name", ["liia_Annex_A.xlsx", "liia_Annex_A_2024_Jan.xlsx"])
def test_an_annex_a_workbook_is_brought_in(page: Page, sign_in_as: SignIn, name: str) -> None:
    cast = make_cast(reference_date=dt.date(2021, 3, 31))
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/caseload/")
    page.get_by_label("The list").set_input_files(ANNEX_A / name)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("List 7, list 7 of Ofsted’s Annex A")).to_be_visible()
    page.get_by_role("button", name="Check the rows").click()
    page.get_by_role("link", name="Say what they mean").click()
    page.get_by_label("“Locality 4 Unit 1” means").select_option("Add it as a new team of Ashmere")
    page.get_by_role("button", name="Save and check again").click()
    expect(page.get_by_text("5 rows are refused.")).to_be_visible()
    page.get_by_role("button", name="Skip them").click()
    page.get_by_role("button", name="Take the list in").click()
    expect(page.get_by_text("2 children taken into the caseload.")).to_be_visible()
    assert Case.objects.count() == 2


def a_long_list(cast: Cast) -> CaseloadUpload:
    content = csv_of(*(child(f"WD{number}", name="x" * 150) for number in range(3_000)))
    return services.take_upload(review=cast.review, content=content, name="long.csv", by=cast.lead)


def test_the_page_of_the_work_goes_on_by_itself_when_it_is_done(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None]
) -> None:
    upload = a_long_list(cast)
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/caseload/{upload.pk}/")
    look("The list is being read", "reading")
    # What the background process does.
    start(upload, here=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Columns of the list")
    press(page, "Check the rows")
    expect(page.get_by_text("0 rows so far.")).to_be_visible()
    CaseloadUpload.objects.filter(pk=upload.pk).update(done=1_500)
    expect(page.get_by_text("1,500 rows so far.")).to_be_visible()
    look("The list is being checked", "checking")
    press(page, "Stop and give the list up")
    look("Give this list up?", "give-up")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The list is being checked")
    upload.refresh_from_db()
    start(upload, here=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text("What was found in the list")
    press(page, "Take the list in")
    expect(page.get_by_text("0 rows so far.")).to_be_visible()
    CaseloadUpload.objects.filter(pk=upload.pk).update(done=2_000)
    expect(page.get_by_text("2,000 rows so far.")).to_be_visible()
    look("The list is being taken in", "importing")
    press(page, "Stop taking it in")
    expect(page.get_by_text("Nobody of it is in the caseload.")).to_be_visible()
    press(page, "Give this list up")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Give this list up?")
    press(page, "Give this list up")
    expect(page.get_by_text("The list is given up, and all that it said is removed.")).to_be_visible()


def test_without_javascript_the_page_of_the_work_loads_itself_anew(
    page_without_javascript: Page, cast: Cast, sign_in_as: SignIn
) -> None:
    page, upload = page_without_javascript, a_long_list(cast)
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/caseload/{upload.pk}/")
    expect(page.get_by_text("This page looks again by itself.")).to_be_visible()
    start(upload, here=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Columns of the list")


def test_a_file_that_is_no_list_says_what_to_do(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None], tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"%PDF-1.7 not a list")
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/caseload/")
    page.get_by_label("The list").set_input_files(path)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("alert")).to_contain_text("This is a PDF.")
    look("The list could not be read", "unreadable")
    press(page, "Select another file")
    expect(page.get_by_label("The list")).to_be_visible()
