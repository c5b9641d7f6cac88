"""A lead starts a review, sets it up and moves it on in a browser, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.sampling.models import Review
from tests.factories.sampling import Cast, make_cast
from tests.functional.keyboard import Keyboard

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]

DATES = {
    "reference_date_0": "31",
    "reference_date_1": "3",
    "reference_date_2": "2010",
    "fieldwork_start_0": "29",
    "fieldwork_start_1": "3",
    "fieldwork_start_2": "2010",
    "fieldwork_end_0": "16",
    "fieldwork_end_1": "4",
    "fieldwork_end_2": "2010",
}


@pytest.fixture
def cast() -> Cast:
    return make_cast(core_days=30)


def test_a_lead_copies_an_earlier_review_sets_it_up_and_moves_it_on_by_keys_alone(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    keyboard = Keyboard(page)

    def look(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        axe(page)
        screenshot(page, f"setting-up-{picture}")

    def press(what: str, answers: Mapping[str, Any] | None = None) -> None:
        """Goes to the button or link, answering on the way, and waits for the page that it leads to."""
        with page.expect_navigation():
            keyboard.fill_until(what, answers or {})

    sign_in_as(page, cast.lead)
    page.goto("/")
    look("Your work", "home")
    press("Start a review")
    look("Start a review", "how")
    press("Continue")
    look("Start a review", "how-error")
    press("Continue", {"copy": str(cast.review.pk)})
    expect(page.get_by_text("As “Autumn review” was set up")).to_be_visible()
    look("Start a review", "new")
    press("Start this review")
    expect(page.get_by_role("alert")).to_contain_text("Enter the title of the review")
    look("Start a review", "new-error")
    press("Start this review", {"title": "Spring review", "with_members": {"on"}, **DATES})
    look("Spring review", "review")
    review = Review.objects.get(title="Spring review")
    assert (review.core_days, review.state) == (30, "planning")
    assert cast.assessor.roles(review.pk) == {Role.ASSESSOR}

    press("Places")
    look("Places", "places")
    press("Add districts")
    look("Add districts", "districts")
    press("Add these districts", {"names": "Dunmere\nashmere"})
    expect(page.get_by_role("alert")).to_contain_text("Line 2: ashmere is there already")
    look("Add districts", "districts-error")
    page.keyboard.press("Tab")
    page.get_by_label("Names of the districts").focus()
    page.keyboard.press("Control+A")
    keyboard.type("Dunmere\nEast Holt")
    press("Add these districts")
    press("Up: East Holt")
    expect(page.locator("tbody tr").nth(3)).to_contain_text("East Holt")
    press("Remove East Holt")
    look("Remove East Holt?", "remove")
    press("Remove")
    expect(page.get_by_text("East Holt is removed.")).to_be_visible()
    press("Rename Dunmere")
    look("Rename Dunmere", "rename")
    press("Save")
    press("Paste a list of teams")
    look("Paste a list of teams", "teams")
    press("Add these teams", {"lines": "Dunmere team; Dunmere\nDisability West; ; disability"})
    expect(page.get_by_text("2 teams are added.")).to_be_visible()
    press("Add a team")
    look("Add a team", "team")
    press("Save", {"name": "Dunmere north", "is_disability_team": {"on"}})
    look("Places", "places-after")
    press("The review")

    press("Age bands")
    look("Age bands", "ages")
    page.get_by_label("Ages at which").focus()
    page.keyboard.press("Control+A")
    keyboard.type("5, 11")
    press("Save")
    expect(page.get_by_text("11 to 18")).to_be_visible()
    press("The review")

    press("Questions")
    look("Questions", "questions")
    asked = {box.get_attribute("value") or "" for box in page.locator("input[name=asked]").all()}
    press("Save", {"asked": asked - {"8.4"}})
    expect(page.get_by_text("The questions are saved.")).to_be_visible()

    press("Settings")
    look("Settings", "settings")
    expect(page.get_by_text("Friday 2 April 2010")).to_be_visible()
    press("Save")

    press("What each state allows")
    look("State of the review", "state")
    press("Move on to sampling")
    look("Move on to sampling?", "move-on")
    expect(page.get_by_text("The caseload has not been imported yet.")).to_be_visible()
    press("Move on to sampling")
    look("Spring review", "sampling")
    press("Move on to fieldwork")
    look("Move on to fieldwork", "blocked")
    expect(page.get_by_text("Draw the sample")).to_be_visible()
    press("The review")
    press("Move back to planning")
    look("Move back to planning?", "move-back")
    press("Move back to planning")
    expect(page.get_by_role("alert")).to_contain_text("Enter why the review is moved back")
    press("Move back to planning", {"reason": "A district was missing."})
    expect(page.get_by_text("A district was missing.")).to_be_visible()

    review.refresh_from_db()
    assert (review.state, review.age_boundaries, review.items_off) == ("planning", [5, 11], ["8.4"])
    assert [each.name for each in review.districts.all()][-1] == "Dunmere"


def test_an_administrator_starts_a_review_and_names_its_lead(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    sign_in_as(page, cast.administrator)
    page.goto("/")
    expect(page.get_by_text("You lead no review.")).to_be_visible()
    page.get_by_role("button", name="Start a review").click()
    axe(page)
    screenshot(page, "setting-up-administrator")
    page.get_by_label("Who leads the review?").select_option(label="Cole League (colleague)")
    page.get_by_label("Title of the review").fill("Summer review")
    page.get_by_label("Authority").fill("Wealdshire County Council")
    for name, value in DATES.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Start this review").click()
    expect(page.get_by_text("Summer review has been started. Its lead sets it up.")).to_be_visible()
    assert cast.colleague.roles(Review.objects.get(title="Summer review").pk) == {Role.REVIEW_LEAD}
