"""Nothing typed is lost: while the network is away, when the browser dies, and past the end of a session."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings

from audit_app.access.models import User
from audit_app.filling.services import save_section
from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import Cast
from tests.functional.section_page import SAVED, box, choose, status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
HELD = "Kept on this device, will be sent"
SAVE = re.compile("/save/$")
# All that the browser has kept of drafts, as it lies there, and what every other store of it holds.
STORED = """
new Promise((resolve) => {
  const request = indexedDB.open('case-file-audit', 1)
  request.onsuccess = () => {
    const all = request.result.transaction('drafts').objectStore('drafts').getAll()
    all.onsuccess = () => {
      request.result.close()
      resolve(all.result.map((each) => [Object.keys(each).sort().join(),
        new TextDecoder().decode(each.sealed), JSON.stringify({ ...localStorage, ...sessionStorage })]))
    }
  }
})
"""


def test_what_is_typed_while_the_network_is_away_outlives_the_browser_and_is_sent_once(
    page: Page,
    context: BrowserContext,
    sign_in_as: SignIn,
    axe: Check,
    screenshot: Photograph,
    cast: Cast,
    audit: Audit,
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    assert page.locator("form[data-saving-key]").count() == 0
    context.set_offline(True)
    choose(page, "1.4", "yes")
    box(page, "1.4.rows-0-nature").fill("A call about Rowan")
    box(page, "1.3").fill("Half a page")
    expect(status(page)).to_have_text(HELD)
    ((fields, sealed, beside),) = page.evaluate(STORED)
    assert fields == "at,id,iv,sealed"
    assert "Rowan" not in sealed
    assert beside == "{}"
    # A button goes nowhere while nothing can be sent, and the page stays as it is.
    page.get_by_role("button", name="Save and continue").click()
    box(page, "1.3").press_sequentially(" more")
    expect(status(page)).to_have_text(HELD)
    axe(page)
    screenshot(page, "saving-held")
    assert kept(audit)["1.3"] == ""

    # The save arrives and its answer does not: sent again, it is made once.
    context.set_offline(False)
    page.route(SAVE, lambda route: (route.fetch(), route.abort()))
    page.wait_for_event("requestfailed")
    page.close()
    assert kept(audit)["1.3"].startswith("Half a page")
    save_section(audit=audit, number=1, answers={"1.2": "Police"}, revision=1, by=cast.assessor)

    again = context.new_page()
    again.goto(section_url(audit, 1))
    expect(again.locator("[data-saving-said]")).to_contain_text(
        "What you had typed and was not saved is back"
    )
    expect(box(again, "1.4.rows-0-nature")).to_have_value("A call about Rowan")
    expect(status(again)).to_contain_text("except 1.4.rows")
    for place, typed in enumerate(("4", "March", "2008")):
        box(again, f"1.4.rows-0-date_{place}").fill(typed)
    expect(status(again)).to_have_text(SAVED)
    answers = kept(audit)
    assert (answers["1.2"], answers["1.3"]) == ("Police", "Half a page more")
    assert [row["nature"] for row in answers["1.4.rows"]] == ["A call about Rowan"]
    again.wait_for_function(f"async () => (await {STORED}).length === 0")


def test_reloading_and_going_back_lose_nothing_and_bring_nothing_old_back(
    page: Page, context: BrowserContext, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    box(page, "1.2").fill("Police")
    page.reload()
    expect(box(page, "1.2")).to_have_value("Police")
    box(page, "1.3").fill("What the file says")
    page.goto(section_url(audit, 2))
    page.go_back()
    expect(box(page, "1.3")).to_have_value("What the file says")
    expect(status(page)).not_to_have_text("Saving")
    assert (kept(audit)["1.2"], kept(audit)["1.3"]) == ("Police", "What the file says")
    # What stood in the boxes when the page was left is older than what was saved elsewhere since.
    page.goto(section_url(audit, 2))
    revision = Audit.objects.get(pk=audit.pk).referral.revision
    save_section(audit=audit, number=1, answers={"1.2": "School"}, revision=revision, by=cast.assessor)
    page.go_back()
    expect(box(page, "1.2")).to_have_value("School")
    box(page, "1.3").press_sequentially(", in brief")
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["1.2"] == "School"


def test_past_the_end_of_a_session_somebody_signs_in_again_and_the_text_is_saved(
    page: Page, context: BrowserContext, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    give_password(cast.assessor)
    sign_in(page, "/sign-in/")
    page.goto(section_url(audit, 1))
    UserSession.objects.get(user=cast.assessor).end()
    box(page, "1.3").fill("Typed too late")
    over = page.get_by_role("dialog", name="You have been signed out")
    over.wait_for()
    expect(status(page)).to_have_text(HELD)
    axe(page)
    # Whoever comes back to the page in another way finds it there too.
    with context.expect_page() as opened:
        over.get_by_role("button", name="Sign in").press("Enter")
    sign_in(opened.value)
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(over).to_be_hidden()
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["1.3"] == "Typed too late"

    context.set_offline(True)
    box(page, "1.3").fill("Nobody is to find this here")
    expect(status(page)).to_have_text(HELD)
    page.close()
    context.set_offline(False)
    leaving = context.new_page()
    leaving.goto("/")
    leaving.get_by_role("button", name="Sign out", exact=True).click()
    asked = leaving.get_by_role("dialog", name="Some of what was typed has not been saved")
    expect(asked.get_by_role("button", name="Stay signed in")).to_be_focused()
    expect(asked.get_by_role("link")).to_have_text(re.compile("^Section 1 of a case, typed on .* at "))
    axe(leaving)
    screenshot(leaving, "signing-out-unsent")
    asked.get_by_role("button", name="Sign out and lose it").press("Enter")
    leaving.get_by_role("heading", name="Sign in").wait_for()
    assert leaving.evaluate("indexedDB.databases()") == []


def test_where_an_authority_forbids_it_nothing_is_kept_on_the_device_and_the_page_says_so(
    page: Page, context: BrowserContext, sign_in_as: SignIn, settings: Settings, cast: Cast, audit: Audit
) -> None:
    settings.DRAFTS_ON_DEVICE = False
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    context.set_offline(True)
    box(page, "1.3").fill("Half a page")
    expect(status(page)).to_contain_text("Not saved yet: kept on this page only")
    assert page.evaluate("indexedDB.databases()") == []
    context.set_offline(False)
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["1.3"] == "Half a page"


def test_whoever_signs_out_while_something_is_being_sent_or_was_not_loses_nothing_unasked(
    page: Page, context: BrowserContext, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    page.route(SAVE, lambda route: route.abort())
    box(page, "1.3").press_sequentially("Not sent yet")
    expect(status(page)).to_have_text(HELD)
    page.get_by_role("button", name="Sign out", exact=True).press("Enter")
    asked = page.get_by_role("dialog", name="Some of what was typed has not been saved")
    asked.get_by_role("button", name="Stay signed in").press("Enter")
    expect(asked).to_be_hidden()
    assert kept(audit)["1.3"] == ""
    # What can be sent is sent first, and then nobody is asked.
    page.unroute(SAVE)
    page.get_by_role("button", name="Sign out", exact=True).press("Enter")
    page.get_by_role("heading", name="Sign in").wait_for()
    assert kept(audit)["1.3"] == "Not sent yet"


def sign_in(page: Page, address: str = "") -> None:
    if address:
        page.goto(address)
    page.get_by_label("Username").fill("assessor")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()
