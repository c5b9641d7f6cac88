"""The frame and every kind of field, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.urls("tests.functional.gallery"), pytest.mark.one_database]

COMMENT = "First line\n  an indented second\n\nlast"


def test_every_kind_of_field_is_accessible_and_fits_a_phone(page, axe, screenshot):
    page.goto("/gallery/")
    axe(page)
    page.get_by_label("Partly").check()
    axe(page)
    screenshot(page, "components")


def test_mistakes_are_listed_and_each_link_leads_to_the_box_at_fault(page, axe, screenshot):
    page.goto("/gallery/")
    page.get_by_label("Day").fill("31")
    page.get_by_label("Year").fill("2009")
    page.get_by_label("Time of the referral").fill("9")
    page.get_by_role("button", name="Save and continue").click()

    expect(page).to_have_title(re.compile("^Error: Every kind of field"))
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("The date of the referral must include a month")
    expect(summary).to_contain_text("Select whether a strategy discussion was held")
    expect(page.get_by_label("Day")).to_have_value("31")
    expect(page.get_by_label("Time of the referral")).to_have_value("9")
    summary.get_by_role("link", name="must include a month").click()
    expect(page.get_by_label("Month")).to_be_focused()
    axe(page)
    screenshot(page, "components-with-errors")


def test_a_question_is_revealed_by_its_answer_and_what_is_written_comes_back_unchanged(page):
    page.goto("/gallery/")
    expect(page.get_by_label("Comment")).to_be_hidden()
    page.get_by_label("Partly").check()
    page.get_by_label("Comment").fill(COMMENT)
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_label("Comment")).to_have_value(COMMENT)


def test_none_of_these_unticks_the_others(page):
    page.goto("/gallery/")
    page.get_by_label("Police").check()
    page.get_by_label("None of these").check()
    expect(page.get_by_label("Police")).not_to_be_checked()


def test_without_javascript_every_question_is_there_and_the_form_works(page_without_javascript):
    page = page_without_javascript
    page.goto("/gallery/")
    for label, typed in (("Day", "3"), ("Month", "June"), ("Year", "2009"), ("Comment", COMMENT)):
        expect(page.get_by_label(label, exact=True)).to_be_visible()
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_label("Partly").check()
    page.get_by_role("button", name="Save and continue").click()
    assert page.locator("#saved").text_content() == COMMENT


def test_the_skip_link_is_the_first_stop_of_the_tab_key_and_leads_past_the_header(page):
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
