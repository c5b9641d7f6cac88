"""What the list of sessions shows, already worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from audit_app.access.signing_in.devices import in_words, place


@dataclass(frozen=True)
class SessionLine:
    """A place in which somebody is signed in."""

    pk: int
    device: str
    place: str
    began: datetime
    last_used: datetime
    is_this_one: bool


def session_lines(sessions: Iterable[UserSession], this_one: str | None) -> list[SessionLine]:
    return [
        SessionLine(
            pk=session.pk,
            device=in_words(session.user_agent),
            place=place(session.ip),
            began=session.created_at,
            last_used=session.last_seen_at,
            is_this_one=session.session_key == this_one,
        )
        for session in sessions
    ]
