"""Sign-ins in the trail, those that fail included."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from audit_app.access import trail
from audit_app.access.models import User


def record_sign_in(request: HttpRequest, user: User) -> None:
    """Says too by what somebody showed who they are: a password, then the kind of second factor."""
    shown = [record.get("type") or record["method"] for record in get_authentication_records(request, user)]
    trail.record(by=user, action="signed in", subject=user, shown=shown, address=_address(request))


def record_sign_out(user: User) -> None:
    trail.record(by=user, action="signed out", subject=user)


def record_wrong_password(request: HttpRequest, account: User | None) -> None:
    """A failure stands under the account that was tried.

    People type their password into the wrong box, so what was typed is never kept.
    """
    action = "password not recognised" if request.user.is_authenticated else "sign-in failed"
    _record(request, account, action)


def record_wrong_code(request: HttpRequest, user: User, **_signal: Any) -> None:
    _record(request, user, "code not recognised")


def record_shown_again(request: HttpRequest, by: User, shown: str) -> None:
    """Before a change to how they sign in, somebody has shown once more that it is them."""
    trail.record(
        by=by, action="showed again who they are", subject=by, shown=[shown], address=_address(request)
    )


def record_outdated_sign_in(request: HttpRequest, account: User) -> None:
    """The password was given, and before the second factor was, the account became another one."""
    trail.record(
        by=account,
        action="sign-in failed",
        subject=account,
        why="the account changed between the two steps",
        address=_address(request),
    )


def record_wrong_passkey(request: HttpRequest, account: User | None) -> None:
    _record(request, account, "passkey not recognised")


def record_no_single_sign_on(request: HttpRequest, account: User) -> None:
    """The directory knows who it is, and their account here is closed."""
    trail.record(
        by=account,
        action="sign-in failed",
        subject=account,
        shown=["single sign-on"],
        address=_address(request),
    )


def record_no_true_token(request: HttpRequest, why: str) -> None:
    """What came from the directory cannot be trusted, so nobody knows who it was.

    It takes a code of the directory to come so far, so nobody can fill the trail with it.
    """
    trail.record_stranger(
        action="sign-in failed", shown=["single sign-on"], why=f"the token: {why}", address=_address(request)
    )


def record_too_many_guesses(request: HttpRequest, account: User | None) -> None:
    _record(request, account, "refused after too many guesses")


def _record(request: HttpRequest, account: User | None, action: str) -> None:
    address = _address(request)
    if account is None:
        trail.record_stranger(action=action, address=address)
    else:
        trail.record(by=account, action=action, subject=account, address=address)


def _address(request: HttpRequest) -> str:
    return get_adapter().get_client_ip(request)
