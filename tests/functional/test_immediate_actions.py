"""A lead sees an immediate action through by keys alone: acknowledges it, then says what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.filling.services import raise_immediate_action
from audit_app.tool.models import ImmediateAction
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit
from tests.functional.keyboard import Keyboard

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
DONE = "Seen with the police that afternoon. The child is with relatives."


@pytest.fixture
def action(cast: Cast) -> ImmediateAction:
    return raise_immediate_action(
        audit=a_started_audit(cast),
        what="See the child today, with the police.",
        why="Nobody has seen the child for five weeks.",
        told_to="Duty team manager",
        told_at=timezone.now() - dt.timedelta(hours=1),
        by=cast.assessor,
    )


def test_a_lead_acknowledges_an_action_and_marks_it_as_done_by_keys_alone(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, action: ImmediateAction
) -> None:
    keyboard = Keyboard(page)
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/")
    expect(page.get_by_role("region", name="Immediate action")).to_contain_text("Not acknowledged for")
    axe(page)
    screenshot(page, "action-banner")
    page.goto("/")
    axe(page)
    keyboard.fill_until("Acknowledge", {})
    expect(page.get_by_text("Acknowledged", exact=True).first).to_be_visible()
    expect(page.get_by_role("region", name="Immediate action")).to_have_count(0)
    axe(page)

    keyboard.fill_until("Mark as done", {})
    page.get_by_role("heading", level=1, name="Mark this immediate action as done").wait_for()
    axe(page)
    screenshot(page, "action-done")
    keyboard.fill_until("Mark as done", {})
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe(page)
    screenshot(page, "action-done-refused")

    with page.expect_navigation():
        keyboard.fill_until("Mark as done", {"outcome": DONE})
    expect(page.get_by_text(DONE)).to_be_visible()
    axe(page)
    kept = ImmediateAction.objects.get(pk=action.pk)
    assert (kept.outcome, kept.done_by) == (DONE, cast.lead)
    assert not kept.is_open
