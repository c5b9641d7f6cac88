"""A sign-in of which the first step was taken and the second not yet: what ends it, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from audit_app.access.invitations.services import accept_invitation, invite_again
from audit_app.access.models import TrailEntry, User
from audit_app.access.services import deactivate_user
from tests.factories.access import PASSWORD, give_password, make_administrator, make_user
from tests.integration.access.signing_in.test_second_factors import (
    HALF_MINUTE,
    SECOND_STEP,
    actions,
    is_signed_in,
    second_step,
    with_app,
    with_password,
)
from tests.totp import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-03-02 09:00:10", tick=False) as clock:
        yield clock


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor"))


def changes_password(asa: User, signed_in: Client) -> None:
    new = {"oldpassword": PASSWORD, "password1": "quartz lantern meadow forty"}
    assert signed_in.post("/account/password/", new).status_code == 302


def is_let_out(asa: User, signed_in: Client) -> None:
    deactivate_user(user=asa, by=make_administrator())


def comes_by_a_new_invitation(asa: User, signed_in: Client) -> None:
    link = invite_again(user=asa, by=make_administrator()).token
    accept_invitation(token=link, password="quartz lantern meadow forty")


def adds_recovery_codes(asa: User, signed_in: Client) -> None:
    assert signed_in.post("/account/second-factors/codes/new/").status_code == 302


@pytest.mark.parametrize(
    "what_happens", [changes_password, is_let_out, comes_by_a_new_invitation, adds_recovery_codes]
)
def test_a_second_step_that_waits_ends_at_once_when_the_account_changes(
    asa: User, clock: time_machine.Traveller, what_happens: Callable[[User, Client], None]
) -> None:
    signed_in = with_password()
    key = with_app(signed_in, clock)
    waiting = with_password()
    assert waiting.get(SECOND_STEP).status_code == 200
    what_happens(asa, signed_in)
    answer = waiting.post(SECOND_STEP, {"code": code_of(key)}, follow=True)
    assert answer.redirect_chain == [("/sign-in/", 302)]
    assert "Your account has changed since you began to sign in." in answer.content.decode()
    assert not is_signed_in(waiting)
    failed = TrailEntry.objects.get(action="sign-in failed")
    assert (failed.actor_id, failed.detail["why"]) == (asa.pk, "the account changed between the two steps")
    assert waiting.get(SECOND_STEP).headers["Location"] == "/sign-in/"
    assert actions().count("sign-in failed") == 1


def test_a_second_step_waits_while_nothing_changes_and_outlives_another_sign_in(
    asa: User, clock: time_machine.Traveller
) -> None:
    key = with_app(with_password(), clock)
    waiting, another = with_password(), with_password()
    another.post(SECOND_STEP, {"code": code_of(key)})
    clock.shift(2 * HALF_MINUTE)
    assert second_step(waiting, code_of(key)) == 302
    assert is_signed_in(waiting)
