"""An audit with hardly an answer is refused: what is missing is named by section, with the way to each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit
from tests.functional.keyboard import Keyboard

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]


def test_a_refused_submission_names_every_question_and_leads_to_the_box_for_its_reason(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/check/")
    keyboard = Keyboard(page)
    keyboard.fill_until("Continue to submit", {})
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(page.locator(".govuk-error-message").count())
    expect(summary.get_by_role("heading", level=3, name="9. Process and judgement")).to_be_visible()
    axe(page)
    screenshot(page, "refused-submission")

    keyboard.fill_until("8.5 Were threshold criteria applied appropriately?", {})
    expect(page.get_by_label("Why does 8.5 have no answer?")).to_be_focused()

    page.get_by_label("Why does 8.5 have no answer?").fill("x" * 20_001)
    keyboard.fill_until("Continue to submit", {})
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(page.locator(".govuk-error-message").count())
    too_long = "The reason why 8.5 has no answer must be 20,000 characters or fewer, and has 20,001"
    expect(summary.get_by_role("link", name=too_long)).to_have_attribute("href", "#reason-8.5")
    expect(page.get_by_label("Why does 8.5 have no answer?")).to_have_value("x" * 20_001)
    axe(page)
    screenshot(page, "refused-submission-too-long")
