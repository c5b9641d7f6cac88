"""A calibration case in a browser: set up, answered, read, compared, read again, accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from audit_app.access.models import User
from audit_app.tool.models import Audit
from tests.factories.calibrating import REASON, a_fixed_calibration, fresh, has_read
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import an_allocation, full_answers, save_answers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def is_at(page: Page, heading: str) -> None:
    """Waits until the page that a click leads to is there."""
    page.get_by_role("heading", level=1, name=heading).wait_for()


def test_a_lead_sets_the_case_up_answers_it_for_the_panel_and_fixes_the_answers(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name="Calibration case", exact=False).click()
    is_at(page, "Calibration case")
    axe(page)
    page.get_by_role("button", name="Set up a calibration case").click()
    is_at(page, "Set up a calibration case")
    axe(page)
    screenshot(page, "calibration-set-up")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe(page)
    page.get_by_label("Reference of the file").fill("CALIBRATION-1")
    page.get_by_label("What the file is and where it lies").fill("An invented file, in the cabinet.")
    page.get_by_label("Female").check()
    page.get_by_label("Age of the child in years").fill("4")
    page.get_by_role("button", name="Save").click()
    is_at(page, "Calibration case")
    axe(page)
    page.get_by_role("link", name="Leave questions out").click()
    is_at(page, "Questions that count")
    axe(page)
    screenshot(page, "calibration-questions")
    page.get_by_label("7.4 Do the records show", exact=False).uncheck()
    page.get_by_role("button", name="Save").click()
    is_at(page, "Calibration case")
    page.get_by_role("link", name="Change what holds for who has not passed").click()
    is_at(page, "What hangs on passing")
    axe(page)
    page.get_by_role("button", name="Save").click()
    is_at(page, "Calibration case")
    page.get_by_role("button", name="Answer for the panel").click()
    is_at(page, "Case CALIBRATION-1")
    axe(page)
    audit = Audit.every.get(allocation__role="panel")
    save_answers(audit, full_answers(), by=cast.lead)
    page.goto(f"/audits/{audit.pk}/sections/7/")
    axe(page)
    page.goto(f"/audits/{audit.pk}/check/")
    axe(page)
    page.get_by_role("button", name="Continue to submit").click()
    is_at(page, "Submit this audit")
    axe(page)
    expect(page.get_by_text("fixed, or opened again, on the page of the calibration case")).to_be_visible()
    page.get_by_role("button", name="Submit", exact=True).click()
    is_at(page, "Calibration case")
    axe(page)
    screenshot(page, "calibration-answered")
    page.get_by_role("button", name="Fix the panel’s answers").click()
    expect(page.get_by_text("0 of 2 assessors have passed or been accepted.")).to_be_visible()
    axe(page)


def test_an_assessor_reads_it_first_and_sees_where_they_and_the_panel_differ(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    allocation = an_allocation(cast)
    calibration = a_fixed_calibration(cast.review, cast.lead, pass_mark=100)
    sign_in_as(page, cast.assessor)
    page.goto("/")
    expect(page.get_by_role("region", name="What to do next")).to_contain_text(
        "Read the calibration case first."
    )
    axe(page)
    screenshot(page, "calibration-home")
    page.goto(f"/allocations/{allocation.pk}/start/")
    is_at(page, "You cannot open this file yet")
    axe(page)
    screenshot(page, "calibration-held-back")
    page.get_by_role("button", name="Go to the calibration case").click()
    is_at(page, "Calibration case")
    axe(page)
    screenshot(page, "calibration-mine")
    # By keyboard alone: the button is reached and pressed.
    page.get_by_role("button", name="Read the calibration case").focus()
    page.keyboard.press("Enter")
    is_at(page, "Case CALIBRATION-1")
    axe(page)
    attempt = has_read(fresh(calibration), cast.assessor, {"3.1": "no", "7.4": "no"}, submit=False)
    audit = Audit.every.get(allocation=attempt.allocation)
    page.goto(f"/audits/{audit.pk}/check/")
    page.get_by_role("button", name="Continue to submit").click()
    is_at(page, "Submit this audit")
    expect(page.get_by_text("you see where you and the panel differ")).to_be_visible()
    page.get_by_role("button", name="Submit", exact=True).click()
    is_at(page, "Your answers beside the panel’s")
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("Below the mark").first).to_be_visible()
    axe(page)
    agreed = page.locator("summary", has_text="Answers that are the panel’s")
    agreed.focus()
    page.keyboard.press("Enter")
    axe(page)
    screenshot(page, "calibration-compared")

    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/calibration/")
    axe(page)
    screenshot(page, "calibration-results")
    page.get_by_role("link", name="Questions most often answered", exact=False).click()
    is_at(page, "Questions most often answered otherwise than by the panel")
    axe(page)
    screenshot(page, "calibration-missed")
    page.get_by_role("link", name="Calibration case").click()
    page.get_by_role("link", name="Release a further reading", exact=False).click()
    is_at(page, "Release a further reading")
    axe(page)
    page.get_by_label("Why?").fill("We looked at the supervision notes together.")
    page.get_by_role("button", name="Release a further reading").click()
    is_at(page, "Calibration case")
    page.get_by_role("link", name="Accept below the mark", exact=False).click()
    is_at(page, "Accept Asa Assessor below the mark")
    axe(page)
    page.get_by_label("Why?").fill("Both answers can be read from the file.")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("is accepted and can open cases.")).to_be_visible()
    axe(page)


def test_without_javascript_a_case_is_begun_and_compared(
    browser: Browser, sign_in_as: SignIn, cast: Cast, live_server: object
) -> None:
    calibration = a_fixed_calibration(cast.review, cast.lead)
    context = browser.new_context(java_script_enabled=False, base_url=str(live_server))
    try:
        page = context.new_page()
        sign_in_as(page, cast.assessor)
        page.goto("/")
        page.get_by_role("button", name="Read the calibration case").click()
        page.get_by_role("button", name="Read the calibration case").click()
        is_at(page, "Case CALIBRATION-1")
        attempt = has_read(fresh(calibration), cast.assessor, {"7.4": "no"}, submit=False)
        audit = Audit.every.get(allocation=attempt.allocation)
        page.goto(f"/audits/{audit.pk}/check/")
        page.get_by_role("button", name="Continue to submit").click()
        is_at(page, "Submit this audit")
        page.get_by_role("button", name="Submit", exact=True).click()
        is_at(page, "Your answers beside the panel’s")
        expect(page.get_by_text("Passed", exact=True)).to_be_visible()
    finally:
        context.close()
