"""Sessions that ended by themselves, after half an hour without activity, with their entry in the trail.

Nothing happens at the moment at which a session ends, so it is noted as soon as the service is asked
anything: by the browser that comes back, by anybody else who is at work, or by the next start of the service.
"""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from audit_app.access import trail

WHY = "half an hour without activity"


def note_expired() -> int:
    """Records each session that has ended so and forgets it; says how many there were."""
    # A session that somebody ended has no row any more; this one is there, and its time is over.
    over = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__lte=timezone.now())
    expired = UserSession.objects.filter(Exists(over)).select_related("user")
    return sum(_noted(session) for session in expired)


@transaction.atomic
def _noted(session: UserSession) -> bool:
    # Of several who find it at once, one takes the row and tells of it.
    taken, _ = UserSession.objects.filter(pk=session.pk).delete()
    if not taken:
        return False
    Session.objects.filter(session_key=session.session_key).delete()
    trail.record(
        by=session.user,
        action="session ended",
        subject=session.user,
        why=WHY,
        last_used=session.last_seen_at,
    )
    return True
