"""The home pages in a browser: the one thing to do next, the pace of the fieldwork, and what is stuck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.filling import services
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation
from tests.factories.two_readings import read_twice

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]


@pytest.fixture
def cast() -> Cast:
    """A fieldwork of three weeks of which the first is over, with something of every kind in it."""
    today = timezone.localdate()
    cast = make_cast(
        fieldwork_start=today - dt.timedelta(days=7), fieldwork_end=today + dt.timedelta(days=13)
    )
    an_allocation(cast)
    a_started_audit(cast)
    for _number in range(3):
        audit = a_submitted_audit(cast)
        Audit.objects.filter(pk=audit.pk).update(submitted_at=timezone.now() - dt.timedelta(days=5))
    services.return_audit(audit=a_submitted_audit(cast), reason="Look at 3.2 again.", by=cast.lead)
    read_twice(cast, {"7.4": "no"})
    return cast


def test_an_assessor_begins_with_the_one_thing_to_do_next(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto("/")
    axe(page)
    screenshot(page, "home-assessor")
    step = page.get_by_role("region", name="What to do next")
    expect(step).to_contain_text("came back to you from Leah Lead.")
    expect(step).to_contain_text("3 cases are overdue.")
    with page.expect_navigation():
        step.get_by_role("button").click()
    expect(page.get_by_text("Look at 3.2 again.").first).to_be_visible()


def test_a_lead_sees_the_pace_and_what_is_stuck_and_finds_each_figure_in_a_table(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    sign_in_as(page, cast.lead)
    page.goto("/")
    expect(page.get_by_text("not read by a lead (3)")).to_be_visible()
    chart = page.get_by_role("img", name="Audits handed in by day")
    expect(chart).to_have_count(1)
    expect(page.locator("p", has_text="5 of 8 audits are handed in. At an even pace")).to_be_visible()
    page.get_by_text("The same as a table").click()
    today = timezone.localdate() - dt.timedelta(days=5)
    row = page.get_by_role("row", name=f"{today.day} {today:%B %Y}")
    expect(row.get_by_role("cell").nth(1)).to_have_text("3")
    expect(page.get_by_text("1 case has been read twice.")).to_be_visible()
    axe(page)
    screenshot(page, "home-lead")


def test_a_new_review_says_plainly_that_there_is_nothing_yet(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    sign_in_as(page, make_cast().lead)
    page.goto("/")
    expect(page.get_by_text("No case is allocated yet.")).to_be_visible()
    axe(page)
    screenshot(page, "home-lead-empty")
