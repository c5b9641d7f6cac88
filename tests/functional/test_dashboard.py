"""What the files show so far, in a browser: by keys alone, at both widths, from a bar to its cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.models import Case
from tests.factories.report import audits_to_report
from tests.factories.sampling import Cast
from tests.functional.keyboard import MOST_STOPS, Keyboard
from tests.functional.screens import HEIGHT, WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]


@pytest.fixture
def cast(cast: Cast) -> Cast:
    made = audits_to_report(cast, cases=16)
    boys = [audit.case.pk for audit in made.audits[:6]]
    Case.objects.filter(pk__in=boys).update(gender="male")
    return cast


def is_at(page: Page, heading: str) -> None:
    page.get_by_role("heading", level=1, name=heading).wait_for()


def fits(page: Page) -> None:
    """At neither width does the page have to be moved sideways."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def tab_to(page: Page, *, text: str = "", name: str = "") -> None:
    """On by the Tab key to what says this or is called so; whatever it does not reach is for no keyboard."""
    keyboard = Keyboard(page)
    for _stop in range(MOST_STOPS):
        keyboard.press("Tab")
        stop = keyboard.looking_at()
        if (name and stop.name == name) or (text and stop.text.startswith(text)):
            return
    raise AssertionError(f"Tab reaches nothing that says “{text or name}”")


def test_a_lead_narrows_the_figures_by_keys_and_goes_from_a_bar_to_its_cases(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name="What the files show so far").click()
    is_at(page, "What the files show so far")
    axe(page)
    fits(page)
    screenshot(page, "findings")

    tab_to(page, text="Narrow the figures")
    page.keyboard.press("Enter")
    tab_to(page, name="gender")
    page.keyboard.type("Male")
    tab_to(page, text="Show these")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Boys: 6 of 16 audits signed off.")).to_be_visible()
    assert "gender=male" in page.url
    axe(page)

    tab_to(page, text="Supervision evident (7.4)")
    page.keyboard.press("Enter")
    is_at(page, "Supervision evident (7.4)")
    assert page.locator(".report-cases li").count() == 6
    axe(page)
    fits(page)
    screenshot(page, "findings-cases")

    page.get_by_role("link", name="Remove Gender: Male").click()
    expect(page.get_by_text("Children: 16 of 16 audits signed off.")).to_be_visible()


def test_every_page_of_figures_is_accessible_and_says_what_is_wrong_with_its_address(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    sign_in_as(page, cast.lead)
    start = f"/reviews/{cast.review.pk}/findings"
    page.goto(f"{start}/?gender=male")
    for link, heading in (
        ("Timescales, records and factors", "Timescales, records and factors"),
        ("Two answers against each other", "Two answers against each other"),
        ("Comments by question", "Comments by question"),
        ("Districts and teams compared", "Districts and teams compared"),
    ):
        page.get_by_role("link", name=link).click()
        is_at(page, heading)
        expect(page.get_by_text("Boys: 6 of 16 audits signed off.")).to_be_visible()
        axe(page)
        fits(page)
    page.get_by_label("Measure").select_option("supervision_evident")
    page.get_by_role("button", name="Show these").click()
    page.get_by_role("heading", level=2, name="Supervision evident (7.4), by district").wait_for()
    axe(page)
    fits(page)
    screenshot(page, "findings-compared")

    page.goto(f"{start}/crossed/")
    page.get_by_label("One answer").select_option("7.4")
    page.get_by_label("Another answer").select_option("9.9")
    page.get_by_role("button", name="Show these").click()
    page.get_by_role("heading", level=2, name="7.4 by 9.9").wait_for()
    axe(page)
    fits(page)
    screenshot(page, "findings-crossed")

    page.goto(f"{start}/?age=99&colour=blue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    axe(page)


def test_a_chart_and_its_table_are_downloaded(page: Page, cast: Cast, sign_in_as: SignIn) -> None:
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/findings/")
    for label, code in (("CSV", "csv"), ("SVG", "svg"), ("PNG", "png")):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"{label} of Section 7: Recording").click()
        assert download.value.suggested_filename == f"case-file-audit-section-7.{code}"
