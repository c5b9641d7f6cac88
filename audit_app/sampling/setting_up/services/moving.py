"""Moving a review from state to state, as the table of states allows."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Case, Review, ReviewMove
from audit_app.sampling.setting_up.policies import check_can_move
from audit_app.sampling.states import move_between


@transaction.atomic
def move_review(*, review: Review, to_state: str, by: User, reason: str = "") -> ReviewMove:
    """Moves a review on, or back with a reason.

    Raises:
        Refused: ``by`` does not lead the review, it cannot go there from where it is, something must be done
            before, or it is moved back without a reason.
    """
    hold(review)
    _wait_for_whoever_writes(review)
    by.read_again()
    check_can_move(by, review, to_state)
    move = move_between(review.state, to_state)
    if move.is_back and not reason.strip():
        raise Refused("Enter why the review is moved back.")
    review.state = move.to_state.value
    review.save(update_fields=["state"])
    made = ReviewMove.objects.create(
        review=review,
        from_state=move.from_state.value,
        to_state=move.to_state.value,
        by=by,
        reason=reason.strip() if move.is_back else "",
    )
    trail.record(
        by=by,
        action="review moved back" if move.is_back else "review moved on",
        subject=review,
        review_id=review.pk,
        changes={"state": (made.from_state, made.to_state)},
    )
    return made


def _wait_for_whoever_writes(review: Review) -> None:
    """Whoever writes in an audit holds its case, and whoever starts one its allocation.

    So no answer arrives after the state in which it could be given has ended.
    """
    allocations = Allocation.every.filter(case__in=Case.every.filter(review=review))
    cases = Case.every.filter(pk__in=allocations.values("case"))
    for rows in (cases, allocations):
        list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
