import re
import time
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver
from pytest_django import Settings

from audit_app.access import trail
from audit_app.access.gate import audience_of
from audit_app.access.models import TrailEntry, User
from audit_app.access.signing_in.set_up_first import SetUpFirst
from tests.factories.access import PASSWORD, give_password, make_user
from tests.integration.access.test_every_view import patterns
from tests.totp import code_of

pytestmark = pytest.mark.django_db

ADD_APP = "/account/second-factors/app/"
SECOND_STEP = "/sign-in/second-factor/"
HALF_MINUTE = 30


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-03-02 09:00:10", tick=False) as clock:
        yield clock


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor"))


def with_password(client: Client | None = None, username: str = "asa") -> Client:
    client = client or Client()
    assert client.post("/sign-in/", {"login": username, "password": PASSWORD}).status_code == 302
    return client


def key_of(client: Client) -> str:
    found = re.search(r'class="app-key">([A-Z2-7 ]+)<', client.get(ADD_APP).content.decode())
    assert found
    return found[1]


def with_app(client: Client, clock: time_machine.Traveller) -> str:
    """Sets an app up and gives its key; the clock goes on, so that its next code is a new one."""
    key = key_of(client)
    assert (
        client.post(ADD_APP, {"code": code_of(key)}).headers["Location"] == "/account/second-factors/codes/"
    )
    clock.shift(2 * HALF_MINUTE)
    return key


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", client.get("/account/second-factors/codes/").content.decode())


def second_step(client: Client, code: str) -> int:
    return client.post(SECOND_STEP, {"code": code}).status_code


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def actions() -> list[str]:
    told = TrailEntry.objects.exclude(action="refused").order_by("pk")
    return list(told.values_list("action", flat=True))


def test_an_app_is_set_up_by_its_first_code_and_ten_recovery_codes_come_with_it(
    asa: User, clock: time_machine.Traveller
) -> None:
    client = with_password()
    with_app(client, clock)
    assert len(set(recovery_codes(client))) == 10
    added = TrailEntry.objects.filter(action="second factor added").values_list("detail__kind", flat=True)
    assert set(added) == {"totp", "recovery_codes"}


def test_a_wrong_first_code_sets_nothing_up(asa: User) -> None:
    client = with_password()
    key_of(client)
    assert "The code is not right" in client.post(ADD_APP, {"code": "000000"}).content.decode()
    assert not Authenticator.objects.exists()


def test_the_code_to_scan_is_drawn_in_the_page_itself(asa: User) -> None:
    page = with_password().get(ADD_APP)
    assert "<svg " in page.content.decode()
    assert "img-src 'self';" in page.headers["Content-Security-Policy"] + ";"


def test_signing_in_then_asks_for_a_code_and_opens_nothing_before_it(
    asa: User, clock: time_machine.Traveller
) -> None:
    key = with_app(with_password(), clock)
    client = Client()
    typed = {"login": "asa", "password": PASSWORD, "next": "/who-may-do-what/"}
    assert client.post("/sign-in/", typed).headers["Location"] == SECOND_STEP
    assert not is_signed_in(client)
    assert client.post(SECOND_STEP, {"code": code_of(key)}).headers["Location"] == "/who-may-do-what/"
    assert is_signed_in(client)
    assert TrailEntry.objects.filter(action="signed in").last().detail["shown"] == ["password", "totp"]  # type: ignore[union-attr]


def test_a_wrong_code_does_not_sign_in_and_is_in_the_trail(asa: User, clock: time_machine.Traveller) -> None:
    with_app(with_password(), clock)
    client = with_password()
    assert "The code is not right" in client.post(SECOND_STEP, {"code": "000000"}).content.decode()
    assert not is_signed_in(client)
    assert actions()[-1] == "code not recognised"


@pytest.mark.parametrize(("seconds", "status"), [(-60, 200), (-30, 302), (0, 302), (30, 302), (60, 200)])
def test_a_code_of_the_half_minute_before_or_after_is_taken_and_no_other(
    asa: User, clock: time_machine.Traveller, seconds: int, status: int
) -> None:
    key = with_app(with_password(), clock)
    now = time.time()
    assert second_step(with_password(), code_of(key, now + seconds)) == status


@pytest.mark.parametrize("later", [0, 29, 31, 59])
def test_a_code_is_taken_once(asa: User, clock: time_machine.Traveller, later: int) -> None:
    key = with_app(with_password(), clock)
    code = code_of(key, time.time() + HALF_MINUTE)
    assert second_step(with_password(), code) == 302
    clock.shift(later)
    assert second_step(with_password(), code) == 200


def test_a_recovery_code_signs_in_once(asa: User, clock: time_machine.Traveller) -> None:
    client = with_password()
    with_app(client, clock)
    code = recovery_codes(client)[3]
    assert second_step(with_password(), code) == 302
    clock.shift(10 * 60)
    assert second_step(with_password(), code) == 200
    assert "9 left" in client.get("/account/second-factors/").content.decode()


def test_new_recovery_codes_replace_the_old(asa: User, clock: time_machine.Traveller) -> None:
    client = with_password()
    with_app(client, clock)
    old = recovery_codes(client)
    client.post("/account/second-factors/codes/new/")
    assert not set(old) & set(recovery_codes(client))
    assert second_step(with_password(), old[0]) == 200


def test_there_may_be_ten_wrong_codes_and_a_colleague_is_not_concerned(
    asa: User, clock: time_machine.Traveller
) -> None:
    key = with_app(with_password(), clock)
    client = with_password()
    assert [second_step(client, f"{number:06}") for number in range(10)] == [200] * 10
    assert second_step(client, code_of(key)) == 429
    give_password(make_user("cole"))
    colleague = with_password(username="cole")
    key_of_cole = with_app(colleague, clock)
    assert second_step(with_password(username="cole"), code_of(key_of_cole)) == 302


def test_a_stranger_who_knows_the_password_locks_no_known_browser_out(
    asa: User, clock: time_machine.Traveller
) -> None:
    known = with_password()
    key = with_app(known, clock)
    known.post("/sign-out/")
    stranger = with_password()
    for number in range(12):
        second_step(stranger, f"{number:06}")
    assert second_step(with_password(known), code_of(key)) == 302


def test_a_change_of_factor_ends_every_other_session(asa: User, clock: time_machine.Traveller) -> None:
    here, elsewhere = with_password(), with_password()
    with_app(here, clock)
    assert [is_signed_in(client) for client in (here, elsewhere)] == [True, False]
    another = with_password()
    second_step(another, recovery_codes(here)[0])
    assert is_signed_in(another)
    here.post("/account/second-factors/app/remove/")
    assert [is_signed_in(client) for client in (here, another)] == [True, False]
    assert not Authenticator.objects.exists()


def test_a_factor_is_not_added_when_the_trail_cannot_take_it(
    asa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = with_password()
    key = key_of(client)
    client.raise_request_exception = False
    monkeypatch.setattr(trail, "record", fails)
    assert client.post(ADD_APP, {"code": code_of(key)}).status_code == 500
    assert not Authenticator.objects.exists()


def test_an_account_that_is_closed_between_password_and_code_is_not_signed_in(
    asa: User, clock: time_machine.Traveller
) -> None:
    key = with_app(with_password(), clock)
    client = with_password()
    User.objects.update(is_active=False)
    assert client.post(SECOND_STEP, {"code": code_of(key)}).headers["Location"] == "/sign-in/"
    assert actions().count("signed in") == 1


def test_a_while_after_signing_in_a_change_asks_for_the_password_again(
    asa: User, clock: time_machine.Traveller
) -> None:
    client = with_password()
    clock.shift(6 * 60)
    again = client.get(ADD_APP).headers["Location"]
    assert again == "/account/password-again/?next=%2Faccount%2Fsecond-factors%2Fapp%2F"
    assert "The password is not right" in client.post(again, {"password": "wrong"}).content.decode()
    assert client.post(again, {"password": PASSWORD}).headers["Location"] == ADD_APP
    assert client.get(ADD_APP).status_code == 200
    assert actions()[-2:] == ["password not recognised", "showed again who they are"]
    told = TrailEntry.objects.latest("pk")
    assert told.actor_id == asa.pk
    assert told.detail == {"shown": ["password"], "address": "127.0.0.1"}


def test_showing_a_code_again_and_failing_to_are_in_the_trail(
    asa: User, clock: time_machine.Traveller
) -> None:
    client = with_password()
    key = with_app(client, clock)
    again = "/account/code-again/?next=/account/"
    client.post(again, {"code": "000000"})
    code = code_of(key)
    assert client.post(again, {"code": code}).headers["Location"] == "/account/"
    # Read over a shoulder, and used once more.
    assert "The code is not right" in client.post(again, {"code": code}).content.decode()
    expected = ["code not recognised", "showed again who they are", "code not recognised"]
    assert actions()[-3:] == expected
    assert TrailEntry.objects.get(action="showed again who they are").detail["shown"] == ["totp"]
    client.post(again, {"code": recovery_codes(client)[0]})
    assert TrailEntry.objects.latest("pk").detail["shown"] == ["recovery_codes"]


def test_what_was_interrupted_to_show_again_who_one_is_stands_after_it_in_the_trail(
    asa: User, clock: time_machine.Traveller
) -> None:
    client = with_password()
    with_app(client, clock)
    clock.shift(6 * 60)
    again = client.post("/account/second-factors/codes/new/").headers["Location"]
    client.post(again, {"password": PASSWORD}, follow=True)
    told = actions()
    assert told.index("showed again who they are") < len(told) - 1 - told[::-1].index("second factor added")


@pytest.fixture
def required(settings: Settings) -> None:
    settings.MFA_REQUIRED = True


def test_whoever_has_no_second_factor_reaches_only_the_pages_to_set_one_up(
    asa: User, required: None, clock: time_machine.Traveller
) -> None:
    client = with_password()
    assert client.get("/").headers["Location"] == "/account/second-factors/"
    assert "Set up a second factor" in client.get("/account/second-factors/").content.decode()
    with_app(client, clock)
    assert client.get("/").status_code == 200


def test_no_address_is_open_before_that_but_those_that_say_so(asa: User, required: None) -> None:
    """Asked of the middleware for every address there is, so that a new one is covered too."""
    request = RequestFactory().get("/")
    request.user, request.session = asa, SessionStore()
    middleware = SetUpFirst(lambda _request: HttpResponse())
    answers = {
        str(pattern.pattern): middleware.process_view(request, pattern.callback, (), {})
        for pattern in patterns(get_resolver())
        if needs_sign_in(pattern)
    }
    assert {address for address, answer in answers.items() if answer is None} == {
        "account/password-again/",
        "account/code-again/",
        "account/passkey-again/",
        "account/password/",
        "account/second-factors/",
        "account/second-factors/app/",
        "account/second-factors/app/remove/",
        "account/second-factors/passkeys/add/",
        "account/second-factors/passkeys/<int:pk>/remove/",
        "account/second-factors/codes/",
        "account/second-factors/codes/new/",
    }


def needs_sign_in(pattern: URLPattern) -> bool:
    audience = audience_of(pattern.callback)
    return bool(audience and audience.needs_sign_in)


def test_the_only_second_factor_cannot_be_removed_where_one_is_required(
    asa: User, required: None, clock: time_machine.Traveller
) -> None:
    client = with_password()
    with_app(client, clock)
    page = client.get("/account/second-factors/app/remove/").content.decode()
    assert "This is your only second factor" in page
    client.post("/account/second-factors/app/remove/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_whoever_was_given_a_password_chooses_another_first(asa: User) -> None:
    User.objects.update(must_change_password=True)
    client = with_password()
    assert client.get("/").headers["Location"] == "/account/password/"
    same = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": PASSWORD})
    assert "Enter a password other than the one you have" in same.content.decode()
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": "thistle marzipan gearbox"})
    assert client.get("/").status_code == 200


def test_secrets_lie_encrypted_and_follow_a_new_master_key(
    asa: User, settings: Settings, clock: time_machine.Traveller
) -> None:
    key = with_app(with_password(), clock)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert key.replace(" ", "") not in stored
    settings.RECORD_KEYS = [Fernet.generate_key().decode(), *settings.RECORD_KEYS]
    call_command("rotate_record_keys", verbosity=0)
    settings.RECORD_KEYS = settings.RECORD_KEYS[:1]
    assert second_step(with_password(), code_of(key)) == 302


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "7",
        '"x"',
        "{}",
        "{",
        '{"id": "x"}',
        '{"id": "\\u0000"}',
        '{"id": "\\ud800"}',
        '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}',
        '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {"clientDataJSON": "AAAA", '
        '"attestationObject": "AAAA", "authenticatorData": "AAAA", '
        '"signature": "AAAA", "userHandle": "AAAA"}}',
        '{"id": 1, "rawId": null, "type": "public-key", "response": {"clientDataJSON": 7, "userHandle": []}}',
    ],
)
@pytest.mark.parametrize(
    "address", ["/sign-in/passkey/", "/account/second-factors/passkeys/add/", "/account/passkey-again/"]
)
def test_a_forged_or_damaged_answer_for_a_passkey_is_refused_in_words(
    asa: User, address: str, answer: str
) -> None:
    client = Client() if address.startswith("/sign-in/") else with_password()
    client.get(address, headers={"Accept": "application/json"})
    response = client.post(address, {"credential": answer}, follow=True)
    assert response.status_code == 200
    assert not Authenticator.objects.exists()


def fails(**_entry: object) -> None:
    raise RuntimeError("The trail is full")
