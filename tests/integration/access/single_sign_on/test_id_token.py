"""Whether a token is the directory's, for us, of now and in answer to what was asked."""

from __future__ import annotations

import base64
import json
import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
from django.test import Client
from pytest_django import Settings

from audit_app.access.models import TrailEntry, User
from tests.altered_directory import AlteredDirectory, Claims, altered_directory, new_key, public_jwk
from tests.directory import RunningDirectory
from tests.factories.access import make_user

pytestmark = pytest.mark.django_db

NUMBER, HOUR = "4711", 3600
REFUSED = "You are not signed in"
BY_ANOTHER = new_key()


@pytest.fixture
def between(settings: Settings) -> Iterator[tuple[RunningDirectory, AlteredDirectory]]:
    with altered_directory(settings) as both:
        yield both


@pytest.fixture
def directory(between: tuple[RunningDirectory, AlteredDirectory], asa: User) -> RunningDirectory:
    between[0].knows(NUMBER, email="asa@example.org", email_verified=True)
    return between[0]


@pytest.fixture
def altered(between: tuple[RunningDirectory, AlteredDirectory]) -> AlteredDirectory:
    return between[1]


@pytest.fixture
def asa() -> User:
    return make_user("asa", "Asa Assessor", email="asa@example.org")


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def assert_refused(directory: RunningDirectory, why: str) -> None:
    client = Client()
    answer = client.get(directory.sends_back(client, NUMBER))
    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()
    assert not is_signed_in(client)
    told = TrailEntry.objects.get(action="sign-in failed")
    assert told.actor_name == "Somebody not signed in"
    assert told.detail == {"shown": ["single sign-on"], "why": f"the token: {why}", "address": "127.0.0.1"}
    assert TrailEntry.objects.filter(action="refused", detail__answer=403).count() == 1


def test_a_true_token_signs_in_whichever_way_the_key_is_published(
    directory: RunningDirectory, altered: AlteredDirectory
) -> None:
    another = public_jwk(BY_ANOTHER, kid="2")
    for its_own in ({"kid": "1"}, {"kid": "1", "alg": "RS256"}, {"kid": "1", "use": "sig", "alg": "RS256"}):
        altered.published = {"keys": [another, public_jwk(altered.key, **its_own), {"kty": "?", "kid": "3"}]}
        client = Client()
        client.get(directory.sends_back(client, NUMBER))
        assert is_signed_in(client), its_own


def test_a_token_that_names_no_key_is_taken_by_the_only_one(
    directory: RunningDirectory, altered: AlteredDirectory, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(altered, "sign", lambda claims: jwt.encode(claims, altered.key, algorithm="RS256"))
    client.get(directory.sends_back(client, NUMBER))
    assert is_signed_in(client)


ALTERED: dict[str, tuple[Callable[[Claims], Claims], str]] = {
    "expired": (lambda claims: {**claims, "exp": int(time.time()) - 61}, "it has expired"),
    "of another issuer": (
        lambda claims: {**claims, "iss": "https://elsewhere.example"},
        "it is of another directory",
    ),
    "for another service": (lambda claims: {**claims, "aud": "another"}, "it is for another service"),
    "for several, given to another": (
        lambda claims: {**claims, "aud": ["audit", "another"], "azp": "another"},
        "it was given to another service",
    ),
    "for several, given to nobody": (
        lambda claims: {**claims, "aud": ["audit", "another"]},
        "it was given to another service",
    ),
    "for us, given to another": (
        lambda claims: {**claims, "azp": "another"},
        "it was given to another service",
    ),
    "of another sign-on": (lambda claims: {**claims, "nonce": "another"}, "it answers another sign-on"),
    "of the future": (lambda claims: {**claims, "iat": int(time.time()) + HOUR}, "it is not valid yet"),
    "not valid yet": (lambda claims: {**claims, "nbf": int(time.time()) + HOUR}, "it is not valid yet"),
    **{
        f"without {name}": (
            lambda claims, name=name: {key: value for key, value in claims.items() if key != name},  # type: ignore[misc]
            "something is missing in it",
        )
        for name in ("iss", "sub", "aud", "exp", "iat", "nonce")
    },
}


@pytest.mark.parametrize(("alter", "why"), ALTERED.values(), ids=list(ALTERED))
def test_a_token_that_is_signed_and_not_true_is_refused(
    directory: RunningDirectory, altered: AlteredDirectory, alter: Callable[[Claims], Claims], why: str
) -> None:
    altered.alter = alter
    assert_refused(directory, why)


def test_a_minute_between_two_clocks_is_allowed(
    directory: RunningDirectory, altered: AlteredDirectory, client: Client
) -> None:
    now = int(time.time())
    altered.alter = lambda claims: {**claims, "exp": now - 30, "iat": now + 30}
    client.get(directory.sends_back(client, NUMBER))
    assert is_signed_in(client)


def signed_by_another(altered: AlteredDirectory, claims: Claims) -> str:
    return jwt.encode(claims, BY_ANOTHER, algorithm="RS256", headers={"kid": "1"})


def signed_by_a_key_that_nobody_published(altered: AlteredDirectory, claims: Claims) -> str:
    return jwt.encode(claims, BY_ANOTHER, algorithm="RS256", headers={"kid": "9"})


def unsigned(altered: AlteredDirectory, claims: Claims) -> str:
    return jwt.encode(claims, "", algorithm="none", headers={"kid": "1"})


def signed_with_the_secret_of_the_service(altered: AlteredDirectory, claims: Claims) -> str:
    return jwt.encode(claims, "a secret", algorithm="HS256", headers={"kid": "1"})


def signed_with_the_public_key_as_if_it_were_a_secret(altered: AlteredDirectory, claims: Claims) -> str:
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"1"}').rstrip(b"=")
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=")
    public = json.dumps(public_jwk(altered.key)).encode()
    mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(header + b"." + body, public)
    return b".".join([header, body, base64.urlsafe_b64encode(mac).rstrip(b"=")]).decode()


def altered_after_it_was_signed(altered: AlteredDirectory, claims: Claims) -> str:
    header, _body, signature = jwt.encode(claims, altered.key, "RS256", headers={"kid": "1"}).split(".")
    body = base64.urlsafe_b64encode(json.dumps({**claims, "email": "lead@example.org"}).encode())
    return f"{header}.{body.rstrip(b'=').decode()}.{signature}"


def no_token_at_all(altered: AlteredDirectory, claims: Claims) -> str:
    return "not.a.token"


@pytest.mark.parametrize(
    "forge",
    [
        signed_by_another,
        signed_by_a_key_that_nobody_published,
        unsigned,
        signed_with_the_secret_of_the_service,
        signed_with_the_public_key_as_if_it_were_a_secret,
        altered_after_it_was_signed,
        no_token_at_all,
    ],
)
def test_a_forged_token_is_refused(
    directory: RunningDirectory,
    altered: AlteredDirectory,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    forge: Callable[[AlteredDirectory, Claims], str],
) -> None:
    monkeypatch.setattr(altered, "sign", lambda claims: forge(altered, claims))
    with caplog.at_level(logging.WARNING):
        assert_refused(directory, "it is not signed by the directory")
    assert "asa@example.org" not in caplog.text


def test_without_a_token_nobody_is_asked_for_anything_else(
    directory: RunningDirectory, altered: AlteredDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(altered, "sign", lambda claims: None)
    assert_refused(directory, "there is none")


@pytest.mark.parametrize("published", [{}, {"keys": []}, {"keys": [{"kty": "oct", "kid": "1", "k": "YQ"}]}])
def test_a_directory_that_publishes_no_key_for_it_signs_nobody_in(
    directory: RunningDirectory, altered: AlteredDirectory, published: dict[str, Any]
) -> None:
    altered.published = published
    assert_refused(directory, "it is not signed by the directory")


def test_the_token_of_another_browsers_sign_on_cannot_be_put_in_place_of_ones_own(
    directory: RunningDirectory, altered: AlteredDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds a true token of somebody else, and can answer for the directory, still gets nowhere."""
    victim = Client()
    victim.get(directory.sends_back(victim, NUMBER))
    assert is_signed_in(victim)
    monkeypatch.setattr(altered, "sign", lambda claims: altered.tokens[0])
    assert_refused(directory, "it answers another sign-on")


@pytest.mark.parametrize(
    "told",
    [{"issuer": "https://elsewhere.example"}, {"jwks_uri": None}, {"token_endpoint": 7}],
)
def test_an_address_that_is_not_that_of_the_directory_leads_nobody_on(
    directory: RunningDirectory, altered: AlteredDirectory, told: dict[str, Any], client: Client
) -> None:
    altered.about_itself = told
    answer = client.post("/sign-in/directory/")
    assert answer.status_code == 503
    assert REFUSED in answer.content.decode()
