"""The replies to one audit, and to the audits of a review, as leads and assessors see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit_app.access.models import User
from audit_app.access.presenting import unless_presenting
from audit_app.filling.policies import can_reopen, can_return, is_lead_of
from audit_app.filling.presentable import presentable
from audit_app.replying.choices import RECIPIENT_LABELS
from audit_app.replying.models import Share
from audit_app.replying.policies import can_answer, can_share, can_share_again, can_withdraw
from audit_app.replying.presenters.by_link import PartView, parts_of
from audit_app.replying.presenters.points import PointView, point_view
from audit_app.replying.queries import sent_to, shares_of
from audit_app.replying.standing import COLOURS, LABELS, ORDER, standing
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class Answerable:
    """What was said, and whether this person may answer it now."""

    view: PointView
    can_answer: bool


@dataclass(frozen=True)
class ShareView:
    """``points`` are empty until they are sent; ``parts`` is the summary as it was shared."""

    share: Share
    name: str
    email: str
    recipient: str
    state: str
    tag_classes: str
    points: tuple[Answerable, ...]
    parts: tuple[PartView, ...]
    can_share_again: bool
    can_withdraw: bool


@dataclass(frozen=True)
class RepliesPage:
    audit: Audit
    is_lead: bool
    shares: tuple[ShareView, ...]
    can_share: bool
    can_reopen: bool
    can_return: bool


@dataclass(frozen=True)
class ReviewLine:
    """One summary in the list of a review: with whom it was shared, and how it stands."""

    share: Share
    reference: str
    who: str
    state: str
    tag_classes: str
    said: str


def replies_page(audit: Audit, viewer: User, today: date) -> RepliesPage:
    """Leads see all that was shared; the assessor sees what was sent, and who is asked stands with it."""
    leads = is_lead_of(viewer, audit)
    found = shares_of(audit) if leads else sent_to(audit)
    return RepliesPage(
        audit=audit,
        is_lead=leads,
        shares=tuple(_share_view(each, audit, viewer, today) for each in found),
        can_share=can_share(viewer, audit),
        can_reopen=can_reopen(viewer, audit),
        can_return=can_return(viewer, audit),
    )


def review_lines(shares: Iterable[Share], today: date) -> tuple[ReviewLine, ...]:
    """What a lead has to see to first, and of that what is due first."""
    found = sorted(((standing(each, today), each) for each in shares), key=lambda each: ORDER.index(each[0]))
    return tuple(_review_line(state, share) for state, share in found)


def _share_view(share: Share, audit: Audit, viewer: User, today: date) -> ShareView:
    # One instance of the audit, so that who the child is is looked up once.
    share.audit = audit
    state = standing(share, today)
    points = tuple(share.points.all()) if share.sent_at else ()
    for each in points:
        each.share = share
    return ShareView(
        share=share,
        name=unless_presenting(share.name),
        email=unless_presenting(share.email),
        recipient=RECIPIENT_LABELS[share.recipient],
        state=LABELS[state],
        tag_classes=f"govuk-tag--{COLOURS[state]}",
        points=tuple(
            Answerable(point_view(each, lambda text: presentable(text, audit)), can_answer(viewer, each))
            for each in points
        ),
        parts=_presentable(parts_of(share.lines.all(), {}), audit),
        can_share_again=can_share_again(viewer, share),
        can_withdraw=can_withdraw(viewer, share),
    )


def _presentable(parts: tuple[PartView, ...], audit: Audit) -> tuple[PartView, ...]:
    for part in parts:
        for view in part.lines:
            line = view.line
            line.title, line.answer, line.words = (
                presentable(text, audit) for text in (line.title, line.answer, line.words)
            )
    return parts


def _review_line(state: str, share: Share) -> ReviewLine:
    return ReviewLine(
        share=share,
        reference=share.audit.case.reference,
        who=f"{unless_presenting(share.name)}, {RECIPIENT_LABELS[share.recipient].lower()}",
        state=LABELS[state],
        tag_classes=f"govuk-tag--{COLOURS[state]}",
        said=_counted(len(share.points.all())) if share.sent_at else "",
    )


def _counted(number: int) -> str:
    return "1 point" if number == 1 else f"{number:,} points"
