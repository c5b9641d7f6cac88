"""What those who worked on a case say to its audit, for the pages of the audit itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from audit_app.access.models import User
from audit_app.filling.beside import Beside
from audit_app.filling.policies import is_lead_of
from audit_app.filling.presentable import presentable
from audit_app.filling.presenters.item_notes import NoteView
from audit_app.replying.choices import RECIPIENT_LABELS
from audit_app.replying.models import Point, Share
from audit_app.replying.policies import can_read_replies, can_share
from audit_app.replying.presenters.points import moment, point_view
from audit_app.replying.queries import shares_of
from audit_app.replying.standing import ANSWERED, LATE, TO_ANSWER, WAITED_FOR, standing
from audit_app.tool.models import Audit

TITLE = "Right of reply"
IN_WORDS = {
    TO_ANSWER: "sent and to be answered",
    LATE: "late",
    WAITED_FOR: "waited for",
    ANSWERED: "answered",
}


def beside(audit: Audit, viewer: User) -> Iterator[Beside]:
    """For a lead as soon as a summary can be shared or was; for the assessor once something was sent."""
    if not can_read_replies(viewer, audit):
        return
    leads = is_lead_of(viewer, audit)
    shares = list(shares_of(audit))
    sent = [each for each in shares if each.sent_at]
    may_share = can_share(viewer, audit)
    if not (sent or (leads and (shares or may_share))):
        return
    yield Beside(
        title=TITLE,
        sentences=(_how_it_stands(shares),) if leads else (),
        notes=tuple(_note(each, share, audit) for share in sent for each in share.points.all()),
        url=reverse("replying:audit", args=[audit.pk]),
        verb="Replies, and share a summary" if may_share else "Replies to this audit",
    )


def _how_it_stands(shares: list[Share]) -> str:
    counts = Counter(standing(each, timezone.localdate()) for each in shares)
    told = [f"{counts[state]} {words}" for state, words in IN_WORDS.items() if counts[state]]
    if not told:
        return "No view of anybody who worked on the case is asked for."
    return f"Views of those who worked on the case: {', '.join(told)}."


def _note(point: Point, share: Share, audit: Audit) -> NoteView:
    view = point_view(point, lambda text: presentable(text, audit))
    said = [view.text, f"Factually wrong. Right is: {view.right}" if point.is_wrong else ""]
    who = RECIPIENT_LABELS[share.recipient]
    when = f", {moment(share.sent_at)}" if share.sent_at else ""
    return NoteView(
        ref=point.line.ref if point.line else "",
        heading=f"{who}{when}. {view.about}",
        text="\n".join(part for part in said if part),
        answered=view.answered,
        answer=view.answer,
        waits=not view.answered,
    )
