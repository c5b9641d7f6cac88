from typing import TYPE_CHECKING

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry, User
from tests.factories.access import PASSWORD, give_password, make_user

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor"))


def sign_in(client: Client, **typed: str) -> "_MonkeyPatchedWSGIResponse":
    return client.post("/sign-in/", {"login": "asa", "password": PASSWORD, **typed})


def actions() -> list[str]:
    return list(TrailEntry.objects.values_list("action", flat=True))


def test_the_right_password_signs_in_and_leads_to_the_start_page(client: Client, asa: User) -> None:
    response = sign_in(client)
    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(asa.pk)
    assert actions() == ["signed in"]
    assert TrailEntry.objects.get().detail == {"shown": ["password"], "address": "127.0.0.1"}


@pytest.mark.parametrize("typed", ["ASA", " asa ", "asa@example.org", "Asa@Example.ORG"])
def test_the_username_or_the_email_address_may_be_typed_in_any_case(
    client: Client, asa: User, typed: str
) -> None:
    asa.email = "asa@example.org"
    asa.save()
    assert sign_in(client, login=typed).headers["Location"] == "/"


def test_a_name_that_fits_two_accounts_lets_neither_in(client: Client, asa: User) -> None:
    make_user("another", email="asa")
    assert "The username or the password is not right" in sign_in(client).content.decode()


def test_signing_in_leads_on_to_the_page_asked_for(client: Client, asa: User) -> None:
    assert (
        'name="next" value="/who-may-do-what/"'
        in client.get("/sign-in/", {"next": "/who-may-do-what/"}).content.decode()
    )
    assert sign_in(client, next="/who-may-do-what/").headers["Location"] == "/who-may-do-what/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "https:///example.org",
    ],
)
def test_signing_in_never_leads_off_the_site(client: Client, asa: User, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize(
    "typed",
    [{"password": "wrong"}, {"login": "nobody"}, {"login": "as"}, {"password": f"{PASSWORD} "}],
)
def test_a_wrong_pair_is_answered_by_one_sentence_whatever_is_wrong(
    client: Client, asa: User, typed: dict[str, str]
) -> None:
    page = sign_in(client, **typed).content.decode()
    assert page.count("The username or the password is not right. Check both.") == 2
    assert "<title>Error: Sign in" in page
    assert "_auth_user_id" not in client.session


def test_a_closed_account_gets_that_same_sentence(client: Client, asa: User) -> None:
    asa.is_active = False
    asa.save()
    assert "The username or the password is not right" in sign_in(client).content.decode()


def test_a_failed_sign_in_stands_under_the_account_that_was_tried(client: Client, asa: User) -> None:
    sign_in(client, password="wrong")
    assert (TrailEntry.objects.get().action, TrailEntry.objects.get().subject_id) == (
        "sign-in failed",
        asa.pk,
    )


def test_what_was_typed_for_an_unknown_username_is_kept_nowhere(client: Client, asa: User) -> None:
    sign_in(client, login=PASSWORD)
    entry = TrailEntry.objects.get()
    assert (entry.action, entry.actor_id, entry.subject_id) == ("sign-in failed", None, None)
    assert entry.detail == {"address": "127.0.0.1"}


def test_empty_boxes_are_named_one_by_one(client: Client) -> None:
    page = client.post("/sign-in/", {"login": "", "password": ""}).content.decode()
    assert "Enter your username or email address" in page
    assert "Enter your password" in page
    assert actions() == []


def test_a_password_is_never_sent_back(client: Client, asa: User) -> None:
    assert "open sesame" not in sign_in(client, password="open sesame").content.decode()


def test_signing_in_begins_a_new_session(client: Client, asa: User) -> None:
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "before"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted or ""
    sign_in(client)
    assert client.session.session_key != planted


def test_whoever_is_signed_in_already_goes_straight_on(client: Client, asa: User) -> None:
    client.force_login(asa)
    assert client.get("/sign-in/", {"next": "/who-may-do-what/"}).headers["Location"] == "/who-may-do-what/"


def test_signing_out_ends_the_session_and_is_in_the_trail(client: Client, asa: User) -> None:
    client.force_login(asa)
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session
    assert actions() == ["signed out"]


def test_a_link_cannot_sign_anybody_out(client: Client, asa: User) -> None:
    client.force_login(asa)
    assert client.get("/sign-out/").status_code == 405
    assert "_auth_user_id" in client.session
