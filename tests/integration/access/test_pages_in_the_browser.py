"""The pages of this room as people see them: accessible, and no wider than a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from audit_app.access.models import TrailEntry, User
from audit_app.access.services import deactivate_user
from audit_app.filling.services import start_audit
from audit_app.tool.models import Referral
from tests.factories.access import PASSWORD, give_password, make_user
from tests.factories.sampling import make_allocation, make_case, make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


def test_an_administrator_invites_a_person_who_comes_by_the_link_all_with_the_keyboard(
    page: Page, browser: Browser, axe: Callable[[Page], None], screenshot: Callable[[Page, str], None]
) -> None:
    cast = make_cast()
    give_password(cast.administrator)
    page.goto("/people/")
    axe(page)
    screenshot(page, "sign-in")
    page.get_by_label("Username").focus()
    page.keyboard.type("administrator")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    axe(page)
    screenshot(page, "people")
    page.get_by_role("button", name="Invite a person").press("Enter")
    axe(page)
    page.get_by_role("button", name="Invite this person").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Enter the full name")
    axe(page)
    screenshot(page, "people-add-errors")
    page.get_by_label("Full name").fill("Nell New")
    page.get_by_label("Username").fill("nell")
    page.get_by_label("Email address").fill("nell@example.org")
    page.get_by_label("To take part in reviews").press("Space")
    page.get_by_role("button", name="Invite this person").press("Enter")
    expect(page.get_by_role("heading", name="Nell New is invited")).to_be_visible()
    axe(page)
    screenshot(page, "invitation-link")
    link = page.get_by_label("Link of the invitation").input_value()
    page.get_by_role("link", name="Done").press("Enter")
    axe(page)
    screenshot(page, "people-invited")
    page.get_by_role("link", name="Withdraw invitation of Nell New").press("Enter")
    axe(page)
    page.get_by_role("link", name="Cancel").press("Enter")
    page.get_by_role("link", name="Invite Nell New again").press("Enter")
    axe(page)
    screenshot(page, "invite-again")
    comes_by(browser, link, axe, screenshot)


def comes_by(
    browser: Browser,
    link: str,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:
    """Opens the link in a browser of its own, chooses a password, and finds it used up afterwards."""
    page = browser.new_page()
    page.goto(link)
    axe(page)
    screenshot(page, "invitation-accept")
    page.get_by_label("Password", exact=True).fill("thistle marzipan gearbox")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nell New").first).to_be_visible()
    assert User.objects.get(username="nell").is_active
    page.goto(link)
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
    axe(page)
    screenshot(page, "invitation-dead")
    page.close()


def test_a_lead_gives_a_role_and_takes_it_away_while_its_holder_has_a_page_open(
    page: Page,
    browser: Browser,
    live_server: LiveServer,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
    sign_in_as: Callable[[Page, User], None],
) -> None:
    cast = make_cast()
    newcomer = make_user("nell", "Nell New")
    sign_in_as(page, cast.lead)
    page.goto("/")
    page.get_by_role("link", name="Who takes part").click()
    axe(page)
    screenshot(page, "members")
    page.get_by_role("button", name="Give a role").click()
    page.get_by_role("button", name="Give this role").click()
    expect(page.get_by_role("alert")).to_contain_text("Select a person")
    axe(page)
    screenshot(page, "members-add-errors")
    page.get_by_label("Person").select_option("Nell New (nell)")
    page.get_by_label("Assessor").check()
    page.get_by_role("button", name="Give this role").click()
    expect(page.get_by_text("Nell New now takes part as assessor.")).to_be_visible()

    audit = start_audit(allocation=make_allocation(make_case(cast.review), newcomer, cast.lead), by=newcomer)
    other_window = browser.new_context(base_url=live_server.url).new_page()
    sign_in_as(other_window, newcomer)
    other_window.goto(f"/audits/{audit.pk}/sections/1/")
    page.get_by_role("link", name="the role of assessor from Nell New").click()
    axe(page)
    screenshot(page, "members-remove")
    page.get_by_role("button", name="Take the role away").click()
    expect(page.get_by_text("Nell New no longer takes part as assessor.")).to_be_visible()
    other_window.locator("[name='1.2']").fill("Typed after the role was taken away")
    other_window.get_by_role("button", name="Save and continue").click()
    expect(other_window.get_by_role("heading", name="This can no longer be saved here")).to_be_visible()
    kept = other_window.get_by_label("What you typed and was not saved")
    expect(kept).to_have_value(re.compile("Typed after the role was taken away"))
    other_window.context.close()
    assert Referral.objects.get(audit=audit).agency == ""
    assert TrailEntry.objects.filter(action="refused", actor_id=newcomer.pk).count() == 1


def test_an_administrator_names_a_lead_where_none_is_left(
    page: Page,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
    sign_in_as: Callable[[Page, User], None],
) -> None:
    cast = make_cast()
    deactivate_user(user=cast.lead, by=cast.administrator)
    sign_in_as(page, cast.administrator)
    page.goto("/people/")
    axe(page)
    screenshot(page, "people-without-lead")
    page.get_by_role("link", name="Name a lead for Autumn review").click()
    axe(page)
    screenshot(page, "name-lead")
    page.get_by_label("Person").select_option("Cole League (colleague)")
    page.get_by_role("button", name="Name this lead").click()
    expect(page.get_by_text("Cole League now leads Autumn review.")).to_be_visible()
    sign_in_as(page, cast.assessor)
    page.goto("/")
    expect(page.get_by_text("named Cole League as lead of Autumn review")).to_be_visible()
    axe(page)
    screenshot(page, "home-named-lead")


@pytest.mark.parametrize("path", ["/people/{}/deactivate/", "/who-may-do-what/", "/nowhere/"])
def test_every_other_page_is_accessible_and_fits_a_phone(
    page: Page,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
    sign_in_as: Callable[[Page, User], None],
    path: str,
) -> None:
    cast = make_cast()
    sign_in_as(page, cast.administrator)
    page.goto(path.format(cast.colleague.pk))
    axe(page)
    screenshot(page, path.strip("/").replace("/", "-").replace("{}-", ""))
