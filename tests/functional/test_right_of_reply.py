"""A lead shares a summary; a social worker reads it by the link, comes back, sends; the lead answers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from audit_app.access.models import User
from audit_app.replying.models import Share
from audit_app.tool.models import Audit
from tests.factories.replying import a_shared_summary
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_submitted_audit
from tests.functional.keyboard import Keyboard
from tests.moments import PATIENCE_MS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]
VIEW = "The family moved twice, and the visits were kept up."
RIGHT = "A chronology is on file, in the second folder."


def is_at(page: Page, heading: str) -> None:
    page.get_by_role("heading", level=1, name=heading).wait_for()


def to_line(page: Page, number: str) -> None:
    """From the summary to the form of the question with this number."""
    asked = page.get_by_role("heading", level=3, name=re.compile(re.escape(number)))
    page.locator(".app-shared").filter(has=asked).get_by_role("link").click()
    page.get_by_label("Your view").wait_for()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    return a_submitted_audit(cast, {"8.4": "no", "9.9": "falls_short"})


def test_a_summary_is_shared_read_replied_to_and_answered(
    page: Page,
    browser: Browser,
    live_server: LiveServer,
    sign_in_as: SignIn,
    axe: Check,
    screenshot: Photograph,
    cast: Cast,
    audit: Audit,
) -> None:
    sign_in_as(page, cast.lead)
    page.goto(f"/audits/{audit.pk}/")
    page.get_by_role("link", name="Replies, and share a summary").click()
    is_at(page, "Right of reply")
    axe(page)
    page.get_by_role("button", name="Share a summary").click()
    is_at(page, "Share a summary")
    axe(page)
    page.get_by_role("button", name="Share the summary").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe(page)
    screenshot(page, "reply-share")
    page.get_by_label("Social worker", exact=True).check()
    page.get_by_label("Full name").fill("Wanda Workwell")
    page.get_by_label("Email address").fill("wanda@council.example")
    page.get_by_role("button", name="Share the summary").click()
    is_at(page, "The summary is shared with Wanda Workwell")
    axe(page)
    screenshot(page, "reply-link")
    link = page.get_by_label("Link to the summary").input_value()

    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(PATIENCE_MS)
    theirs = context.new_page()
    theirs.goto(link)
    is_at(theirs, "Summary of the audit")
    axe(theirs)
    screenshot(theirs, "reply-summary")
    theirs.get_by_role("link", name="Give your view on the audit as a whole").click()
    is_at(theirs, "The audit as a whole")
    axe(theirs)
    theirs.get_by_label("Your view").fill(VIEW)
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_text("It is not sent yet.")).to_be_visible()
    assert context.cookies() == []
    theirs.close()

    theirs = context.new_page()
    theirs.goto(link)
    expect(theirs.get_by_text(VIEW)).to_be_visible()
    to_line(theirs, "8.4")
    expect(theirs.get_by_label("What is right")).to_be_hidden()
    theirs.get_by_label("Something in it is factually wrong").check()
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.locator(".govuk-error-summary")).to_be_focused()
    axe(theirs)
    screenshot(theirs, "reply-point-refused")
    theirs.get_by_label("What is right").fill(RIGHT)
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_text(RIGHT)).to_be_visible()
    axe(theirs)
    screenshot(theirs, "reply-saved")
    theirs.get_by_role("button", name="Check and send").click()
    is_at(theirs, "Check what you say, then send it")
    axe(theirs)
    screenshot(theirs, "reply-send")
    theirs.get_by_role("button", name="Send").click()
    theirs.get_by_role("heading", name="What you sent").wait_for()
    axe(theirs)
    assert context.cookies() == []

    page.goto("/")
    expect(page.get_by_text("Replies to answer (1)")).to_be_visible()
    page.goto(f"/reviews/{cast.review.pk}/replies/")
    axe(page)
    screenshot(page, "reply-review")
    page.get_by_role("link", name=audit.case.reference).click()
    is_at(page, "Right of reply")
    axe(page)
    screenshot(page, "reply-replies")
    for text in ("Nothing that was asked shows it.", "It stands for the day of the reading."):
        page.get_by_role("link", name=re.compile(r"^Answer\s*: ")).first.click()
        page.get_by_label("Nothing was changed").wait_for()
        axe(page)
        page.get_by_label("Nothing was changed").check()
        page.get_by_label("What was changed, or why was nothing changed?").fill(text)
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_text("Your answer stands beside the audit.")).to_be_visible()
    page.goto(f"/audits/{audit.pk}/moderation/")
    expect(page.get_by_text("It stands for the day of the reading.")).to_be_visible()
    axe(page)
    screenshot(page, "reply-beside")

    theirs.reload()
    expect(theirs.get_by_text("It stands for the day of the reading.")).to_be_visible()
    axe(theirs)
    screenshot(theirs, "reply-answered")

    page.goto(f"/audits/{audit.pk}/replies/")
    page.get_by_role("link", name="Withdraw the link").click()
    is_at(page, "Withdraw the link of Wanda Workwell?")
    axe(page)
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("Its link opens nothing any more.")).to_be_visible()
    theirs.reload()
    is_at(theirs, "This link does not work any more")
    axe(theirs)
    screenshot(theirs, "reply-closed")
    context.close()

    sign_in_as(page, cast.assessor)
    page.goto(f"/audits/{audit.pk}/replies/")
    expect(page.get_by_text(RIGHT)).to_be_visible()
    axe(page)


def test_the_whole_reply_is_written_by_keyboard(page: Page, cast: Cast) -> None:
    shared = a_shared_summary(cast)
    page.goto(f"/reply/{shared.token}/0/")
    is_at(page, "The audit as a whole")
    keyboard = Keyboard(page)
    keyboard.fill_until("Save", {"text": VIEW, "is_wrong": {"on"}, "right": RIGHT})
    expect(page.get_by_text(VIEW)).to_be_visible()
    keyboard.fill_until("Check and send", {})
    is_at(page, "Check what you say, then send it")
    keyboard.fill_until("Send", {})
    page.get_by_role("heading", name="What you sent").wait_for()
    (point,) = Share.objects.get().points.all()
    assert (point.text, point.right) == (VIEW, RIGHT)


def test_it_works_without_javascript(page_without_javascript: Page, cast: Cast) -> None:
    page, shared = page_without_javascript, a_shared_summary(cast)
    page.goto(f"/reply/{shared.token}/")
    to_line(page, "8.4")
    page.get_by_label("Something in it is factually wrong").check()
    page.get_by_label("What is right").fill(RIGHT)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Check and send").click()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="What you sent").wait_for()
    assert Share.objects.get().sent_at
