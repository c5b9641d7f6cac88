"""Signing in as people do it, by keyboard: password, app, passkey, recovery code, and what ends a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.utils.http import int_to_base36
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings

from audit_app.access.models import User
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import Cast, make_cast
from tests.functional.keyboard import Keyboard
from tests.totp import code_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

NEW_PASSWORD = "thistle marzipan gearbox"
WARNING = 120
Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]


@dataclass
class Person:
    """Somebody at the keyboard, each of whose pages is looked at with axe and at both widths."""

    page: Page
    axe: Check
    photograph: Photograph

    def sees(self, heading: str, picture: str = "") -> None:
        self.page.get_by_role("heading", level=1, name=heading).wait_for()
        self.axe(self.page)
        if picture:
            self.photograph(self.page, f"signing-in-{picture}")

    def presses(self, button: str, **answers: str | set[str]) -> None:
        with self.page.expect_navigation():
            Keyboard(self.page).fill_until(button, answers)

    def goes_to(self, address: str) -> None:
        self.page.goto(address)

    def signs_in(self, password: str = PASSWORD) -> None:
        self.goes_to("/sign-in/")
        self.presses("Sign in", login="assessor", password=password)

    def signs_out(self) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Sign out").press("Enter")

    def sets_up_an_app(self) -> str:
        """Gives the key that the app holds from now on."""
        self.sees("Set up an authenticator app", "add-app")
        key = self.page.locator(".app-key").inner_text()
        self.presses("Set up this app", code=code_of(key))
        self.sees("Recovery codes", "recovery-codes")
        return key

    def recovery_codes(self) -> list[str]:
        return self.page.locator(".app-codes li").all_inner_texts()


@pytest.fixture
def person(page: Page, axe: Check, screenshot: Photograph) -> Person:
    return Person(page, axe, screenshot)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    give_password(cast.assessor)
    return cast


@pytest.fixture
def required(settings: Settings) -> None:
    settings.MFA_REQUIRED = True


@pytest.fixture
def passkeys(page: Page) -> Iterator[None]:
    """A device that keeps passkeys and knows its owner, as Chromium plays one."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    owner = {"hasUserVerification": True, "isUserVerified": True}
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **owner}})
    yield
    debugger.detach()


@pytest.fixture
def counts_are_cleared(transactional_db: None) -> Iterator[None]:
    """The cache is no model's table, so it is not emptied with them."""
    yield
    cache.clear()


def forget_used_codes() -> None:
    """A code is taken once, and this test will not wait half a minute for the next."""
    cache.clear()


def test_somebody_new_chooses_a_password_sets_up_an_app_and_signs_in_with_both(
    person: Person, cast: Cast, required: None
) -> None:
    User.objects.filter(pk=cast.assessor.pk).update(must_change_password=True)
    person.signs_in()
    person.sees("Change your password", "new-password")
    person.presses("Change password", oldpassword=PASSWORD, password1="assessor")
    expect(person.page.get_by_role("alert")).to_contain_text("This password is too easy to guess")
    person.axe(person.page)
    person.presses("Change password", oldpassword=PASSWORD, password1=NEW_PASSWORD)
    person.sees("Set up a second factor", "none-yet")
    person.presses("Set up an app")
    key = person.sets_up_an_app()
    person.presses("I have kept them")
    person.sees("Your account", "account")
    person.signs_out()

    forget_used_codes()
    person.signs_in(NEW_PASSWORD)
    person.sees("Show that it is you", "second-factor")
    person.presses("Continue", code="000000")
    expect(person.page.get_by_role("alert")).to_contain_text("The code is not right")
    person.axe(person.page)
    person.goes_to("/sign-in/second-factor/")
    person.presses("Continue", code=code_of(key))
    person.sees("Your work")


def test_a_passkey_is_added_and_signs_in_after_a_password_and_alone(
    person: Person, cast: Cast, required: None, passkeys: None
) -> None:
    person.signs_in()
    person.sees("Set up a second factor")
    person.presses("Add a passkey")
    person.sees("Add a passkey", "add-passkey")
    person.presses("Add a passkey", passwordless={"on"})
    person.sees("Recovery codes")
    person.goes_to("/account/second-factors/")
    expect(person.page.get_by_role("term").filter(has_text="Passkey 1")).to_be_visible()
    person.sees("Second factors", "factors")
    person.signs_out()

    person.signs_in()
    person.sees("Show that it is you", "passkey")
    person.presses("Use a passkey")
    person.sees("Your work")
    person.signs_out()

    person.presses("Sign in with a passkey")
    person.sees("Your work")


def test_a_passkey_that_the_device_does_not_hold_is_said_to_be_missing(
    person: Person, cast: Cast, passkeys: None
) -> None:
    person.goes_to("/sign-in/")
    person.page.get_by_role("button", name="Sign in with a passkey").press("Enter")
    expect(person.page.get_by_text("No passkey was used. Try again, or use another way.")).to_be_visible()
    person.axe(person.page)


def test_a_recovery_code_stands_in_for_a_lost_phone(person: Person, cast: Cast) -> None:
    person.signs_in()
    person.goes_to("/account/second-factors/app/")
    person.sets_up_an_app()
    code = person.recovery_codes()[0]
    person.signs_out()
    person.signs_in()
    person.presses("Continue", code=code)
    person.sees("Your work")
    person.goes_to("/account/second-factors/app/remove/")
    person.sees("Remove the authenticator app?", "remove-app")
    person.presses("Remove the app")
    person.sees("Set up a second factor")
    assert not Authenticator.objects.exists()


def test_too_many_guesses_are_answered_by_a_page_that_says_what_to_do(
    person: Person, cast: Cast, counts_are_cleared: None
) -> None:
    stranger = Client()
    for number in range(10):
        stranger.post("/sign-in/", {"login": "assessor", "password": f"guess {number}"})
    person.signs_in()
    person.sees("Too many attempts", "too-many")


def test_somebody_sees_where_they_are_signed_in_and_ends_it_there(
    person: Person, cast: Cast, live_server: object
) -> None:
    elsewhere = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/19.0 Safari/604.1")
    elsewhere.post("/sign-in/", {"login": "assessor", "password": PASSWORD})
    person.signs_in()
    person.goes_to("/account/sessions/")
    person.sees("Where you are signed in", "sessions")
    expect(person.page.get_by_text("Safari on an iPhone", exact=True)).to_be_visible()
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="End this session").press("Enter")
    person.sees("Where you are signed in")
    assert elsewhere.get("/account/").status_code == 302


def test_whoever_is_idle_is_warned_and_stays_signed_in_with_what_they_typed(
    person: Person, cast: Cast, settings: Settings
) -> None:
    person.page.clock.install()
    person.signs_in()
    person.goes_to("/account/password/")
    typed = person.page.locator("[name=password1]")
    typed.fill("half a sentence")
    settings.SESSION_COOKIE_AGE = WARNING
    person.page.clock.fast_forward("28:00")
    dialog = person.page.get_by_role("dialog", name="You will soon be signed out")
    expect(dialog).to_contain_text("in 2 minutes")
    person.axe(person.page)
    person.photograph(person.page, "signing-in-warning")
    settings.SESSION_COOKIE_AGE = 30 * 60
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    person.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert typed.input_value() == "half a sentence"


def test_what_was_typed_when_the_session_ended_is_covered_and_can_be_sent_after_signing_in_again(
    person: Person, cast: Cast, context: BrowserContext
) -> None:
    person.page.clock.install()
    person.signs_in()
    person.goes_to("/account/password/")
    person.page.locator("[name=oldpassword]").fill(PASSWORD)
    person.page.locator("[name=password1]").fill(NEW_PASSWORD)
    UserSession.objects.get(user=cast.assessor).end()
    person.page.clock.fast_forward("31:00")
    over = person.page.get_by_role("dialog", name="You have been signed out")
    over.wait_for()
    person.axe(person.page)
    person.photograph(person.page, "signing-in-over")
    person.page.keyboard.press("Escape")
    expect(over).to_be_visible()

    with context.expect_page() as opened:
        over.get_by_role("button", name="Sign in").press("Enter")
    Person(opened.value, person.axe, person.photograph).presses(
        "Sign in", login="assessor", password=PASSWORD
    )
    person.page.bring_to_front()
    person.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(over).to_be_hidden()
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Change password").press("Enter")
    person.sees("Your account")
    assert User.objects.get(pk=cast.assessor.pk).check_password(NEW_PASSWORD)


def test_without_javascript_a_passkey_is_not_offered_and_an_app_is_set_up_all_the_same(
    page_without_javascript: Page, cast: Cast
) -> None:
    page = page_without_javascript
    page.goto("/sign-in/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    page.get_by_label("Username").fill("assessor")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/account/second-factors/passkeys/add/")
    expect(page.get_by_text("A passkey needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Add a passkey")).to_be_hidden()
    page.goto("/account/second-factors/app/")
    page.get_by_label("Code", exact=True).fill(code_of(page.locator(".app-key").inner_text()))
    page.get_by_role("button", name="Set up this app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_every_other_page_is_accessible_and_fits_a_phone(
    person: Person, sign_in_as: Callable[[Page, User], None], settings: Settings, cast: Cast
) -> None:
    for configured in (False, True):
        settings.EMAIL_CONFIGURED = configured
        person.goes_to("/account/forgotten-password/")
        person.sees("Forgotten your password", f"forgotten-{configured}")
    person.goes_to("/account/forgotten-password/sent/")
    person.sees("Check your email", "link-sent")
    person.goes_to("/account/new-password/1-abc-def/")
    person.sees("This link does not work any more", "bad-link")
    key = EmailAwarePasswordResetTokenGenerator().make_token(cast.assessor)
    person.goes_to(f"/account/new-password/{int_to_base36(cast.assessor.pk)}-{key}/")
    person.sees("Set a new password", "by-link")
    sign_in_as(person.page, cast.assessor)
    person.goes_to("/account/second-factors/app/")
    person.sees("Enter your password again", "password-again")
    person.presses("Continue", password=PASSWORD)
    person.sets_up_an_app()
    for address, heading in (
        ("/account/second-factors/codes/new/", "Make new recovery codes?"),
        ("/account/code-again/", "Enter a code again"),
    ):
        person.goes_to(address)
        person.sees(heading, address.strip("/").replace("/", "-"))
