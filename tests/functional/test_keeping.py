"""A lead keeps, hands out and erases records in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.models import Case
from tests.factories.sampling import Cast, make_case, make_cast, make_identity
from tests.integration.keeping.records import REASON, a_whole_record

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]
NAME = "Juniper Plumbottom"


@pytest.fixture
def cast() -> Cast:
    """A review whose time has long ended, with one audited case and one that was never drawn."""
    cast = make_cast()
    a_whole_record(cast, "Goshawk", NAME)
    make_identity(make_case(cast.review), name="Rowan Thistlewick")
    return cast


def test_a_lead_hands_out_a_copy_erases_one_record_and_then_all_that_is_due(
    page: Page, cast: Cast, sign_in_as: SignIn, axe: Check, screenshot: Photograph
) -> None:
    def look(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        expect(page).not_to_have_title(NAME)
        axe(page)
        screenshot(page, f"keeping-{picture}")

    sign_in_as(page, cast.lead)
    page.goto("/")
    expect(page.get_by_text("2 records should have been erased after 15 April 2010.")).to_be_visible()
    page.get_by_role("link", name="Keeping and deleting").click()
    look("Keeping and deleting", "review")

    page.get_by_role("link", name="Change how long records are kept").click()
    page.get_by_label("For how many months").fill("500")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("must be 120 or fewer")
    look("How long records are kept", "period-error")
    page.get_by_label("For how many months").fill("6")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("15 October 2009")).to_be_visible()

    page.get_by_label("Case reference").fill("Goshawk-ref")
    page.get_by_role("button", name="Find").click()
    look("Record of case Goshawk-ref", "record")
    page.get_by_role("button", name="Make a copy of this record").click()
    look("Make a copy of this record", "copy")
    page.get_by_label("JSON, for another program").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the copy").click()
    assert download.value.suggested_filename == "record-Goshawk-ref.json"
    assert NAME in json.dumps(json.loads(Path(download.value.path()).read_text(encoding="utf-8")))

    page.get_by_role("link", name="The record").click()
    page.get_by_role("button", name="Erase this record").click()
    look("Erase the record of case Goshawk-ref", "erase")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Select why this record is erased")
    page.get_by_label("The child, or somebody acting for them, asked for it").check()
    page.get_by_label("Who decided it").fill(REASON)
    page.get_by_role("button", name="Continue").click()
    look("for good?", "confirm")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("1 record erased. What was counted stays.")).to_be_visible()
    look("Keeping and deleting", "after-one")

    page.get_by_role("link", name="All reviews that you lead").click()
    look("Keeping and deleting", "due-list")
    page.get_by_role("link", name="Autumn review").click()
    page.get_by_role("button", name="Erase all records of this review").click()
    page.get_by_label("Who decided it").fill(REASON)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("Nothing held")).to_be_visible()
    assert not Case.objects.filter(review=cast.review, erasure=None).exists()
