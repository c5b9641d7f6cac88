"""Sign-ins in the trail, those that fail included."""

from audit_app.access import trail
from audit_app.access.models import User


def record_sign_in(user: User) -> None:
    trail.record(by=user, action="signed in", subject=user)


def record_sign_out(user: User) -> None:
    trail.record(by=user, action="signed out", subject=user)


def record_failed_sign_in(username: str) -> None:
    """A failure stands under the account that was tried; a name that is nobody's account has no place in it.

    People type their password into the wrong box, so what was typed is never kept.
    """
    account = User.objects.filter(username=username).first()
    if account is not None:
        trail.record(by=account, action="sign-in failed", subject=account)
