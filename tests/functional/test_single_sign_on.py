"""Signing on by the authority’s own directory: a real provider of OpenID Connect, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from audit_app.access.invitations.services import invite
from audit_app.access.models import TrailEntry, User
from tests.directory import RunningDirectory, running_directory
from tests.factories.access import make_administrator

pytestmark = pytest.mark.django_db(transaction=True)

BUTTON = "Sign in with Kent"


@pytest.fixture
def directory(settings: Settings) -> Iterator[RunningDirectory]:
    with running_directory(settings) as running:
        yield running


def signs_on(page: Page, number: str, forged: bool = False) -> None:
    """To the directory and back; what is ``forged`` comes back with another state than was sent."""
    page.goto("/sign-in/")
    page.get_by_role("button", name=BUTTON).press("Enter")
    page.get_by_placeholder("sub").wait_for()
    if forged:
        page.goto(page.url.replace("state=", "state=x"))
    page.get_by_placeholder("sub").fill(number)
    page.get_by_role("button", name="Authorize", exact=True).press("Enter")


def test_who_was_invited_signs_on_and_nobody_else_does(
    page: Page,
    directory: RunningDirectory,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:
    nell = invite(
        username="nell", display_name="Nell New", email="nell@example.org", by=make_administrator()
    ).user
    directory.knows("1", email="nell@example.org", email_verified=True)
    directory.knows("2", email="nobody@example.org", email_verified=True)
    refused = page.get_by_role("heading", name="You are not signed in")

    page.goto("/sign-in/")
    axe(page)
    screenshot(page, "single-sign-on")
    signs_on(page, "2")
    expect(refused).to_be_visible()
    axe(page)
    screenshot(page, "single-sign-on-refused")
    assert User.objects.count() == 2

    signs_on(page, "1")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto("/account/")
    expect(page.get_by_text("Nell New").first).to_be_visible()
    axe(page)

    User.objects.filter(pk=nell.pk).update(is_active=False)
    signs_on(page, "1")
    expect(refused).to_be_visible()

    User.objects.filter(pk=nell.pk).update(is_active=True)
    page.context.clear_cookies()
    signs_on(page, "1", forged=True)
    expect(refused).to_be_visible()
    page.goto("/account/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    kept = list(TrailEntry.objects.order_by("pk").values_list("action", flat=True))
    assert kept.count("signed in") == 1
    assert kept.count("sign-in failed") == 1
    assert kept.count("refused") >= 3
