from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from audit_app.access import trail
from audit_app.access.models import TrailEntry, User
from tests.factories.access import PASSWORD, give_password, make_user
from tests.factories.sampling import make_cast

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db

ADDRESS = "/account/password/"
BETTER = "thistle marzipan gearbox"


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor", email="asa.assessor@example.org"))


def signed_in(username: str = "asa") -> Client:
    client = Client()
    assert client.post("/sign-in/", {"login": username, "password": PASSWORD}).status_code == 302
    return client


def change(client: Client, **typed: str) -> "_MonkeyPatchedWSGIResponse":
    return client.post(ADDRESS, {"oldpassword": PASSWORD, "password1": BETTER, **typed})


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_whoever_knows_their_password_can_change_it(asa: User) -> None:
    client = signed_in()
    assert change(client).headers["Location"] == "/account/"
    assert "Your password is changed" in client.get("/account/").content.decode()
    asa.refresh_from_db()
    assert asa.check_password(BETTER)


def test_a_new_password_ends_every_other_session(asa: User) -> None:
    here, elsewhere, forgotten = signed_in(), signed_in(), signed_in()
    change(here)
    assert [is_signed_in(client) for client in (here, elsewhere, forgotten)] == [True, False, False]
    entry = TrailEntry.objects.get(action="password changed")
    assert (entry.actor_id, entry.detail) == (asa.pk, {"by_link": False, "sessions_ended": 2})


def test_a_new_password_leaves_the_sessions_of_others_alone(asa: User) -> None:
    give_password(make_user("colleague"))
    colleague = signed_in("colleague")
    change(signed_in())
    assert is_signed_in(colleague)


def test_a_wrong_current_password_changes_nothing_and_is_in_the_trail(asa: User) -> None:
    client = signed_in()
    assert "The password is not right" in change(client, oldpassword="wrong").content.decode()
    asa.refresh_from_db()
    assert asa.check_password(PASSWORD)
    assert TrailEntry.objects.filter(action="password not recognised", subject_id=asa.pk).count() == 1


def test_a_password_is_not_changed_when_the_trail_cannot_take_it(
    asa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    client.raise_request_exception = False
    monkeypatch.setattr(trail, "record", fails)
    assert change(client).status_code == 500
    asa.refresh_from_db()
    assert asa.check_password(PASSWORD)


def test_nobody_is_signed_in_when_the_trail_cannot_take_it(
    asa: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(trail, "record", fails)
    assert client.post("/sign-in/", {"login": "asa", "password": PASSWORD}).status_code == 500
    monkeypatch.undo()
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "guessable",
    [
        "passwordpassword",
        "qwertyuiopasdfgh",
        "asaassessorasaassessor",
        "Asa.Assessor@example.org",
        "Wealdshire2026!",
        "casefileauditcasefileaudit",
        "iloveyouiloveyouiloveyou",
    ],
)
def test_a_password_that_follows_from_who_and_where_one_is_is_refused(asa: User, guessable: str) -> None:
    make_cast(authority="Wealdshire")
    with pytest.raises(ValidationError) as refused:
        validate_password(guessable, asa)
    assert "easy_to_guess" in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize(
    "good", [BETTER, PASSWORD, "Þistill og marsípan á gírkassa", "thistle 🐝 gearbox 🦔 marzipan" * 30]
)
def test_a_long_password_of_unrelated_words_is_taken(asa: User, good: str) -> None:
    validate_password(good, asa)


def test_a_guessable_new_password_is_refused_in_words(asa: User) -> None:
    page = change(signed_in(), password1="asaassessor").content.decode()
    assert "This password is too easy to guess" in page
    asa.refresh_from_db()
    assert asa.check_password(PASSWORD)


def fails(**_entry: object) -> None:
    raise RuntimeError("The trail is full")
