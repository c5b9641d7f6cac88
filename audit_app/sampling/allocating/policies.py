"""Who sets assessors up and moves cases between them, and until when."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.sampling.choices import HANDED_IN
from audit_app.sampling.models import Allocation, Conflict, Review
from audit_app.sampling.policies import check_can_lead, check_is_kept
from audit_app.sampling.states import Activity, check_review_allows


def check_is_assessor(person: User, review: Review) -> None:
    """Only an assessor of the review is given cases of it."""
    if not person.has_permission(Permission.FILL_AUDIT, review.pk):
        raise Refused(f"{person.display_name} is not an assessor of this review.")


def check_can_enter_conflict(user: User, review: Review) -> None:
    """A lead of the review enters conflicts of its assessors until the review is closed."""
    check_can_lead(user, review)
    check_review_allows(review, Activity.CONFLICTS)


def can_enter_conflict(user: User, review: Review) -> bool:
    return allowed(check_can_enter_conflict, user, review)


def check_can_declare_own(user: User, review: Review) -> None:
    """An assessor of the review declares their own conflicts until the review is closed."""
    check_is_assessor(user, review)
    check_review_allows(review, Activity.CONFLICTS)


def can_declare_own(user: User, review: Review) -> bool:
    return allowed(check_can_declare_own, user, review)


def check_can_move(user: User, allocation: Allocation) -> None:
    """A lead of the review moves a case until its audit is submitted, and again once it has come back."""
    check_can_lead(user, allocation.case.review)
    check_is_kept(allocation.case)
    _check_is_not_handed_in(allocation)


def can_move(user: User, allocation: Allocation) -> bool:
    return allowed(check_can_move, user, allocation)


def check_can_declare(user: User, allocation: Allocation) -> None:
    """The assessor of a case says whether they have a conflict with it, until they submit its audit."""
    is_theirs = allocation.is_current and allocation.assessor_id == user.pk
    if not (is_theirs and user.has_permission(Permission.FILL_AUDIT, allocation.case.review_id)):
        raise Refused("This case is not allocated to you.")
    check_is_kept(allocation.case)
    check_review_allows(allocation.case.review, Activity.CONFLICTS)
    _check_is_not_handed_in(allocation)


def can_declare(user: User, allocation: Allocation) -> bool:
    return allowed(check_can_declare, user, allocation)


def check_can_remove_conflict(user: User, conflict: Conflict) -> None:
    """Who declared a conflict takes it back; a lead takes back what a lead entered."""
    check_review_allows(conflict.review, Activity.CONFLICTS)
    if conflict.is_declared:
        if conflict.user_id != user.pk:
            raise Refused(
                f"{conflict.user.display_name} declared this conflict, so nobody else can take it back."
            )
        return
    check_can_lead(user, conflict.review)


def can_remove_conflict(user: User, conflict: Conflict) -> bool:
    return allowed(check_can_remove_conflict, user, conflict)


def _check_is_not_handed_in(allocation: Allocation) -> None:
    audit = getattr(allocation, "audit", None)
    if audit is not None and audit.state in HANDED_IN:
        raise Refused(
            f"The audit of {allocation.case.reference} has been submitted. A lead must return it "
            "before the case can be moved."
        )
