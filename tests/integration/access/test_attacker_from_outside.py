"""A stranger, or another site in somebody’s browser: all is refused, and all is in the trail."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.utils import timezone

from audit_app.access.invitations.links import new_token
from audit_app.access.invitations.services import invite, withdraw_invitation
from audit_app.access.models import Invitation, Membership, TrailEntry, User
from audit_app.access.refusals import MOST_FROM_A_NETWORK
from audit_app.access.services import deactivate_user
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_submitted_audit
from tests.integration.access.attacks import nothing_comes_of_it, refusals_of
from tests.integration.filling.pages import signed_in, words

ELSEWHERE = "https://evil.example"
CHOSEN = {"password": "a long sentence that somebody forged"}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def victim(user: User) -> Client:
    """The browser of somebody signed in, with the checks on that the test client leaves out."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.get("/")
    return client


def token_on(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


def sign_in(client: Client, username: str) -> None:
    typed = {"login": username, "password": PASSWORD, "csrfmiddlewaretoken": token_on(client, "/sign-in/")}
    assert client.post("/sign-in/", typed).status_code == 302


# --- Forms posted by another site ---


def test_another_site_posts_for_nobody(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    member = Membership.objects.get(user=cast.colleague).pk
    client = victim(cast.lead)
    addresses = [
        f"/audits/{audit.pk}/sign-off/",
        f"/audits/{audit.pk}/return/",
        f"/reviews/{cast.review.pk}/members/{member}/remove/",
        f"/reviews/{cast.review.pk}/report/publish/",
        f"/records/{audit.case.record_key_id}/erase/",
        "/account/password/",
        "/sign-out/",
    ]
    with nothing_comes_of_it():
        for address in addresses:
            assert client.post(address, {"reason": "x"}).status_code == 403, address
    assert [each["answer"] for each in refusals_of(cast.lead)] == [403] * len(addresses)


def test_neither_does_it_with_a_token_of_its_own_or_with_the_right_one(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client, address = victim(cast.lead), f"/audits/{audit.pk}/sign-off/"
    theirs = token_on(victim(cast.stranger), "/")
    right = token_on(client, address)
    forged: list[tuple[str, dict[str, str], bool]] = [
        (theirs, {}, False),
        (right, {"origin": ELSEWHERE}, False),
        (right, {"origin": "null"}, False),
        (right, {"referer": f"{ELSEWHERE}/page"}, True),
        (right, {}, True),
    ]
    with nothing_comes_of_it():
        for token, headers, secure in forged:
            data = {"csrfmiddlewaretoken": token}
            assert client.post(address, data, headers=headers, secure=secure).status_code == 403, headers
    assert len(refusals_of(cast.lead)) == len(forged)
    ours = {"origin": "http://testserver"}
    assert client.post(address, {"csrfmiddlewaretoken": right}, headers=ours).status_code == 302


def test_a_form_from_before_the_sign_out_is_not_taken_after_the_next_sign_in(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    give_password(cast.lead)
    client, address = Client(enforce_csrf_checks=True), f"/audits/{audit.pk}/sign-off/"
    sign_in(client, "lead")
    old = token_on(client, address)
    assert client.post("/sign-out/", {"csrfmiddlewaretoken": old}).status_code == 302
    sign_in(client, "lead")
    with nothing_comes_of_it():
        assert client.post(address, {"csrfmiddlewaretoken": old}).status_code == 403
    assert len(refusals_of(cast.lead)) == 1


def test_nobody_is_signed_in_by_another_site(cast: Cast) -> None:
    give_password(cast.stranger)
    client = Client(enforce_csrf_checks=True)
    with nothing_comes_of_it():
        assert client.post("/sign-in/", {"login": "stranger", "password": PASSWORD}).status_code == 403
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert [each["view"] for each in refusals_of(None)] == ["account_login"]


# --- Where one is led afterwards ---


@pytest.mark.parametrize(
    "onward",
    [
        ELSEWHERE,
        "//evil.example/",
        "https:evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\thttps://evil.example",
    ],
)
def test_nobody_is_led_to_another_site(cast: Cast, onward: str) -> None:
    give_password(cast.lead)
    client = Client()
    answer = client.post("/sign-in/", {"login": "lead", "password": PASSWORD, "next": onward})
    assert answer.headers["Location"] == "/"
    answer = client.post("/presenting/", {"next": onward})
    assert answer.headers["Location"] == "/"


# --- Forged invitations ---


def test_no_link_but_the_one_that_was_sent_lets_anybody_in(cast: Cast) -> None:
    invited = invite(username="nell", display_name="Nell New", email="", by=cast.administrator)
    withdrawn = invite(username="wim", display_name="Wim", email="", by=cast.administrator)
    withdraw_invitation(user=withdrawn.user, by=cast.administrator)
    expired = invite(username="eve", display_name="Eve", email="", by=cast.administrator)
    Invitation.objects.filter(user=expired.user).update(expires_at=timezone.now())
    number, signature = invited.token.rsplit(".", 1)
    signed_elsewhere = signing.Signer(key="another key", salt="access.invitations", sep=".").sign("x" * 43)
    forged = [
        "anything",
        new_token(),
        signed_elsewhere,
        f"{number}.{signature[::-1]}",
        f"{number}x.{signature}",
        number,
        withdrawn.token,
        expired.token,
    ]
    client = Client()
    with nothing_comes_of_it():
        answers = [client.get(f"/invitation/{token}/") for token in forged]
        answers += [client.post(f"/invitation/{token}/", CHOSEN) for token in forged]
    assert {answer.status_code for answer in answers} == {404}
    assert len({words(answer) for answer in answers}) == 1
    assert [each["view"] for each in refusals_of(None)] == ["access:invitation"] * len(answers)
    assert invited.token not in str(list(TrailEntry.objects.values_list("detail", flat=True)))


def test_a_link_is_used_once(cast: Cast) -> None:
    invited = invite(username="nell", display_name="Nell New", email="", by=cast.administrator)
    address = f"/invitation/{invited.token}/"
    assert Client().post(address, {"password": "tepid umbrella ladder of quartz"}).status_code == 302
    with nothing_comes_of_it():
        assert Client().post(address, CHOSEN).status_code == 404
    assert not User.objects.get(username="nell").check_password(CHOSEN["password"])
    assert len(refusals_of(None)) == 1


def test_whoever_tries_link_after_link_does_not_fill_the_trail(cast: Cast) -> None:
    client = Client()
    for _time in range(MOST_FROM_A_NETWORK + 15):
        assert client.get(f"/invitation/{new_token()}/").status_code == 404
    assert len(refusals_of(None)) == MOST_FROM_A_NETWORK


# --- Without an account, or no longer with one ---


def test_a_stranger_finds_every_page_closed(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = Client()
    addresses = (f"/audits/{audit.pk}/", f"/reviews/{cast.review.pk}/members/", "/people/", "/reports/")
    with nothing_comes_of_it():
        for address in addresses:
            assert client.get(address).headers["Location"].startswith("/sign-in/?next=")
            assert client.post(address).headers["Location"] == "/sign-in/"
    assert [each["answer"] for each in refusals_of(None)] == [302] * 8


@pytest.mark.parametrize("cookie", ["forged", "x" * 5000, "../../etc/passwd", "' OR '1'='1"])
def test_a_cookie_that_nobody_was_given_is_nobodys(cast: Cast, cookie: str) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.get("/people/").headers["Location"].startswith("/sign-in/")
    assert len(refusals_of(None)) == 1


def test_a_closed_account_is_a_stranger_with_the_page_still_open(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.lead)
    assert client.get(f"/audits/{audit.pk}/sign-off/").status_code == 200
    deactivate_user(user=cast.lead, by=cast.administrator)
    with nothing_comes_of_it():
        assert client.post(f"/audits/{audit.pk}/sign-off/").headers["Location"] == "/sign-in/"
    assert [each["view"] for each in refusals_of(None)] == ["filling:sign_off"]


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override"])
def test_no_header_and_no_field_makes_another_method_of_a_reading(cast: Cast, header: str) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.lead)
    address = f"/audits/{audit.pk}/sign-off/"
    client.get(address)
    with nothing_comes_of_it():
        client.get(f"{address}?_method=POST", headers={header: "POST"})
        assert client.delete(f"/audits/{audit.pk}/").status_code == 405
