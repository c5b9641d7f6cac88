"""Coming in by the link of an invitation, and every link that does not work."""

import pytest
import time_machine
from django.core import signing
from django.test import Client
from pytest_django import Settings

from audit_app.access import refusals
from audit_app.access.invitations.services import accept_invitation, invite, withdraw_invitation
from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from tests.factories.access import make_administrator

pytestmark = pytest.mark.django_db

GOOD = "thistle marzipan gearbox"


@pytest.fixture
def administrator() -> User:
    return make_administrator()


@pytest.fixture
def token(administrator: User) -> str:
    return invite(username="nell", display_name="Nell New", email="nell@example.org", by=administrator).token


def come(client: Client, token: str, password: str = GOOD) -> str:
    return client.post(f"/invitation/{token}/", {"password": password}, follow=True).content.decode()


def test_whoever_comes_by_the_link_chooses_a_password_and_is_signed_in(client: Client, token: str) -> None:
    come(client, token)
    nell = User.objects.get(username="nell")
    assert nell.is_active
    assert nell.check_password(GOOD)
    assert client.get("/account/").status_code == 200
    assert list(TrailEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "person invited",
        "invitation accepted",
        "signed in",
    ]


def test_where_everybody_needs_a_second_factor_it_is_the_next_page(
    client: Client, token: str, settings: Settings
) -> None:
    settings.MFA_REQUIRED = True
    assert "Set up a second factor" in come(client, token)


def test_a_password_that_would_be_guessed_is_refused_and_the_link_still_works(
    client: Client, token: str
) -> None:
    assert "There is a problem" in come(client, token, "nell nell nell")
    assert not User.objects.get(username="nell").is_active
    assert "There is a problem" not in come(client, token)


def test_looking_at_the_page_does_not_use_the_link_up(client: Client, token: str) -> None:
    client.get(f"/invitation/{token}/")
    client.head(f"/invitation/{token}/")
    assert client.get(f"/invitation/{token}/").status_code == 200


def test_every_link_that_does_not_work_is_answered_in_the_same_words(
    client: Client, administrator: User, token: str
) -> None:
    number = token.split(".")[0]
    forged = signing.Signer(key="another key", salt="access.invitations", sep=".").sign(number)
    never_made = signing.Signer(salt="access.invitations", sep=".").sign("0" * 43)
    of_other_use = signing.Signer(salt="something else", sep=".").sign(number)
    pages = {client.get(f"/invitation/{each}/").content for each in (forged, never_made, of_other_use, "x")}
    come(Client(), token)
    pages.add(client.get(f"/invitation/{token}/").content)
    withdrawn = invite(username="w", display_name="W", email="w@example.org", by=administrator)
    withdraw_invitation(user=withdrawn.user, by=administrator)
    pages.add(client.get(f"/invitation/{withdrawn.token}/").content)
    with time_machine.travel("2026-03-02 09:00", tick=False):
        late = invite(username="l", display_name="L", email="l@example.org", by=administrator)
    pages.add(client.get(f"/invitation/{late.token}/").content)
    assert len(pages) == 1
    assert b"This link does not work" in pages.pop()


def test_a_dead_link_is_kept_as_a_refusal_without_what_was_in_it(client: Client, token: str) -> None:
    client.get("/invitation/forged/")
    answer = client.post("/invitation/forged/", {"password": GOOD})
    assert answer.status_code == 404
    kept = TrailEntry.objects.filter(action="refused")
    assert [entry.detail["method"] for entry in kept] == ["GET", "POST"]
    assert {entry.detail["view"] for entry in kept} == {"access:invitation"}
    assert "forged" not in str(kept.values_list("detail", flat=True))


def test_a_stranger_who_tries_links_does_not_fill_the_trail(client: Client) -> None:
    for number in range(refusals.MOST_FROM_A_NETWORK + 5):
        client.get(f"/invitation/{number}/")
    assert TrailEntry.objects.count() == refusals.MOST_FROM_A_NETWORK


def test_a_link_opens_an_account_once_however_fast_it_is_sent_twice(token: str) -> None:
    accept_invitation(token=token, password=GOOD)
    with pytest.raises(Refused):
        accept_invitation(token=token, password="another thistle gearbox")
    assert User.objects.get(username="nell").check_password(GOOD)


def test_somebody_else_who_is_signed_in_is_not_any_more(
    client: Client, administrator: User, token: str
) -> None:
    client.force_login(administrator)
    come(client, token)
    assert "Nell New" in client.get("/account/").content.decode()
