"""Gives the cases of the sample to the assessors."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.access.trail import About
from audit_app.sampling.allocate import TooLittleCapacity, Waiting, share_out
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, AssessorCapacity, Review, SampledCase
from audit_app.sampling.policies import check_can_allocate, check_can_lead
from audit_app.sampling.queries import capacities_of, current_cases, sample_of


@transaction.atomic
def set_capacities(*, review: Review, capacities: Mapping[User, int], by: User) -> None:
    """Says how many cases each assessor can take; it replaces what was said before."""
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    _check_are_assessors(capacities, review)
    before = {user.pk: capacity for user, capacity in capacities_of(review).items()}
    review.capacities.all().delete()
    AssessorCapacity.objects.bulk_create(
        AssessorCapacity(review=review, user=user, capacity=capacity) for user, capacity in capacities.items()
    )
    trail.record(
        by=by,
        action="capacities set",
        subject=review,
        review_id=review.pk,
        changes=_differences(before, {user.pk: capacity for user, capacity in capacities.items()}),
    )


@transaction.atomic
def allocate(*, review: Review, seed: str, by: User, due: date | None = None) -> list[Allocation]:
    """Allocates every case of the sample to its first assessor, within the capacities.

    The cases of one district or disability team are read in one office and kept together where they can be.

    Raises:
        Refused: ``by`` does not lead the review; there is no sample; it is allocated already; somebody is no
            longer an assessor; or the capacities are too small.
        ValueError: the seed cannot be used.
    """
    hold(review)
    by.read_again()
    check_can_allocate(by, review)
    capacities = capacities_of(review)
    _check_are_assessors(capacities, review)
    waiting = _waiting(review)
    given = _share_out(waiting, capacities, seed)
    allocations = Allocation.objects.bulk_create(
        Allocation(
            case=sampled.case,
            assessor=given[sampled.case.reference],
            due=due,
            office=sampled.case.place,
            allocated_by=by,
        )
        for sampled in waiting
    )
    loads = Counter(str(allocation.assessor_id) for allocation in allocations)
    trail.record(
        by=by, action="cases allocated", subject=review, review_id=review.pk, seed=seed, loads=dict(loads)
    )
    given_to = [
        About(each, each.case.record_key_id, review.pk, {"assessor": each.assessor_id})
        for each in allocations
    ]
    trail.record_for_each(by=by, action="case allocated", of=given_to)
    return allocations


def _differences(before: Mapping[int, int], after: Mapping[int, int]) -> dict[str, tuple[Any, Any]]:
    """By number of the person, how many cases they could take and can take now."""
    numbers = sorted({*before, *after})
    pairs = {str(number): (before.get(number), after.get(number)) for number in numbers}
    return {number: (old, new) for number, (old, new) in pairs.items() if old != new}


def _share_out(waiting: list[SampledCase], capacities: Mapping[User, int], seed: str) -> dict[str, User]:
    """Reference → assessor; people go by their usernames, so the seed gives the same everywhere."""
    people = {user.username: user for user in capacities}
    given = share_out(
        [Waiting(sampled.case.reference, sampled.case.place) for sampled in waiting],
        {user.username: capacity for user, capacity in capacities.items()},
        seed,
    )
    if isinstance(given, TooLittleCapacity):
        raise Refused(
            f"The sample has {given.cases} cases, and the assessors together can take {given.capacity}."
        )
    return {reference: people[username] for reference, username in given.items()}


def _waiting(review: Review) -> list[SampledCase]:
    sample = sample_of(review)
    return list(current_cases(sample)) if sample is not None else []


def _check_are_assessors(users: Mapping[User, int], review: Review) -> None:
    for user in users:
        if not user.has_permission(Permission.FILL_AUDIT, review.pk):
            raise Refused(f"{user.display_name} is not an assessor of this review.")
