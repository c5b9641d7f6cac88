"""A section that saves itself: mistakes, two tabs, and an audit that was taken away meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.factories.sampling import Cast
from tests.functional.section_page import SAVED, box, choose, status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
PLACE = "[document.activeElement.name, document.activeElement.selectionStart, window.scrollY]"


def test_every_change_is_saved_by_itself_and_neither_focus_nor_caret_nor_page_moves(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    expect(status(page)).to_have_text("")
    box(page, "1.3").press_sequentially("What the file says")
    box(page, "1.3").press("ArrowLeft")
    before = page.evaluate(PLACE)
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["1.3"] == "What the file says"
    assert page.evaluate(PLACE) == before
    assert before[:2] == ["1.3", len("What the file says") - 1]

    # What is wrong is not said while it is still being written, and the rest is saved.
    choose(page, "1.4", "yes")
    box(page, "1.1_0").press_sequentially("31")
    expect(status(page)).to_have_text(re.compile(r"^Saved at .*, except 1\.1$"))
    assert kept(audit)["1.4"] == "yes"
    error = page.locator("[id='id_1.1_1-error']")
    expect(error).to_have_count(0)
    box(page, "1.2").focus()
    expect(error).to_contain_text("must include a month and year")
    axe(page)
    screenshot(page, "saving-error")
    box(page, "1.1_1").fill("1")
    box(page, "1.1_2").fill("2009")
    expect(error).to_have_count(0)

    rows = page.locator("[id='rows-1.4.rows']")
    for name, typed in (("date_0", "4"), ("date_1", "March"), ("date_2", "2008"), ("nature", "A call")):
        box(page, f"1.4.rows-0-{name}").fill(typed)
    rows.get_by_role("button", name="Add another earlier referral").click()
    expect(status(page)).to_have_text(SAVED)
    assert [row["nature"] for row in kept(audit)["1.4.rows"]] == ["A call"]
    rows.get_by_role("button", name="Remove Earlier referral 1").click()
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["1.4.rows"] == []

    page.goto(section_url(audit, 3))
    choose(page, "3.1", "yes")
    page.locator("input[name='3.4.police'][value='contributed']").check()
    box(page, "3.4.police.designation").fill("Sergeant")
    expect(status(page)).to_have_text(SAVED)
    assert kept(audit)["3.4.police"] == frozenset({"contributed"})
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Outcome of the section 47 enquiries").wait_for()


def test_two_tabs_are_put_together_and_where_both_changed_an_answer_somebody_chooses(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    other = page.context.new_page()
    other.goto(section_url(audit, 1))
    box(other, "1.2").fill("Police")
    choose(other, "1.4", "yes")
    for name, typed in (("date_0", "4"), ("date_1", "3"), ("date_2", "2008"), ("nature", "A call")):
        box(other, f"1.4.rows-0-{name}").fill(typed)
    expect(status(other)).to_have_text(SAVED)

    box(page, "1.3").fill("Mine alone")
    expect(status(page)).to_have_text(SAVED)
    expect(box(page, "1.2")).to_have_value("Police")
    expect(box(page, "1.4.rows-0-nature")).to_have_value("A call")
    expect(page.locator("[data-saving-said]")).to_contain_text("1.2, 1.4 and 1.4.rows stand as they were")
    expect(box(page, "1.3")).to_be_focused()

    box(page, "1.2").fill("School")
    for place, typed in enumerate(("1", "1", "2090")):
        box(page, f"1.1_{place}").fill(typed)
    expect(status(page)).to_have_text(SAVED)
    choose(other, "1.6", "no")
    box(other, "1.2").fill("Hospital")
    expect(status(other)).to_have_text("Changed in another window: 1.2")
    # With the answers that were put together comes what there is to say of them.
    expect(box(other, "1.1_2")).to_have_value("2090")
    expect(other.locator("[data-unlikely='1.1']")).to_contain_text("1 January 2090 is in the future.")
    # What is not contested goes on being saved.
    choose(other, "1.6", "yes")
    expect(status(other)).to_have_text("Changed in another window: 1.2")
    axe(other)
    screenshot(other, "saving-contested")
    other.get_by_role("button", name="See both answers and choose").press("Enter")
    other.get_by_role("heading", name="Choose which answers to keep").wait_for()
    assert (kept(audit)["1.2"], kept(audit)["1.6"]) == ("School", "yes")
    expect(other.locator("fieldset")).to_have_count(1)
    other.get_by_label("Yours: Hospital").press("Space")
    other.get_by_role("button", name="Save the answers I have chosen").press("Enter")
    other.get_by_role("heading", name="Referral").wait_for()
    assert kept(audit)["1.2"] == "Hospital"


def test_an_audit_taken_away_meanwhile_says_so_and_gives_the_text_back(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    box(page, "1.3").fill("Half a page of notes")
    expect(page.get_by_role("heading", name="This can no longer be saved here")).to_be_focused()
    expect(page.get_by_label("What you typed and was not saved")).to_have_value("1.3: Half a page of notes")
    expect(status(page)).to_have_text("Not saved: the top of this page says why")
    axe(page)
    screenshot(page, "saving-refused")
    assert kept(audit)["1.3"] == ""
