"""Gives the cases that wait to the assessors, as it was previewed."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import About
from audit_app.sampling.allocating.notices import keep_notices
from audit_app.sampling.allocating.planning import Giving, plan_first_readings
from audit_app.sampling.choices import NoticeKind, RaterRole
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.policies import check_can_allocate

CHANGED_MEANWHILE = "Something has changed since this was worked out, so nothing was done. Look at it again."


@transaction.atomic
def allocate(
    *, review: Review, seed: str, by: User, due: date | None = None, previewed: str = ""
) -> list[Allocation]:
    """Gives every case that waits to its first assessor, within capacities, conflicts and places.

    The cases of one district or disability team are read in one office and kept together where they can be.

    Args:
        previewed: the fingerprint of what was shown; anything else is not done.

    Raises:
        Refused: ``by`` does not lead the review; there is no sample, or no case of it waits; somebody is no
            longer an assessor; it cannot be done; or it is not what was previewed.
        ValueError: the seed cannot be used.
    """
    hold(review)
    by.read_again()
    check_can_allocate(by, review)
    plan = plan_first_readings(review, seed)
    if previewed and previewed != plan.fingerprint:
        raise Refused(CHANGED_MEANWHILE)
    return give(review, plan, "cases allocated", by, due=due, role=RaterRole.FIRST)


def give(
    review: Review,
    plan: Giving,
    action: str,
    by: User,
    *,
    due: date | None,
    role: RaterRole,
    counts: bool = True,
) -> list[Allocation]:
    """Makes the allocations of a plan, with their entries in the trail and what the assessors are told."""
    allocations = Allocation.objects.bulk_create(
        Allocation(
            case=case,
            assessor=person,
            role=role.value,
            due=due,
            office=case.place,
            allocated_by=by,
            counts=counts,
        )
        for case, person in plan.given
    )
    keep_notices(review, NoticeKind.GIVEN, [(each.assessor_id, each.case_id) for each in allocations])
    loads = Counter(str(allocation.assessor_id) for allocation in allocations)
    trail.record(by=by, action=action, subject=review, review_id=review.pk, seed=plan.seed, loads=dict(loads))
    given_to = [
        About(each, each.case.record_key_id, review.pk, {"reading": role.value, "assessor": each.assessor_id})
        for each in allocations
    ]
    trail.record_for_each(by=by, action="case allocated", of=given_to)
    return allocations
