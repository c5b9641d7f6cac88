"""The whole job in a browser: a case is read, every item keyed in, signed off, and counted in the report.

The assessor uses no mouse and no script sets a value: every answer is a key pressed on a control Tab reached.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from audit_app.filling import services
from audit_app.sampling.models import Review
from audit_app.tool.answers import answers_of, is_answered, set_aside
from audit_app.tool.models import Audit
from audit_app.tool.registry import items
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_identity
from tests.factories.tool import a_submitted_audit
from tests.functional import one_audit
from tests.functional.keyboard import Keyboard
from tests.moments import PATIENCE_MS
from tests.pdf_ua import assert_pdf_ua

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]

# The longest section has hundreds of keys to press.
FOR_A_SECTION_MS = 5 * PATIENCE_MS


@dataclass
class Person:
    """Somebody at a browser who looks at every page with axe and keeps a picture of it."""

    page: Page
    axe: Check
    photograph: Photograph

    @property
    def keyboard(self) -> Keyboard:
        return Keyboard(self.page)

    def sees(self, heading: str, picture: str) -> None:
        self.page.get_by_role("heading", level=1, name=heading).wait_for()
        self.axe(self.page)
        self.photograph(self.page, picture)

    def goes_on(self, button: str, **answers: object) -> None:
        """Answers by keyboard, presses the button and sees that nothing was refused."""
        with self.page.expect_navigation(timeout=FOR_A_SECTION_MS):
            self.keyboard.fill_until(button, answers)
        refused = self.page.locator(".govuk-error-summary")
        assert refused.count() == 0, refused.inner_text()


@pytest.fixture
def person(page: Page, axe: Check, screenshot: Photograph) -> Person:
    return Person(page, axe, screenshot)


@pytest.fixture
def cast() -> Cast:
    """Nine audits are signed off, one short of a verdict; the tenth case waits for its assessor."""
    cast = make_cast(suppress_small_cells=False)
    for user in (cast.assessor, cast.lead):
        give_password(user)
    for _ in range(9):
        services.sign_off(audit=a_submitted_audit(cast), by=cast.lead)
    case = make_case(cast.review, reference="WD0042", age_band="5-10", age_years=7)
    make_identity(case)
    make_allocation(case, cast.assessor, cast.lead, no_conflict_at=None)
    return cast


def sign_in(person: Person, username: str) -> None:
    person.page.goto("/")
    person.sees("Sign in", "sign-in")
    person.goes_on("Sign in", login=username, password=PASSWORD)


def fill_every_item(person: Person) -> None:
    person.goes_on("Start WD0042")
    person.sees("Before you open the file", "before-opening")
    person.goes_on("Continue", conflict="no")
    person.sees("Case WD0042", "task-list")
    person.page.goto(person.page.url + "header/")
    person.sees("About this audit", "section-header")
    person.goes_on("Save and continue", **one_audit.HEADER)
    for number, keys in one_audit.SECTIONS.items():
        here = person.page.url
        assert here.endswith(f"/sections/{number}/")
        person.goes_on("Save and continue", **{**one_audit.comments(number), **keys})
        onward = person.page.url
        person.page.goto(here)
        person.axe(person.page)
        person.photograph(person.page, f"section-{number}")
        person.page.goto(onward)


def tables() -> dict[str, Any]:
    """What ``report_tables --json`` prints."""
    printed = StringIO()
    call_command("report_tables", "--json", stdout=printed, stderr=StringIO())
    found: dict[str, Any] = json.loads(printed.getvalue())
    return found


def column(table: dict[str, Any]) -> dict[str, int]:
    return {row["label"]: row["values"][0] for row in table["rows"]}


def finding(key: str) -> tuple[int, int, str]:
    found = next(each for each in tables()["findings"] if each["key"] == key)
    return found["counts"]["met"], found["applies"], found["verdict"]


def test_an_audit_filled_by_keyboard_is_signed_off_and_counted(person: Person, cast: Cast) -> None:
    given_that_nine_audits_are_counted()
    when_the_assessor_fills_every_item_and_submits(person)
    when_the_lead_signs_it_off(person)
    then_the_tables_and_the_finding_have_moved()
    then_page_and_pdf_of_the_report_hold_them(person)


def given_that_nine_audits_are_counted() -> None:
    assert column(tables()["1.2"])["2 to 5"] == 9
    assert column(tables()["1.3"])["Asa Assessor"] == 9
    assert finding("supervision_evident") == (9, 9, "too_few")


def when_the_assessor_fills_every_item_and_submits(person: Person) -> None:
    sign_in(person, "assessor")
    person.sees("Your work", "home-assessor")
    fill_every_item(person)
    check = person.page.url
    person.page.goto(check.replace("/check/", "/sections/5/"))
    person.goes_on("Save and return to the list", **one_audit.CORE_ASSESSMENT_FOUND)
    every_item_is_answered()
    person.goes_on("Check your answers and submit")
    person.sees("Check your answers", "check-your-answers")
    person.goes_on("Continue to submit")
    person.sees("Submit this audit", "submit")
    person.goes_on("Submit")
    person.sees("Audit submitted", "submitted")
    person.goes_on("Sign out")


def every_item_is_answered() -> None:
    audit = Audit.objects.with_answers().get(allocation__case__reference="WD0042")
    stored = answers_of(audit)
    every_item = {each.ref for each in items() if each.section != "H" or each.model is Audit}
    assert [ref for ref in sorted(every_item) if not is_answered(stored[ref])] == []
    assert set_aside(stored, []) == {"5.1.interim": "yes"}


def when_the_lead_signs_it_off(person: Person) -> None:
    sign_in(person, "lead")
    person.sees("Your work", "home-lead")
    person.goes_on("WD0042")
    person.sees("Answers", "answers-of-an-audit")
    person.goes_on("Sign off")
    person.sees("Sign off this audit", "sign-off")
    person.goes_on("Sign off")


def then_the_tables_and_the_finding_have_moved() -> None:
    assert column(tables()["1.2"]) == {
        "Unborn": 0,
        "0 to 2": 0,
        "2 to 5": 9,
        "5 to 10": 1,
        "10 to 16": 0,
        "16 to 18": 0,
    }
    assert column(tables()["1.3"])["Asa Assessor"] == 10
    assert finding("supervision_evident") == (10, 10, "strong")


def then_page_and_pdf_of_the_report_hold_them(person: Person) -> None:
    review = Review.objects.get(title="Autumn review")
    person.page.goto(f"/reviews/{review.pk}/report/")
    person.sees("Autumn review", "report")
    person.page.get_by_text("Supervision evident (7.4): 10 of 10 cases").first.wait_for()
    person.page.goto(f"/reviews/{review.pk}/report/pdf/")
    person.sees("Files of the report", "pdf")
    person.goes_on("Make a PDF")
    call_command("db_worker", batch=True, verbosity=0)
    person.page.reload()
    person.sees("Files of the report", "pdf-ready")
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="Download").press("Enter")
    text = read_back(download.value.path())
    assert re.search(r"2 to 5\s+9\s+5 to 10\s+1\s", text)
    assert re.search(r"Asa Assessor\s+10\s+10\s", text)
    assert "Supervision evident (7.4): 10 of 10 cases" in text
    assert "Juniper" not in text
    assert "WD0042" not in text


def read_back(pdf: Path) -> str:
    """The words of a PDF file, line by line, as a reader sees them."""
    assert_pdf_ua(pdf)
    subprocess.run(["qpdf", "--check", pdf], check=True, capture_output=True)
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return re.sub(r"[ ]+", " ", done.stdout)
