"""Sign-ins in the trail, those that fail included."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from audit_app.access import trail
from audit_app.access.models import User


def record_sign_in(request: HttpRequest, user: User) -> None:
    trail.record(by=user, action="signed in", subject=user, shown=_what_was_shown(request, user))


def record_sign_out(user: User) -> None:
    trail.record(by=user, action="signed out", subject=user)


def record_failed_sign_in(account: User | None) -> None:
    """A failure stands under the account that was tried; a name that is nobody's account has no place in it.

    People type their password into the wrong box, so what was typed is never kept.
    """
    if account is not None:
        trail.record(by=account, action="sign-in failed", subject=account)


def _what_was_shown(request: HttpRequest, user: User) -> list[str]:
    """By what somebody showed who they are: a password, then the kind of second factor."""
    return [shown.get("type") or shown["method"] for shown in get_authentication_records(request, user)]
