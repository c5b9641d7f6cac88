"""How long a session lasts: half an hour from the last thing somebody did, and twelve hours in all."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.signing_in.expiry import note_expired

SEEN = "seen"
BEGAN = "began"
SECONDS_BETWEEN_NOTES = 60

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def only_watches(view: View) -> View:
    """For a view that a script asks by itself, which does not mean that somebody is at work."""
    view.only_watches = True  # type: ignore[attr-defined]
    return view


def seconds_left(session: SessionBase) -> int:
    """How long the session lasts if nothing more is done; 0 when it has ended or never began."""
    if session.is_empty():
        return 0
    now = time.time()
    idle = session.get(SEEN, now) + settings.SESSION_COOKIE_AGE
    whole = session.get(BEGAN, now) + settings.LONGEST_SESSION
    return max(int(min(idle, whole) - now), 0)


def note(request: HttpRequest) -> None:
    """Somebody is at work: the session lasts another half hour, and the list of sessions says when."""
    now = int(time.time())
    request.session.setdefault(BEGAN, now)
    request.session[SEEN] = now
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


class NoteActivity:
    """Renews a session once a minute at most, and ends it when its whole time is over.

    A session ends a fixed time after it was last written (``SESSION_COOKIE_AGE``). Writing it at every
    request would count that time to the second, and would make a save wait for the disk twice.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = request.session.get(BEGAN)
        if began is not None and time.time() - began >= settings.LONGEST_SESSION:
            _end(request)
        elif settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
            # Somebody comes back with a session that is none any more.
            note_expired()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        session = request.session
        if session.is_empty() or getattr(view, "only_watches", False):
            return
        if time.time() - session.get(SEEN, 0) >= SECONDS_BETWEEN_NOTES:
            note(request)
            note_expired()
        request.seconds_left = seconds_left(session)  # type: ignore[attr-defined]


@transaction.atomic
def _end(request: HttpRequest) -> None:
    user = request.user if isinstance(request.user, User) else None
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    if user is not None:
        trail.record(by=user, action="session ended", subject=user, why="twelve hours have passed")
