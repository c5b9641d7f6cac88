"""What somebody does who was handed a link: read the summary, save what they say to it, and send it.

They have no account. Whoever holds the token is let do this and nothing else, so each service asks of it
anew, under the lock, whether it still works.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.refused import Refused
from audit_app.access.trail import LinkHolder, Secret
from audit_app.filling.services.locking import hold
from audit_app.replying.choices import RECIPIENT_LABELS
from audit_app.replying.links import share_by, works
from audit_app.replying.models import Point, Share, SharedLine
from audit_app.replying.services.alerting import alert_of_view

DEAD = "This link does not work any more."
SENT = "You have sent what you say, so it can no longer be changed."
# What stands in an address for the audit as a whole.
WHOLE = 0


@transaction.atomic
def record_reading(*, token: str) -> Share:
    """The summary, with an entry of who has been shown it.

    Raises:
        Refused: the link does not work, or no longer.
    """
    share = _held(token)
    if share.opened_at is None:
        share.opened_at = timezone.now()
        share.save(update_fields=["opened_at"])
    _tell(share, "summary read by link", name=Secret(share.name))
    return share


@transaction.atomic
def save_point(*, token: str, number: int, text: str, is_wrong: bool, right: str) -> None:
    """Keeps what is said to the line with this number, or to the whole; with nothing said, takes it back.

    Until it is sent it is its writer's alone, so the trail tells that something was saved and not what.

    Raises:
        Refused: the link does not work, there is no such line, or what is said has been sent.
    """
    share = _to_be_written(token)
    line = None if number == WHOLE else share.lines.filter(number=number).first()
    if line is None and number != WHOLE:
        raise Refused(DEAD)
    text, right = text.strip(), right.strip()
    if is_wrong != bool(right):
        raise Refused("Say what is right where something is factually wrong.")
    saved = share.points.filter(line=line)
    if text or right:
        said = {"text": text, "is_wrong": is_wrong, "right": right}
        Point.objects.update_or_create(share=share, line=line, defaults=said)
        _tell(share, "view saved", items=_refs(line))
    elif saved.exists():
        saved.delete()
        _tell(share, "view taken back", items=_refs(line))


@transaction.atomic
def send(*, token: str) -> Share:
    """Puts what was saved beside the audit, where it stands: nobody changes it any more.

    Raises:
        Refused: the link does not work, nothing was said, or it has been sent.
    """
    share = _to_be_written(token)
    points = list(share.points.select_related("line"))
    if not points:
        raise Refused("Say something to the whole or to a line of the summary first.")
    share.sent_at = timezone.now()
    share.opened_at = share.opened_at or share.sent_at
    share.save(update_fields=["sent_at", "opened_at"])
    said = {f"view_on_{_about(each)}": Secret(_said(each)) for each in points}
    alert_of_view(share)
    _tell(share, "views sent", points=len(points), **said)
    return share


def _to_be_written(token: str) -> Share:
    share = _held(token)
    if share.sent_at:
        raise Refused(SENT)
    return share


def _held(token: str) -> Share:
    """The share under the lock of its audit and its own, if its link works now."""
    found = share_by(token)
    if found is None:
        raise Refused(DEAD)
    audit = found.audit
    hold(audit)
    share = Share.objects.select_for_update().filter(pk=found.pk, number_hash=found.number_hash).first()
    if share is None:
        raise Refused(DEAD)
    share.audit = audit
    if not works(share, timezone.localdate()):
        raise Refused(DEAD)
    return share


def _about(point: Point) -> str:
    """No two points alike: a timescale and what was judged of it can have the same ref."""
    if point.line is None:
        return "the_whole"
    return f"{point.line.ref},_line_{point.line.number}" if point.line.ref else f"line_{point.line.number}"


def _said(point: Point) -> str:
    return "\n".join(
        text for text in (point.text, f"Right is: {point.right}" if point.is_wrong else "") if text
    )


def _refs(line: SharedLine | None) -> list[str]:
    return [line.ref] if line and line.ref else []


def _tell(share: Share, action: str, **detail: Any) -> None:
    case = share.audit.case
    trail.record(
        by=LinkHolder(RECIPIENT_LABELS[share.recipient]),
        action=action,
        subject=share,
        review_id=case.review_id,
        record=case.record_key,
        **detail,
    )
