"""The presenter's view in a browser: its banner, and what stands in place of what it hides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.access.presenting import HIDDEN
from audit_app.report import services
from audit_app.tool.models import Audit, Recording
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.factories.tool import an_answered_audit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]
NAME, BORN = "Juniper Plumbottom", date(2001, 4, 1)
TELLS, TELLS_NOT = "Juniper was seen at school.", "The notes are in order."


@pytest.fixture
def cast() -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audit(cast: Cast) -> Audit:
    audit = an_answered_audit(cast)
    make_identity(audit.case, name=NAME, date_of_birth=BORN)
    comments = {"supervision_comment": TELLS, "record_forms_comment": TELLS_NOT}
    Recording.objects.filter(audit=audit).update(**comments)
    return audit


def test_an_assessor_presents_a_case_and_saves_it_without_a_name_on_the_screen(
    page: Page, cast: Cast, audit: Audit, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    def look(picture: str) -> None:
        expect(page.get_by_text("Presenter’s view is on.")).to_be_visible()
        for name in NAME.split():
            expect(page.locator("body")).not_to_contain_text(name)
        axe(page)
        screenshot(page, f"presenting-{picture}")

    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/header/")
    expect(page.get_by_text(NAME)).to_be_visible()
    page.get_by_role("button", name="Presenter’s view").press("Enter")
    expect(page.get_by_text(HIDDEN).first).to_be_visible()
    look("header")
    page.goto(f"/audits/{audit.pk}/sections/7/")
    expect(page.locator("[name='7.4.comment']")).to_have_count(0)
    look("section")
    page.locator("[name='7.2.comment']").fill("The notes are in good order.")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Section 8 of 9")
    page.goto(f"/audits/{audit.pk}/check/")
    expect(page.get_by_text("The notes are in good order.")).to_be_visible()
    look("check")
    page.goto("/")
    look("home")
    page.get_by_role("button", name="Show identities").press("Enter")
    page.goto(f"/audits/{audit.pk}/check/")
    expect(page.get_by_text(TELLS)).to_be_visible()


def test_a_lead_confirms_that_a_date_is_no_birthday(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    def look(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        axe(page)
        screenshot(page, f"dates-{picture}")

    make_identity(audits_to_report(cast, cases=12).audits[0].case, name=NAME, date_of_birth=BORN)
    report = written_report(cast.review, cast.lead)
    body = "The guidance came into force on 1 April 2001."
    services.add_paragraph(report=report, part="context", heading="Guidance", body=body, by=cast.lead)
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/publish/")
    expect(page.get_by_text("Look at a date in “Guidance”")).to_be_visible()
    look("Publish the report", "found")
    page.get_by_role("link", name="Look at it (“1 April 2001”)").click()
    page.get_by_role("button", name="Confirm that it is no birthday").click()
    page.get_by_role("link", name="Enter why it is no birthday").click()
    expect(page.get_by_label("Why is it no birthday?")).to_be_focused()
    look("Is “1 April 2001” a birthday?", "error")
    page.get_by_label("Why is it no birthday?").fill("The guidance came into force that day.")
    page.get_by_role("button", name="Confirm that it is no birthday").click()
    expect(page.get_by_role("button", name="Publish this report")).to_be_visible()
    look("Publish the report", "confirmed")
    page.get_by_role("button", name="Presenter’s view").click()
    look("You cannot do that", "presenting")
