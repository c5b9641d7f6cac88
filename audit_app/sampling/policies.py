"""Who leads a review, who may see which child, and until when caseload, sample and allocation may change."""

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case, Conflict, FrozenFrame, Review
from audit_app.sampling.queries import allocations_for, allocations_of, current_cases, sample_of
from audit_app.sampling.states import Activity, check_review_allows


def check_can_create_review(user: User) -> None:
    """Leads of other reviews and administrators start a review."""
    if not user.has_permission(Permission.CREATE_REVIEW):
        raise Refused("Only an administrator or a review lead can start a review.")


def can_create_review(user: User) -> bool:
    return allowed(check_can_create_review, user)


def check_can_lead(user: User, review: Review) -> None:
    """A lead of the review sets it up."""
    if not user.has_permission(Permission.MANAGE_REVIEWS, review.pk):
        raise Refused("Only a lead of this review can do that.")


def can_lead(user: User, review: Review) -> bool:
    return allowed(check_can_lead, user, review)


def check_can_see_identity(user: User, case: Case) -> None:
    """A lead of the review sees who a child is; an assessor does while the case is theirs.

    The assessor has first said that they have no conflict with the child.
    """
    if not user.has_permission(Permission.VIEW_IDENTITIES, case.review_id):
        raise Refused("Your role in this review does not show who a child is.")
    if user.has_permission(Permission.MANAGE_REVIEWS, case.review_id):
        return
    own = allocations_for(user).filter(case=case).first()
    if own is None:
        raise Refused("This case is not allocated to you.")
    if own.no_conflict_at is None:
        raise Refused("Say first whether you have a conflict with this child.")


def can_see_identity(user: User, case: Case) -> bool:
    return allowed(check_can_see_identity, user, case)


def check_is_kept(case: Case) -> None:
    """What is left of an erased record is what was counted, and nobody changes that any more."""
    if case.is_erased:
        raise Refused("This child’s record has been erased, so its audit can no longer be changed.")


def check_can_import(user: User, review: Review) -> None:
    """A lead of the review imports its caseload until it is frozen."""
    check_can_lead(user, review)
    if sample_of(review) is not None:
        raise Refused("A sample has been drawn from this caseload, so the caseload can no longer change.")
    check_review_allows(review, Activity.CASELOAD)
    if FrozenFrame.objects.filter(review=review).exists():
        raise Refused("The caseload is frozen. Open it again first to change it.")


def can_import(user: User, review: Review) -> bool:
    return allowed(check_can_import, user, review)


def check_can_draw(user: User, review: Review) -> None:
    """A lead of the review draws its sample, again too, until cases are allocated."""
    check_can_lead(user, review)
    if allocations_of(review).exists():
        raise Refused("Cases of this sample have been allocated, so it can no longer be drawn again.")
    check_review_allows(review, Activity.DRAW)


def can_draw(user: User, review: Review) -> bool:
    return allowed(check_can_draw, user, review)


def check_can_allocate(user: User, review: Review) -> None:
    """A lead of the review allocates the cases of a sample that wait for an assessor."""
    check_can_lead(user, review)
    sample = sample_of(review)
    if sample is None:
        raise Refused("Draw the sample before allocating its cases.")
    read = Allocation.objects.filter(case__review=review, role=RaterRole.FIRST.value)
    if not current_cases(sample).filter(case__erasure=None).exclude(case__in=read.values("case")).exists():
        raise Refused("The cases of this sample are already allocated.")
    # What waits again once others have been allocated is given out like what is moved by hand.
    is_again = allocations_of(review).exists() or Conflict.objects.filter(case__review=review).exists()
    check_review_allows(review, Activity.REALLOCATE if is_again else Activity.ALLOCATE)


def can_allocate(user: User, review: Review) -> bool:
    return allowed(check_can_allocate, user, review)
