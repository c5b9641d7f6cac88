"""Which browsers an account has been signed in to from, by a signed cookie that each of them keeps.

A browser that is known for an account has a count of wrong guesses of its own, so that a stranger who guesses
elsewhere does not lock the owner out (OWASP calls it a device cookie). It opens nothing and tells nothing.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from audit_app.access.models import User

SALT = "access.known_browsers"
SECONDS = 180 * 24 * 60 * 60
# A shared machine knows those who used it last.
MOST_ACCOUNTS = 10


def mark_of(request: HttpRequest, user: User) -> str:
    """The mark that this browser was given when the user signed in from it; empty if they never did."""
    return _marks(request).get(str(user.pk), "")


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Marks the browser as one of the user's, beside those of others who use it."""
    others = {account: mark for account, mark in _marks(request).items() if account != str(user.pk)}
    kept = dict(list(others.items())[1 - MOST_ACCOUNTS :])
    mark = mark_of(request, user) or secrets.token_urlsafe(16)
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps({**kept, str(user.pk): mark}, salt=SALT),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks(request: HttpRequest) -> dict[str, str]:
    cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        marks: dict[str, str] = signing.loads(cookie, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return {}
    return marks
