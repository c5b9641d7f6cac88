"""Helping to read, in a real browser: clocks, the timeline, keys, and a paper audit that is keyed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.factories.sampling import Cast
from tests.factories.tool import save_answers
from tests.functional.section_page import SAVED, status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
# What has the focus: the name and value of a box, or the words of a link or button.
FOCUS = "(({ name, value, textContent }) => [name ?? textContent.trim(), value])(document.activeElement)"


def saved(page: Page) -> None:
    expect(status(page)).to_have_text(SAVED)


def test_the_clocks_and_what_is_odd_about_a_date_are_said_as_dates_are_typed(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    save_answers(audit, {"3.1": "yes", "3.1.date": dt.date(2009, 4, 8)}, by=cast.assessor)
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 4))
    page.locator("input[name='4.1'][value='yes']").check()
    clock = page.locator("[data-clock='4.3']")
    expect(clock).to_contain_text("Cannot be computed: no date of the outcome strategy discussion (4.1.date)")
    for place, typed in enumerate(("14", "4", "2009")):
        page.locator(f"[name='4.1.date_{place}']").fill(typed)
    expect(clock).to_contain_text(
        "2 working days of 15: in time. Counted from 8 April 2009 to 14 April 2009, "
    )
    expect(clock).to_contain_text("without weekends and 2 bank holidays. The dates suggest “Yes”.")
    odd = page.locator("[data-unlikely='4.1.date']")
    expect(odd).to_be_empty()
    page.locator("[name='4.1.date_0']").fill("13")
    expect(odd).to_have_text("13 April 2009 was a bank holiday. Check that it is right. It may stand.")
    page.locator("input[name='4.3'][value='no']").check()
    expect(clock).to_contain_text("Your answer differs from the dates.")
    axe(page)
    screenshot(page, "reading-clocks")
    assert (kept(audit)["4.1.date"], kept(audit)["4.3"]) == (dt.date(2009, 4, 13), "no")


def test_the_timeline_is_drawn_and_each_date_leads_to_its_question(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    dates = {
        "1.1": dt.date(2009, 1, 5),
        "1.4": "yes",
        "1.4.rows": [{"date": dt.date(2006, 5, 1), "nature": "A call", "outcome": ""}],
        "3.1": "yes",
        "3.1.date": dt.date(2009, 1, 6),
        "4.1": "yes",
        "4.1.date": dt.date(2009, 2, 2),
        "5.1": "yes",
        "5.1.started": dt.date(2009, 1, 20),
        "5.1.completion_recorded": "yes",
        "5.1.completed": dt.date(2009, 4, 20),
    }
    save_answers(audit, dates, by=cast.assessor)
    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/")
    page.get_by_role("link", name="Timeline of this case").click()
    expect(page.get_by_role("img", name="The dates of this case, from left to right")).to_be_visible()
    expect(page.get_by_text("Nothing is entered for 77 days, from 2 February 2009")).to_be_visible()
    expect(page.get_by_text("Section 47 enquiries and core assessment overlap for 13 days")).to_be_visible()
    axe(page)
    screenshot(page, "reading-timeline")
    page.get_by_role("link", name="5.1.completed").click()
    expect(page.locator("[id='q-5.1']")).to_be_in_viewport()


def test_keys_lead_through_a_section_and_can_be_turned_off(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    save_answers(audit, {"1.4": "no"}, by=cast.assessor)
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 1))
    keys = page.keyboard
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")

    # What is typed into a box is text and nothing else.
    box = page.locator("[name='1.3']")
    box.click()
    keys.type("?/];[1y0")
    expect(box).to_have_value("?/];[1y0")
    expect(dialog).to_be_hidden()
    saved(page)

    page.locator("input[name='1.4'][value='no']").focus()
    keys.press("]")
    assert page.evaluate(FOCUS)[0] == "1.5"
    keys.press(";")
    expect(page.locator("[name='1.5.comment']")).to_be_focused()
    page.locator("input[name='1.5']").first.focus()
    keys.press("[")
    assert page.evaluate(FOCUS)[0] == "1.2"
    page.locator("input[name='1.5']").first.focus()
    keys.press("?")
    expect(dialog).to_be_visible()
    axe(page)
    screenshot(page, "reading-shortcuts")
    dialog.get_by_label("Shortcuts are on").uncheck()
    keys.press("Escape")
    page.locator("input[name='1.5']").first.focus()
    for key in ("?", "y", "/"):
        keys.press(key)
    expect(dialog).to_be_hidden()
    expect(page.locator("input[name='1.5']:checked")).to_have_count(0)
    # It stays turned off on the next page, and the list is reached by its button.
    page.goto(section_url(audit, 2))
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog.get_by_label("Shortcuts are on").check()
    dialog.get_by_role("button", name="Close").click()
    keys.press("/")
    expect(page.get_by_label("Go to a question")).to_be_focused()
    keys.type("7.4")
    keys.press("Enter")
    page.get_by_role("heading", name="Recording").wait_for()
    expect(page.locator("[id='q-7.4']")).to_be_in_viewport()


def test_a_paper_audit_is_keyed_in_with_one_key_an_answer_and_tab_between(
    page: Page, sign_in_as: SignIn, axe: Check, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 6))
    keys = page.keyboard
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_label("I am keying in a paper audit").check()
    keys.press("Escape")
    axe(page)
    page.locator("input[name='6.1']").first.focus()
    # Of the ticks of 6.1 none; a key or two and a Tab for each question.
    keys.press("0")
    keys.press("Tab")
    for ref, key in (("6.2", "y"), ("6.3", "n"), ("6.4", "P"), ("6.5", "n"), ("6.6", "1")):
        assert page.evaluate(FOCUS)[0] == ref
        keys.press(key)
        if ref == "6.5":
            # Two answers begin with this letter.
            expect(page.locator("input[name='6.5']:checked")).to_have_value("no")
            keys.press(key)
        keys.press("Tab")
    for key in ("1", "3", "1", "ArrowUp", "End", "ArrowUp"):
        keys.press(key)
    assert page.evaluate(FOCUS) == ["6.7", "frequent_moves"]
    keys.press("Space")
    keys.press("Tab")
    assert page.evaluate(FOCUS)[0] == "then"
    saved(page)
    answers = kept(audit)
    assert answers["6.1"] == frozenset()
    assert [answers[ref] for ref in ("6.2", "6.3", "6.4", "6.5", "6.6")] == [
        "yes",
        "no",
        "partly",
        "not_applicable",
        "yes",
    ]
    assert answers["6.7"] == frozenset({"alcohol_misuse", "frequent_moves"})
    # The answer is taken back by a key too, since Tab passes its button by.
    page.locator("input[name='6.6']:checked").focus()
    keys.press("Delete")
    expect(page.locator("input[name='6.6']:checked")).to_have_count(0)


def test_only_open_questions_are_shown_without_javascript_too(
    page_without_javascript: Page, sign_in_as: SignIn, cast: Cast, audit: Audit
) -> None:
    page = page_without_javascript
    save_answers(audit, {"1.4": "no"}, by=cast.assessor)
    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/")
    page.get_by_text("Not answered yet").click()
    page.get_by_label("Go to a question").fill("1.6")
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("heading", name="Referral").wait_for()
    page.locator("input[name='1.6'][value='no']").check()
    page.get_by_role("button", name="Save and show only what is not answered yet").click()
    expect(page.locator("[id='q-1.5']")).to_be_visible()
    for ref in ("1.4", "1.6"):
        expect(page.locator(f"[id='q-{ref}']")).to_be_hidden()
    page.locator("input[name='1.5'][value='no']").check()
    page.get_by_role("button", name="Save and show all questions").click()
    expect(page.locator("[id='q-1.4']")).to_be_visible()
    answers = kept(audit)
    assert [answers[ref] for ref in ("1.4", "1.5", "1.6")] == ["no", "no", "no"]


def test_a_lead_is_asked_about_an_answer_and_answers_beside_it(
    page: Page, sign_in_as: SignIn, axe: Check, screenshot: Photograph, cast: Cast, audit: Audit
) -> None:
    sign_in_as(page, cast.assessor)
    page.goto(section_url(audit, 7))
    page.locator("input[name='7.4'][value='partly']").check()
    page.locator("[id='q-7.4']").get_by_text("Comment on 7.4").first.click()
    page.get_by_role("button", name="Save and ask the lead about 7.4, or leave a note").click()
    page.get_by_role("heading", name="7.4 Do the records show appropriate supervision").wait_for()
    axe(page)
    screenshot(page, "reading-ask")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Select who it is for")).to_be_visible()
    page.get_by_label("The leads of the review").check()
    page.get_by_label("What do you want to ask or note?").fill("Does a telephone call count?")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[id='q-7.4']")).to_contain_text("Not answered yet.")
    page.locator("[id='q-7.3']").get_by_text("How to answer 7.3").click()
    axe(page)
    assert kept(audit)["7.4"] == "partly"

    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name=f"{audit.case.reference}, question 7.4").click()
    axe(page)
    screenshot(page, "reading-answer")
    page.get_by_label("Your answer to the assessor").fill("Only if it is recorded.")
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("heading", name="Your work").wait_for()
    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/")
    expect(page.get_by_text("Only if it is recorded.")).to_be_visible()
    axe(page)
    screenshot(page, "reading-case")
    page.goto(section_url(audit, 7))
    expect(page.locator("[id='q-7.4']")).to_contain_text("Only if it is recorded.")
    screenshot(page, "reading-section")
