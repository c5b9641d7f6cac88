"""In a copy of a record: what was shared with those who worked on the case, and what they said."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.keeping.export.content import Line, Part, Staff
from audit_app.keeping.export.in_words import day, moment, some
from audit_app.replying.choices import RECIPIENT_LABELS
from audit_app.replying.models import Point, Share
from audit_app.replying.presenters.points import point_view
from audit_app.replying.queries import shares_of
from audit_app.tool.models import Audit


def reply_parts(audit: Audit, staff: Staff) -> Iterator[Part]:
    """Of each person; what they have saved and not sent is theirs, and the copy says that it is there."""
    for share in shares_of(audit):
        who = RECIPIENT_LABELS[share.recipient].lower()
        yield Part(f"A summary shared with the {who}", tuple(some(_shared(share, staff))))
        yield Part(f"What the {who} says to it", tuple(some(_said(share, staff))))


def _shared(share: Share, staff: Staff) -> Iterator[Line]:
    yield Line("With", staff.name(share.name) + (f", {share.email}" if staff.is_named else ""))
    yield Line("Shared", f"{moment(share.shared_at)}, {staff.name(share.shared_by)}")
    yield Line("Until", day(share.due))
    yield Line("First opened", moment(share.opened_at))
    if share.withdrawn_at:
        yield Line("Withdrawn", f"{moment(share.withdrawn_at)}, {staff.name(share.withdrawn_by)}")
    for line in share.lines.all():
        text = "\n".join(part for part in (line.answer, line.words) if part)
        yield Line(f"{line.ref} {line.title}".strip(), text)


def _said(share: Share, staff: Staff) -> Iterator[Line]:
    if not share.sent_at:
        saved = len(share.points.all())
        yield Line("Saved and not sent", f"{saved} of their points" if saved else "")
        return
    yield Line("Sent", moment(share.sent_at))
    for point in share.points.all():
        yield from _point(point, staff)


def _point(point: Point, staff: Staff) -> Iterator[Line]:
    view = point_view(point)
    yield Line(view.about, view.text)
    yield Line(f"{view.about} – factually wrong, right is", view.right)
    if view.answered:
        yield Line(f"{view.about} – {view.answered}", f"{view.answer} ({staff.name(point.answered_by)})")
