"""A moderator asks and agrees; where two readings differ a lead settles it, and what is agreed counts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast
from tests.factories.two_readings import read_twice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
SHORT = {"9.9": "falls_short", "7.4": "no", "6.7": frozenset({"homelessness"})}


def is_at(page: Page, heading: str) -> None:
    """Waits until the page that a click leads to is there."""
    page.get_by_role("heading", level=1, name=heading).wait_for()


@pytest.fixture
def readings(cast: Cast) -> tuple[Audit, Audit]:
    return read_twice(cast, SHORT)


def test_a_lead_moderates_and_settles_a_case_that_two_people_have_read(
    page: Page,
    sign_in_as: SignIn,
    axe: Check,
    screenshot: Photograph,
    cast: Cast,
    readings: tuple[Audit, Audit],
) -> None:
    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name="Moderation", exact=False).click()
    is_at(page, "Moderation")
    axe(page)
    screenshot(page, "moderation-queue")
    page.get_by_role("link", name=readings[1].case.reference).click()
    page.get_by_label("What do you want to ask the assessor?").fill("Which plan do you mean?")
    page.get_by_role("button", name="Ask the assessor").click()
    expect(page.get_by_text("The assessor is asked.")).to_be_visible()

    sign_in_as(page, cast.colleague)
    page.goto(f"/audits/{readings[1].pk}/")
    axe(page)
    page.get_by_role("link", name="Answer what the moderator has asked").click()
    is_at(page, "Moderation")
    axe(page)
    page.get_by_label("Your answer to the moderator").fill("The outline plan of March.")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("The outline plan of March.")).to_be_visible()

    sign_in_as(page, cast.lead)
    page.goto(f"/audits/{readings[1].pk}/moderation/")
    axe(page)
    screenshot(page, "moderation")
    page.get_by_role("button", name="Agree with this audit").click()
    is_at(page, "Answers")
    axe(page)

    page.goto(f"/reviews/{cast.review.pk}/agreement/")
    axe(page)
    screenshot(page, "agreement")
    page.get_by_role("link", name="Compare", exact=False).click()
    is_at(page, "Two readings beside each other")
    axe(page)
    screenshot(page, "two-readings")
    page.get_by_role("link", name=re.compile(r"Settle\s*: 6\.7")).click()
    is_at(page, "6.7 Were any")
    axe(page)
    page.get_by_role("button", name="Record the agreed answer").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe(page)
    screenshot(page, "settle-refused")
    page.get_by_label("Both together").check()
    page.get_by_label("Why?").fill("Both stand on the file.")
    page.get_by_role("button", name="Record the agreed answer").click()
    is_at(page, "Two readings beside each other")
    for ref in ("7.4", "9.9"):
        page.get_by_role("link", name=re.compile(rf"Settle\s*: {re.escape(ref)}")).click()
        page.get_by_label("(the second reading)").check()
        page.get_by_label("Why?").fill("The notes are undated.")
        page.get_by_role("button", name="Record the agreed answer").click()
        is_at(page, "Two readings beside each other")
    axe(page)
    screenshot(page, "two-readings-settled")
    page.get_by_role("button", name="Let the agreed reading count").click()
    page.get_by_role("link", name="Agreed reading", exact=False).click()
    is_at(page, "Answers")
    axe(page)
    agreed = Audit.objects.get(allocation__role="agreed")
    assert agreed.state == "signed_off"
