"""How often one may guess at an account: the numbers are in ``ACCOUNT_RATE_LIMITS``, the counts in the cache.

A guess is counted before it is looked at, and taken off the count when it was right. A stranger's guesses are
counted by account, and by address over all accounts; those from a browser that the account knows are counted
for that browser alone. So neither a colleague at the same address nor the owner of the account is locked out
by somebody else's guesses.
"""

from __future__ import annotations

from dataclasses import dataclass

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.db import transaction
from django.http import HttpRequest

from audit_app.access.models import User
from audit_app.access.signing_in import known_browsers, recording

APP = "allauth.account"


@dataclass(frozen=True)
class Guess:
    """A guess that has been counted."""

    counted: tuple[ratelimit.RateLimitUsage, ...]

    @transaction.atomic
    def was_right(self) -> None:
        """Takes the guess off the counts again."""
        for usage in self.counted:
            usage.rollback()


def count_password(request: HttpRequest, account: User | None, typed: str) -> Guess:
    """Counts a guess at a password.

    Args:
        account: whose it is, if the name that was typed is anybody's.
        typed: that name. It is counted too, or else the answer would tell which names exist.

    Raises:
        ImmediateHttpResponse: there have been too many; it carries the page that says so.
    """
    whose = f"account {account.pk}" if account else f"name {typed.casefold()}"
    return _count(request, account, f"password of {whose}")


def count_code(request: HttpRequest, account: User) -> Guess:
    """Counts a guess at the code of a second factor; raises as ``count_password`` does."""
    return _count(request, account, f"code of account {account.pk}")


def _count(request: HttpRequest, account: User | None, what: str) -> Guess:
    mark = known_browsers.mark_of(request, account) if account else ""
    guess = _counted(request, f"{what} from {mark}") if mark else _counted_as_a_stranger(request, what)
    if guess is None:
        # Told once in a while, for nobody may fill the trail by guessing.
        if ratelimit.consume(request, app=APP, action="tell_of_guesses", key=f"{what} {mark}"):
            recording.record_too_many_guesses(request, account)
        raise ImmediateHttpResponse(respond_429(request))
    return guess


@transaction.atomic
def _counted_as_a_stranger(request: HttpRequest, what: str) -> Guess | None:
    # Guesses that are refused for the account's sake do not count against the address, which others share.
    at_account = _counted(request, what)
    if at_account is None:
        return None
    from_address = ratelimit.consume(request, app=APP, action="guess_from_address")
    if from_address is None:
        at_account.was_right()
        return None
    return Guess((*at_account.counted, from_address))


def _counted(request: HttpRequest, what: str) -> Guess | None:
    usage = ratelimit.consume(request, app=APP, action="guess", key=what)
    return Guess((usage,)) if usage else None
