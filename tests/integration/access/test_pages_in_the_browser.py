"""The pages of this room as people see them: accessible, and no wider than a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_administrator_signs_in_and_adds_a_person_with_the_keyboard(
    page: Page, axe: Callable[[Page], None], screenshot: Callable[[Page, str], list[Path]]
) -> None:
    cast = make_cast()
    give_password(cast.administrator)
    page.goto("/people/")
    axe(page)
    screenshot(page, "sign-in")
    page.get_by_label("Username").focus()
    page.keyboard.type("administrator")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    axe(page)
    screenshot(page, "people")
    page.get_by_role("button", name="Add a person").press("Enter")
    axe(page)
    page.get_by_role("button", name="Add this person").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Enter the full name")
    axe(page)
    screenshot(page, "people-add-errors")
    page.get_by_label("Full name").fill("Nell New")
    page.get_by_label("Username").fill("nell")
    page.get_by_label("First password").fill(PASSWORD)
    page.get_by_label("Assessor").press("Space")
    page.get_by_label("Review", exact=True).select_option("Autumn review")
    page.get_by_role("button", name="Add this person").press("Enter")
    expect(page.get_by_text("Nell New can now sign in.")).to_be_visible()
    assert User.objects.get(username="nell").memberships.get().review_id == cast.review.pk


@pytest.mark.parametrize("path", ["/people/{}/deactivate/", "/who-may-do-what/", "/nowhere/"])
def test_every_other_page_is_accessible_and_fits_a_phone(
    page: Page,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], list[Path]],
    sign_in_as: Callable[[Page, User], None],
    path: str,
) -> None:
    cast = make_cast()
    sign_in_as(page, cast.administrator)
    page.goto(path.format(cast.colleague.pk))
    axe(page)
    screenshot(page, path.strip("/").replace("/", "-").replace("{}-", ""))
