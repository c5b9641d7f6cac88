"""Who comes in by the authority’s own directory, and who does not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client
from pytest_django import Settings

from audit_app.access.invitations.services import invite, withdraw_invitation
from audit_app.access.models import Invitation, TrailEntry, User
from tests.directory import RunningDirectory, running_directory
from tests.factories.access import make_administrator, make_user

pytestmark = pytest.mark.django_db

NUMBER = "4711"
REFUSED = "You are not signed in"


@pytest.fixture
def directory(settings: Settings) -> Iterator[RunningDirectory]:
    with running_directory(settings) as running:
        yield running


@pytest.fixture
def asa() -> User:
    return make_user("asa", "Asa Assessor", email="asa@example.org")


def sign_on(directory: RunningDirectory, client: Client, number: str = NUMBER, **claims: Any) -> str:
    claims = {"email": "asa@example.org", "email_verified": True, **claims}
    directory.knows(number, **claims)
    return client.get(directory.sends_back(client, number), follow=True).content.decode()


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def actions() -> list[str]:
    return list(TrailEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_person_with_an_account_signs_on_by_their_address(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    sign_on(directory, client, email="ASA@example.org")
    assert "Asa Assessor" in client.get("/account/").content.decode()
    assert actions() == ["single sign-on set up", "signed in"]
    assert TrailEntry.objects.get(action="signed in").detail["shown"] == ["socialaccount"]


def test_nothing_that_the_directory_tells_is_kept_but_the_number_of_the_person(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    sign_on(directory, client, name="Another Name", phone_number="01622 000000")
    sign_on(directory, Client(), name="Another Name")
    (known,) = SocialAccount.objects.values("user", "provider", "uid", "extra_data")
    assert known == {"user": asa.pk, "provider": "directory", "uid": NUMBER, "extra_data": {}}
    assert not SocialToken.objects.exists()
    assert not SocialApp.objects.exists()
    asa.refresh_from_db()
    assert asa.display_name == "Asa Assessor"


def test_somebody_without_an_account_is_refused_and_gets_none(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    assert REFUSED in sign_on(directory, client, email="nobody@example.org")
    assert not is_signed_in(client)
    assert User.objects.count() == 1
    assert actions()[0] == "refused"


@pytest.mark.parametrize(
    "claims",
    [{"email_verified": False}, {"email_verified": "true"}, {"email": None}, {"email": ""}, {"email": [1]}],
)
def test_an_address_that_the_directory_does_not_vouch_for_opens_nothing(
    directory: RunningDirectory, client: Client, asa: User, claims: dict[str, Any]
) -> None:
    make_user("without-address")
    assert REFUSED in sign_on(directory, client, **claims)
    assert not is_signed_in(client)


def test_where_the_settings_say_so_the_name_at_work_is_the_address(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    directory.is_configured(claim="preferred_username")
    assert REFUSED in sign_on(directory, client)
    sign_on(directory, client, email="x@example.org", preferred_username="asa@example.org")
    assert is_signed_in(client)


def test_a_closed_account_stays_out_with_the_same_words_as_an_unknown_person(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    sign_on(directory, client)
    User.objects.filter(pk=asa.pk).update(is_active=False)
    assert not is_signed_in(client)
    closed = sign_on(directory, Client())
    unknown = sign_on(directory, Client(), number="9", email="nobody@example.org")
    assert REFUSED in closed
    assert without_token(closed) == without_token(unknown)
    assert actions()[-3:] == ["sign-in failed", "refused", "refused"]


def test_an_address_that_passes_to_somebody_else_does_not_open_the_account(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    sign_on(directory, Client())
    assert REFUSED in sign_on(directory, client, number="4712")
    assert not is_signed_in(client)
    assert SocialAccount.objects.count() == 1


def test_who_was_invited_comes_in_by_the_directory_too_and_the_link_is_used_up(
    directory: RunningDirectory, client: Client
) -> None:
    invited = invite(username="asa", display_name="Asa", email="asa@example.org", by=make_administrator())
    sign_on(directory, client)
    assert is_signed_in(client)
    assert Client().get(f"/invitation/{invited.token}/").status_code == 404
    assert not Invitation.objects.exists()
    assert actions() == [
        "person invited",
        "invitation accepted",
        "single sign-on set up",
        "signed in",
        "refused",
    ]


def test_an_invitation_that_was_withdrawn_or_has_expired_opens_nothing_here_either(
    directory: RunningDirectory, client: Client
) -> None:
    administrator = make_administrator()
    with time_machine.travel("2026-03-02 09:00", tick=False):
        invite(username="asa", display_name="Asa", email="asa@example.org", by=administrator)
    withdrawn = invite(username="bea", display_name="Bea", email="bea@example.org", by=administrator)
    withdraw_invitation(user=withdrawn.user, by=administrator)
    assert REFUSED in sign_on(directory, client)
    assert REFUSED in sign_on(directory, client, number="9", email="bea@example.org")
    assert not User.objects.filter(is_active=True).exclude(pk=administrator.pk).exists()
    assert not SocialAccount.objects.exists()


def test_a_forged_or_replayed_return_is_refused(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    directory.knows(NUMBER, email="asa@example.org", email_verified=True)
    back = directory.sends_back(client, NUMBER)
    tampered = re.sub(r"state=\w+", "state=0123456789abcdef", back)
    assert REFUSED in client.get(tampered).content.decode()
    assert REFUSED in Client().get(back).content.decode()
    assert REFUSED in client.get("/sign-in/directory/return/?error=access_denied").content.decode()
    assert not is_signed_in(client)
    client.get(back)
    assert is_signed_in(client)
    assert REFUSED in Client().get(back).content.decode()
    assert actions().count("refused") == 5


def test_a_code_of_somebody_elses_sign_on_cannot_be_slipped_in(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    directory.knows(NUMBER, email="asa@example.org", email_verified=True)
    stolen = re.search(r"code=[^&]+", directory.sends_back(Client(), NUMBER))
    assert stolen
    own = directory.sends_back(client, "somebody else")
    assert own != re.sub(r"code=[^&]+", stolen[0], own)
    directory.settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["client_id"] = "another"
    assert REFUSED in client.get(re.sub(r"code=[^&]+", stolen[0], own)).content.decode()
    assert not is_signed_in(client)


def test_our_second_factor_is_asked_for_unless_the_settings_trust_the_directory(
    directory: RunningDirectory, client: Client, asa: User, settings: Settings
) -> None:
    settings.MFA_REQUIRED = True
    assert "Set up a second factor" in sign_on(directory, client, amr=["pwd", "mfa"])
    assert client.get("/").status_code == 302
    Authenticator.objects.create(user=asa, type="totp", data={"secret": "x"})
    visitor = Client()
    sign_on(directory, visitor, amr=["pwd", "mfa"])
    assert not is_signed_in(visitor)


@pytest.mark.parametrize(
    ("claims", "is_enough"),
    [({"amr": ["pwd", "mfa"]}, True), ({}, True), ({"amr": ["pwd"]}, False), ({"amr": "mfa"}, False)],
)
def test_a_trusted_directory_is_asked_whether_a_second_factor_was_shown(
    directory: RunningDirectory,
    client: Client,
    asa: User,
    settings: Settings,
    claims: dict[str, Any],
    is_enough: bool,
) -> None:
    settings.MFA_REQUIRED = True
    directory.is_configured(shows_second_factor=True)
    sign_on(directory, client, **claims)
    assert (client.get("/").status_code == 200) is is_enough
    Authenticator.objects.create(user=asa, type="totp", data={"secret": "x"})
    visitor = Client()
    sign_on(directory, visitor, **claims)
    assert is_signed_in(visitor) is is_enough


def test_what_was_shown_at_the_directory_ends_with_the_session(
    directory: RunningDirectory, client: Client, asa: User, settings: Settings
) -> None:
    settings.MFA_REQUIRED = True
    directory.is_configured(shows_second_factor=True)
    sign_on(directory, client, amr=["mfa"])
    client.post("/sign-out/")
    client.force_login(asa)
    assert client.get("/").status_code == 302


def test_who_has_no_password_is_not_led_to_change_it(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    sign_on(directory, client)
    assert client.get("/account/password/")["Location"] == "/account/"


def test_what_is_asked_of_the_directory_is_not_for_the_address_to_say(
    directory: RunningDirectory, client: Client, asa: User
) -> None:
    there = client.post("/sign-in/directory/?process=connect&scope=files&auth_params=prompt%3Dnone")
    assert "files" not in there["Location"]
    assert "prompt" not in there["Location"]
    assert "code_challenge=" in there["Location"]


def test_a_directory_that_is_away_is_answered_with_a_page(
    directory: RunningDirectory, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    directory.issuer = "http://localhost:9"
    directory.is_configured()
    answer = client.post("/sign-in/directory/")
    assert answer.status_code == 503
    assert REFUSED in answer.content.decode()
    assert "could not be reached" in caplog.text


def test_without_a_directory_there_is_no_button_and_no_page(client: Client) -> None:
    assert "Sign in with Kent" not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/directory/").status_code == 404
    assert client.get("/sign-in/directory/return/?state=x&code=y").status_code == 404


def test_the_page_for_signing_in_may_lead_to_the_directory_and_nowhere_else(
    directory: RunningDirectory, client: Client
) -> None:
    page = client.get("/sign-in/")
    assert "Sign in with Kent" in page.content.decode()
    assert f"form-action 'self' {directory.issuer};" in page["Content-Security-Policy"] + ";"


def without_token(page: str) -> str:
    return re.sub(r'value="[^"]{64}"', "", page)
