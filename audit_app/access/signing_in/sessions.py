"""The places in which somebody is signed in, and ending them."""

from allauth.usersessions.models import UserSession

from audit_app.access.models import User


def end_other_sessions(user: User, keep: str | None) -> int:
    """Signs the user out everywhere but in the session with this key; says how many sessions it ended."""
    others = UserSession.objects.filter(user=user).exclude(session_key=keep)
    for session in others:
        session.end()
    return len(others)
