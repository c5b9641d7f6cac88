"""The places in which somebody is signed in, and ending them."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.signing_in.expiry import note_expired


def sessions_of(user: User) -> list[UserSession]:
    """Where the user is signed in, the place last used first; those that have ended are forgotten."""
    note_expired()
    live = UserSession.objects.purge_and_list(user)
    return sorted(live, key=lambda session: session.last_seen_at, reverse=True)


@transaction.atomic
def end_session(*, session: UserSession, by: User) -> None:
    """Signs ``by`` out of one of their own sessions; it is over at its next request."""
    session.end()
    trail.record(by=by, action="session ended", subject=by, sessions_ended=1)


@transaction.atomic
def end_all_but(*, keep: str | None, by: User) -> None:
    """Signs ``by`` out everywhere but in the session with this key."""
    trail.record(by=by, action="session ended", subject=by, sessions_ended=end_other_sessions(by, keep))


def end_other_sessions(user: User, keep: str | None) -> int:
    """As a part of a change that tells the trail by itself; says how many sessions it ended.

    A session that somebody signed out of, or that has a new key since, ended before.
    """
    others = list(UserSession.objects.filter(user=user).exclude(session_key=keep))
    live = Session.objects.filter(session_key__in=[each.session_key for each in others])
    ended = live.filter(expire_date__gt=timezone.now()).count()
    for session in others:
        session.end()
    return ended
