"""What leads do: share a summary, give more time, withdraw it, and answer what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.filling.services.locking import lock
from audit_app.filling.services.telling import tell
from audit_app.replying.choices import OUTCOMES, RECIPIENT_LABELS
from audit_app.replying.links import LONGEST, hash_of, new_token
from audit_app.replying.models import Point, Share, SharedLine
from audit_app.replying.policies import (
    check_can_answer,
    check_can_share,
    check_can_share_again,
    check_can_withdraw,
)
from audit_app.replying.services.alerting import alert_of_answer
from audit_app.replying.summary import summary_of
from audit_app.tool.models import Audit

SHARED_ALREADY = "This audit is shared with this email address already. Withdraw that summary first."


@dataclass(frozen=True)
class Shared:
    """A summary that was shared, and what its link holds: it is told here and never again."""

    share: Share
    token: str


@transaction.atomic
def share_summary(*, audit: Audit, name: str, email: str, recipient: str, due: date, by: User) -> Shared:
    """Freezes the summary of an audit as it stands, for one person who can give their view until a day.

    Raises:
        Refused: it is not theirs to share now, or is shared with this address already, or the day is none of
            those from tomorrow on that can be given.
    """
    lock(audit, by)
    check_can_share(by, audit)
    _check_day(due)
    if recipient not in RECIPIENT_LABELS or not (name.strip() and email.strip()):
        raise Refused("Enter who is asked for their view.")
    if is_shared_with(audit, email):
        raise Refused(SHARED_ALREADY)
    token = new_token()
    share = Share.objects.create(
        audit=audit,
        name=name.strip(),
        email=email.strip(),
        recipient=recipient,
        number_hash=hash_of(token),
        due=due,
        shared_by=by,
    )
    SharedLine.objects.bulk_create(
        SharedLine(share=share, number=number, **vars(line))
        for number, line in enumerate(summary_of(audit), start=1)
    )
    _tell(by, "summary shared", share)
    return Shared(share, token)


@transaction.atomic
def share_again(*, share: Share, due: date, by: User) -> Shared:
    """Makes a new link to the same summary, until another day; the old one is dead at once.

    What was saved by the old link is found by the new one.
    """
    _lock(share, by)
    check_can_share_again(by, share)
    _check_day(due)
    token = new_token()
    share.number_hash, share.due = hash_of(token), due
    share.save()
    _tell(by, "summary shared again", share)
    return Shared(share, token)


@transaction.atomic
def withdraw(*, share: Share, by: User) -> None:
    """The link is dead at once; what was sent by it stays beside the audit."""
    _lock(share, by)
    check_can_withdraw(by, share)
    share.number_hash, share.withdrawn_at, share.withdrawn_by = None, timezone.now(), by
    share.save()
    _tell(by, "summary withdrawn", share)


@transaction.atomic
def answer(*, point: Point, outcome: str, text: str, by: User) -> None:
    """Says what came of what was said: that something was changed and what, or why nothing was."""
    _lock(point.share, by)
    point.refresh_from_db(fields=["answered_at"])
    check_can_answer(by, point)
    if outcome not in dict(OUTCOMES) or not text.strip():
        raise Refused("Say whether something was changed, and what, or why not.")
    point.outcome, point.answer = outcome, text.strip()
    point.answered_at, point.answered_by = timezone.now(), by
    point.save()
    alert_of_answer(point)
    about = point.line.ref if point.line else ""
    tell(
        by,
        "view answered",
        point.share.audit,
        point.share,
        outcome=outcome,
        items=[about] if about else [],
        answered=Secret(point.answer),
    )


def is_shared_with(audit: Audit, email: str) -> bool:
    """Whether somebody with this address has a summary of the audit that nobody has withdrawn."""
    return audit.shares.filter(email__iexact=email.strip(), withdrawn_at=None).exists()


def _lock(share: Share, by: User) -> None:
    """Brings a share up to date under the lock of its audit, which all who write to it take."""
    audit = share.audit
    lock(audit, by)
    share.refresh_from_db(from_queryset=Share.objects.select_for_update())
    share.audit = audit


def _check_day(due: date) -> None:
    today = timezone.localdate()
    if not today < due <= today + LONGEST:
        raise Refused(f"Give a day from tomorrow on, and within {LONGEST.days} days.")


def _tell(by: User, action: str, share: Share) -> None:
    """Under the key of the record stands with whom it was shared."""
    told = {"shared_with": share.recipient, "due": share.due}
    tell(by, action, share.audit, share, **told, name=Secret(share.name), email=Secret(share.email))
