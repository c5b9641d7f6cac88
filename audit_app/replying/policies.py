"""Who shares a summary of an audit, withdraws it, and answers what was said to it.

Whoever was handed a link is no user: what their link opens is in ``links``.
"""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.filling.policies import check_can_open, is_lead_of
from audit_app.filling.queries import readers_still_reading
from audit_app.filling.states import OWNERS, Who
from audit_app.replying.models import Point, Share
from audit_app.sampling.policies import check_is_kept
from audit_app.sampling.states import Activity, check_review_allows
from audit_app.tool.models import Audit

# While it is with a lead nobody changes its answers, and its assessor stands by them.
SHAREABLE = frozenset(state for state, who in OWNERS.items() if who is Who.LEAD)


def check_can_read_replies(user: User, audit: Audit) -> None:
    """Whoever may read the answers of an audit reads what was said to them."""
    check_can_open(user, audit)


def can_read_replies(user: User, audit: Audit) -> bool:
    return allowed(check_can_read_replies, user, audit)


def check_can_share(user: User, audit: Audit) -> None:
    """A lead shares a summary of somebody else's audit that is with the leads, once nobody reads the case."""
    _check_leads(user, audit)
    if audit.allocation.is_calibrating:
        raise Refused("This is a reading of the calibration case, to which nobody outside of it replies.")
    if audit.allocation.is_set_aside:
        raise Refused("The case was taken from its assessor, so this audit is set aside and counts nowhere.")
    if audit.state not in SHAREABLE:
        raise Refused("This audit is with its assessor. Share a summary once it has been submitted again.")
    if readers_still_reading(audit):
        raise Refused(
            "Somebody else still reads this case. Share a summary once both readings are in, so that nobody "
            "hears from those who worked on the case what the other found."
        )
    check_review_allows(audit.review, Activity.SHARE)


def can_share(user: User, audit: Audit) -> bool:
    return allowed(check_can_share, user, audit)


def check_can_share_again(user: User, share: Share) -> None:
    """A lead gives more time, by a new link, to somebody who has not sent their view."""
    _check_leads(user, share.audit)
    if share.withdrawn_at:
        raise Refused("This summary was withdrawn. Share a new one.")
    if share.sent_at:
        raise Refused("What they say has been sent, and stands as it is.")
    check_review_allows(share.audit.review, Activity.REPLY)


def can_share_again(user: User, share: Share) -> bool:
    return allowed(check_can_share_again, user, share)


def check_can_withdraw(user: User, share: Share) -> None:
    """A lead of the review withdraws a summary: its link opens nothing any more."""
    if not is_lead_of(user, share.audit):
        raise Refused("Only a lead of this review can withdraw a summary.")
    check_is_kept(share.audit.case)
    if share.withdrawn_at:
        raise Refused("This summary has been withdrawn already.")


def can_withdraw(user: User, share: Share) -> bool:
    return allowed(check_can_withdraw, user, share)


def check_can_answer(user: User, point: Point) -> None:
    """A lead answers, once, what was said to somebody else's audit."""
    _check_leads(user, point.share.audit)
    if not point.share.sent_at:
        raise Refused("This has not been sent, so nobody but its writer reads it.")
    if point.answered_at:
        raise Refused("This has been answered already.")
    check_review_allows(point.share.audit.review, Activity.REPLY)


def can_answer(user: User, point: Point) -> bool:
    return allowed(check_can_answer, user, point)


def _check_leads(user: User, audit: Audit) -> None:
    """Whether somebody leads the review, may read the audit and did not make it."""
    if not is_lead_of(user, audit):
        raise Refused("Only a lead of this review can do that.")
    check_can_open(user, audit)
    check_is_kept(audit.case)
    # An agreed reading hangs on the lead who settled it, and is of the two who read the case.
    if audit.allocation.assessor_id == user.pk and not audit.allocation.is_agreed:
        raise Refused("This is your own audit. Ask another lead of the review.")
