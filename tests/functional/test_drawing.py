"""A lead goes the whole way from the caseload to a sample in a browser, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.drawing.replay import replay
from audit_app.sampling.models import Sample
from audit_app.sampling.queries import current_cases, sample_of
from tests.factories.sampling import Cast, make_caseload, make_cast
from tests.functional.keyboard import Keyboard
from tests.functional.pictures import take

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]
WISHES = {
    "size": "12",
    "spread": "even",
    "ages": "chance",
    "families": "one",
}


@pytest.fixture
def cast() -> Cast:
    """A caseload of sixty in which every second pair are brothers and sisters, outside the disability "
    "team."""
    cast = make_cast()
    for number, case in enumerate(make_caseload(cast.review, 60)):
        # Whichever of a pair is chosen, the team still has the six that the plan asks for.
        is_of_a_pair = number % 4 < 2 and not case.is_with_disability_team
        case.family_ref = f"F{number // 4}" if is_of_a_pair else ""
        case.save()
    return cast


def latest(cast: Cast) -> Sample:
    sample = sample_of(cast.review)
    assert sample is not None
    return sample


def test_a_lead_freezes_plans_draws_replaces_and_adjusts(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    keys = Keyboard(page)

    def look(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        axe(page)
        screenshot(page, f"drawing-{picture}")
        to_the_top()

    def to_the_top() -> None:
        """A reader of the page begins at its heading."""
        page.locator("h1").evaluate("it => { it.tabIndex = -1; it.focus() }")

    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name="The sample of Autumn review").press("Enter")
    look("The sample", "begin")

    # Somebody is left out, and a mistake in the list loses nothing that was typed.
    keys.fill_until("Change who is left out of the draw", {})
    look("Who is left out", "left-out-empty")
    keys.fill_until("Leave them out", {"references": "WD0001, WD9999", "reason": "audited"})
    expect(page.get_by_role("alert")).to_contain_text("WD9999 is not in the caseload")
    expect(page.get_by_label("References of the children to leave out")).to_have_value("WD0001, WD9999")
    look("Who is left out", "left-out-error")
    page.get_by_label("References of the children to leave out").fill("WD0001\nWD0002")
    to_the_top()
    keys.fill_until("Leave them out", {})
    expect(page.get_by_text("2 children are left out of the draw.")).to_be_visible()
    keys.fill_until("Let in again: WD0002", {})
    expect(page.get_by_text("WD0002 can be drawn again.")).to_be_visible()
    look("Who is left out", "left-out")

    page.get_by_role("link", name="The sample", exact=True).press("Enter")
    keys.fill_until("Freeze the caseload", {})
    look("Freeze the caseload?", "freeze")
    keys.fill_until("Freeze the caseload", {})
    expect(page.get_by_text("The caseload is frozen, with 60 children.")).to_be_visible()
    look("The sample", "frozen")

    # A wish that cannot be met gives way at the press of its own button, and the others stay.
    keys.fill_until("Plan the sample", {})
    look("Plan the sample", "plan-empty")
    page.get_by_label("At least how many from disability teams?").fill("9")
    page.get_by_label("At least how many per cent of pre-school age?").fill("60")
    to_the_top()
    keys.fill_until("Save the plan", WISHES)
    expect(page.get_by_role("alert")).to_contain_text("from disability teams are asked for")
    look("Plan the sample", "plan-shortfall")
    take(page, "lead-sample-plan", top=page.get_by_role("button", name="Save the plan"))
    page.get_by_role("button", name="Ask for at least 6 from disability teams").press("Enter")
    expect(page.get_by_label("At least how many from disability teams?")).to_have_value("6")
    expect(page.get_by_label("At least how many per cent of pre-school age?")).to_have_value("60")
    expect(page.get_by_role("alert")).to_have_count(0)
    look("Plan the sample", "plan-relaxed")
    keys.fill_until("Save the plan", {})

    look("Seed of the draw", "seed")
    keys.fill_until("Draw a seed now", {})
    expect(page.get_by_text("The service drew the seed")).to_be_visible()
    look("Draw the sample?", "draw")
    take(page, "lead-sample-draw", height=1000)
    keys.fill_until("Draw the sample", {})
    expect(page.get_by_text("The sample is drawn.")).to_be_visible()
    look("The sample", "drawn")
    sample = latest(cast)

    with page.expect_download() as download:
        page.get_by_role("link", name=f"Download the frame file of the draw with seed {sample.seed}").press(
            "Enter"
        )
    again = replay(Path(download.value.path()).read_text(encoding="utf-8"), sample.seed)
    assert again["sample"] == [each.case.reference for each in current_cases(sample)]

    page.get_by_role("link", name="The sample beside the caseload").press("Enter")
    look("The sample beside the caseload", "compared")
    page.get_by_role("link", name="The sample", exact=True).press("Enter")
    page.get_by_role("link", name="How sure does a sample of some size make you?").press("Enter")
    look("How sure a sample makes you", "precision")
    keys.fill_until("Work it out", {"size": "30", "margin": "12"})
    expect(page.get_by_text("12 percentage points")).to_be_visible()
    page.get_by_role("link", name="The sample", exact=True).press("Enter")

    page.get_by_role("link", name="Its cases: replace and adjust").press("Enter")
    look("Cases of the sample", "cases")
    first = current_cases(sample).earliest("order").case.reference
    page.get_by_role("link", name=first, exact=True).press("Enter")
    look(f"Case {first} of the sample", "case")
    keys.fill_until("Replace this case", {})
    look(f"Replace case {first}", "replace")
    keys.fill_until("Replace the case", {"reason": "not_available"})
    expect(page.get_by_text(f"is in the sample in place of {first}.")).to_be_visible()

    keys.fill_until("Add a case by hand", {})
    look("Add a case by hand", "add")
    spare = cast.review.cases.filter(sampled=None, exclusion=None).earliest("reference").reference
    keys.fill_until("Add the case", {"reference": spare})
    expect(page.get_by_role("alert")).to_contain_text("Enter the reason")
    look("Add a case by hand", "add-error")
    keys.fill_until("Add the case", {"reason": "The board asked for it"})
    look("Cases of the sample", "cases-changed")
    # No reader of the guide has the focus on a heading.
    page.locator("h1").evaluate("it => it.blur()")
    take(page, "lead-sample-cases", top=page.get_by_role("heading", level=1))
    page.get_by_role("link", name=spare, exact=True).press("Enter")
    look(f"Case {spare} of the sample", "case-by-hand")
    keys.fill_until("Swap it for another case", {})
    look(f"Swap case {spare}", "swap")
    page.get_by_role("link", name="Cancel").press("Enter")
    page.get_by_role("link", name=spare, exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Case {spare} of the sample")
    keys.fill_until("Take it out of the sample", {})
    look(f"Take case {spare} out", "take-out")
    keys.fill_until("Take it out", {"reason": "The board thought better of it"})
    expect(page.get_by_text(f"{spare} is no longer in the sample.")).to_be_visible()
    page.get_by_role("link", name="The sample", exact=True).press("Enter")
    expect(page.get_by_text("A case was replaced by the next in the drawn order")).to_be_visible()
    look("The sample", "changed")
