"""Keeps those signed in who are at work, without a write to the database for everything that they do."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SEEN = "seen"
SECONDS_BETWEEN_NOTES = 60


class NoteActivity:
    """Renews a session once a minute at most.

    A session ends a fixed time after it was last written (``SESSION_COOKIE_AGE``). Writing it at every
    request would count that time to the second, and would make a save wait for the disk twice.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session, now = request.session, int(time.time())
        if not session.is_empty() and now - session.get(SEEN, 0) >= SECONDS_BETWEEN_NOTES:
            session[SEEN] = now
        return self.get_response(request)
