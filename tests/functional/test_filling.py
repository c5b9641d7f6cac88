"""Filling in a section in a real browser: by keys alone at both widths, and without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.filling.services import save_section
from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.factories.sampling import Cast, make_identity
from tests.factories.tool import a_submitted_audit, an_answered_audit
from tests.functional.keyboard import Keyboard
from tests.functional.one_audit import SECTIONS, comments

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
WIDTHS = (360, 1440)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_section_is_filled_in_by_keys_alone(
    page: Page, sign_in_as: SignIn, axe: Check, cast: Cast, audit: Audit, width: int
) -> None:
    sign_in_as(page, cast.assessor)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(section_url(audit, 3))
    axe(page)
    keyboard = Keyboard(page)
    keyboard.fill_until("Save and return to the list", {**comments(3), **SECTIONS[3]})
    expect(page.get_by_text("Section 3 is saved.")).to_be_visible()
    answers = kept(audit)
    assert answers["3.1.date"] == dt.date(2008, 9, 9)
    assert answers["3.4.police"] == frozenset({"contributed", "agreed"})
    assert answers["3.4.other"] == frozenset()
    assert answers["3.11"] == "partly"
    assert answers["3.8.comment"] == "What the file says of 3.8."
    page.goto(section_url(audit, 3))
    axe(page)


def test_every_page_of_an_audit_is_accessible_and_fits(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    audit = an_answered_audit(cast, {"9.8": "unclear", "3.2": None})
    make_identity(audit.case)
    sign_in_as(page, cast.assessor)
    tails = ["", "header/", *(f"sections/{number}/" for number in range(1, 10)), "check/", "actions/raise/"]
    for address in [f"/audits/{audit.pk}/{tail}" for tail in tails] + ["/", "/tool/"]:
        page.goto(address)
        axe(page)
        screenshot(page, "audit" + address.replace("/", "-").rstrip("-"))


def test_every_page_of_a_lead_is_accessible_and_fits(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast
) -> None:
    audit = a_submitted_audit(cast, {"9.9": "unsafe"})
    sign_in_as(page, cast.lead)
    tails = ("", "check/", "sign-off/", "return/", "safety/")
    for address in [f"/audits/{audit.pk}/{tail}" for tail in tails] + ["/"]:
        page.goto(address)
        axe(page)
        screenshot(page, "lead" + address.replace("/", "-").rstrip("-"))


def test_questions_unfold_and_fold_with_the_answers(
    page: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 3))
    held, count = page.locator("[id='q-3.3']"), page.locator("[id='q-3.10']")
    expect(held).to_be_hidden()
    page.locator("[id='id_3.1']").check()
    expect(held).to_be_visible()
    expect(count).to_be_hidden()
    page.locator("input[name='3.9'][value='yes']").check()
    expect(count).to_be_visible()
    # What waits for 3.9 is folded away with it when 3.1 no longer asks for 3.9.
    page.locator("input[name='3.1'][value='no']").check()
    expect(held).to_be_hidden()
    expect(count).to_be_hidden()
    expect(page.get_by_text("Answer this if")).to_have_count(12)
    expect(page.get_by_text("Answer this if").first).to_be_hidden()


def test_none_of_these_unticks_the_others_along_the_line_of_a_grid(
    page: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 7))
    boxes = page.locator("input[name='7.3.referral']")
    boxes.nth(0).check()
    boxes.nth(2).check()
    expect(boxes.nth(0)).not_to_be_checked()
    boxes.nth(1).check()
    expect(boxes.nth(2)).not_to_be_checked()


def test_an_answer_is_taken_back_in_place(page: Page, sign_in_as: SignIn, cast: Cast, audit: Audit) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    clear = page.get_by_role("button", name="Clear my answer to 1.4")
    expect(clear).to_be_hidden()
    page.locator("input[name='1.4'][value='yes']").check()
    rows = page.locator("[id='rows-1.4.rows']")
    expect(rows).to_be_visible()
    page.locator("[id='id_1.2']").fill("Police")
    clear.click()
    expect(rows).to_be_hidden()
    expect(page.locator("[id='id_1.4']")).to_be_focused()
    expect(page.locator("[id='id_1.2']")).to_have_value("Police")


def test_rows_are_added_and_removed_in_place(
    page: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    page.locator("input[name='1.4'][value='yes']").check()
    rows = page.locator("[id='rows-1.4.rows']")
    rows.get_by_label("Nature").fill("First call")
    add = rows.get_by_role("button", name="Add another earlier referral")
    add.click()
    expect(rows.locator("input[name='1.4.rows-1-date_0']")).to_be_focused()
    expect(rows.locator("legend", has_text="Earlier referral 2")).to_be_visible()
    rows.get_by_label("Nature").nth(1).fill("Second call")
    rows.get_by_role("button", name="Remove Earlier referral 1").click()
    expect(rows.get_by_label("Nature")).to_have_count(1)
    expect(rows.get_by_label("Nature")).to_have_value("Second call")
    expect(rows.locator("legend", has_text="Earlier referral 1")).to_be_visible()
    for box, typed in zip(("Day", "Month", "Year"), ("4", "3", "2008"), strict=True):
        rows.get_by_label(box).fill(typed)
    page.get_by_role("button", name="Save and return to the list").click()
    page.get_by_text("Section 1 is saved.").wait_for()
    assert [row["nature"] for row in kept(audit)["1.4.rows"]] == ["Second call"]


def test_a_section_is_filled_in_without_javascript(
    page_without_javascript: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    page = page_without_javascript
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    expect(page.get_by_text("Answer this if 1.4 is yes")).to_be_visible()
    page.locator("input[name='1.4'][value='yes']").check()
    page.locator("input[name='1.6'][value='no']").check()
    page.locator("input[name='1.4.rows-0-date_0']").fill("4")
    page.locator("input[name='1.4.rows-0-date_1']").fill("March")
    page.locator("input[name='1.4.rows-0-date_2']").fill("2008")
    page.get_by_role("button", name="Add another earlier referral").click()
    page.locator("input[name='1.4.rows-1-date_0']").wait_for()
    expect(page.locator("input[name='1.4.rows-0-date_1']")).to_have_value("March")
    page.get_by_role("button", name="Remove Earlier referral 2").click()
    expect(page.locator("input[name='1.4.rows-1-date_0']")).to_have_count(0)
    page.get_by_role("button", name="Clear my answer to 1.6").click()
    expect(page.locator("input[name='1.6']:checked")).to_have_count(0)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Agency checks").wait_for()
    answers = kept(audit)
    assert (answers["1.4"], answers["1.6"]) == ("yes", None)
    assert [row["date"] for row in answers["1.4.rows"]] == [dt.date(2008, 3, 4)]


def test_enter_in_a_text_box_saves_and_clears_nothing(
    page: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    page.locator("input[name='1.6'][value='no']").check()
    page.locator("[id='id_1.2']").fill("Police")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[id='id_1.2']")).to_have_value("Police")
    assert (kept(audit)["1.2"], kept(audit)["1.6"]) == ("Police", "no")


def test_the_second_of_two_tabs_chooses_what_is_kept(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 3))
    page.locator("input[name='3.1'][value='no']").check()
    save_section(audit=audit, number=3, answers={"3.1": "yes"}, revision=0, by=cast.assessor)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Choose which answers to keep").wait_for()
    axe(page)
    screenshot(page, "two-savers")
    page.get_by_label("Yours: No").check()
    page.get_by_role("button", name="Save the answers I have chosen").click()
    page.get_by_role("heading", name="Outcome of the section 47 enquiries").wait_for()
    assert kept(audit)["3.1"] == "no"
