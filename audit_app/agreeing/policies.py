"""Who settles where two readings of a case differ: a lead who made neither, once both are in."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.agreeing.queries import Pair
from audit_app.filling.queries import waits_to_be_acknowledged
from audit_app.sampling.policies import check_is_kept
from audit_app.sampling.states import Activity, check_review_allows


def check_can_compare(user: User, pair: Pair) -> None:
    """A lead of the review sees both readings beside each other once both are in."""
    if not user.has_permission(Permission.MODERATE_AUDIT, pair.review.pk):
        raise Refused("Only a lead of this review can compare two readings of a case.")
    check_is_kept(pair.case)


def can_compare(user: User, pair: Pair) -> bool:
    return allowed(check_can_compare, user, pair)


def check_can_settle(user: User, pair: Pair) -> None:
    """A lead of the review who has not read the case settles where its two readings differ."""
    check_can_compare(user, pair)
    if pair.is_read_by(user):
        raise Refused("You have read this case yourself. Ask another lead of the review to settle it.")
    if pair.agreed is not None:
        raise Refused("This case is settled: its agreed reading counts, and can no longer be changed.")
    check_review_allows(pair.review, Activity.MODERATE)


def can_settle(user: User, pair: Pair) -> bool:
    return allowed(check_can_settle, user, pair)


def check_can_finish(user: User, pair: Pair) -> None:
    """Whoever may settle makes the agreed reading count, once nothing is left to settle."""
    check_can_settle(user, pair)
    if not pair.settled:
        raise Refused("Nothing has been settled, so the first reading counts as it stands.")
    if waits_to_be_acknowledged(pair.first) or waits_to_be_acknowledged(pair.second):
        raise Refused("Acknowledge the immediate action on this case before its agreed reading counts.")
    if pair.open:
        raise Refused("Settle every question on which the two readings differ first.")


def can_finish(user: User, pair: Pair) -> bool:
    return allowed(check_can_finish, user, pair)
