"""How many cases each assessor takes, when they read and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.allocating.policies import check_is_assessor
from audit_app.sampling.allocating.queries import abilities_of, readings_of
from audit_app.sampling.hold import hold
from audit_app.sampling.models import AssessorCapacity, Review
from audit_app.sampling.policies import check_can_lead
from audit_app.sampling.queries import capacities_of
from audit_app.sampling.states import Activity, check_review_allows

FIELDS = ("capacity", "days", "offices", "only_there")


@transaction.atomic
def set_capacities(*, review: Review, capacities: Mapping[User, int], by: User) -> None:
    """Says how many cases each assessor can take; whoever is not named takes none any more."""
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.SETTINGS)
    for user in capacities:
        check_is_assessor(user, review)
    before = {user.pk: capacity for user, capacity in capacities_of(review).items()}
    review.capacities.exclude(user__in=capacities).delete()
    for user, capacity in capacities.items():
        AssessorCapacity.objects.update_or_create(review=review, user=user, defaults={"capacity": capacity})
    trail.record(
        by=by,
        action="capacities set",
        subject=review,
        review_id=review.pk,
        changes=_differences(before, {user.pk: capacity for user, capacity in capacities.items()}),
    )


@transaction.atomic
def save_assessor(
    *,
    review: Review,
    user: User,
    capacity: int,
    days: Collection[str] | None,
    offices: Collection[str],
    only_there: bool,
    by: User,
) -> AssessorCapacity:
    """Says all of one assessor at once.

    Args:
        days: the days of the week on which they read, or None where nobody has said.
        offices: where they would rather read, or with ``only_there`` can read at all; empty for anywhere.

    Raises:
        Refused: ``by`` does not lead the review, the person is no assessor of it, or ``only_there`` without
            an office.
    """
    hold(review)
    by.read_again()
    user.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.SETTINGS)
    check_is_assessor(user, review)
    if only_there and not offices:
        raise Refused(f"Select the places where {user.display_name} can be.")
    row = abilities_of(review).get(user.pk)
    before = _said(row) if row else dict.fromkeys(FIELDS)
    row = row or AssessorCapacity(review=review, user=user)
    row.capacity, row.only_there = capacity, only_there
    row.days, row.offices = frozenset(days) if days is not None else None, list(offices)
    row.save()
    after = _said(row)
    changes = {name: (before[name], after[name]) for name in FIELDS if before[name] != after[name]}
    trail.record(
        by=by,
        action="assessor set",
        subject=row,
        review_id=review.pk,
        assessor_meant=user.pk,
        changes=changes,
    )
    return row


@transaction.atomic
def remove_assessor(*, review: Review, user: User, by: User) -> None:
    """Takes somebody out of those among whom cases are shared; their role and their conflicts stay.

    Raises:
        Refused: ``by`` does not lead the review, or cases are still with the person.
    """
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.SETTINGS)
    row = abilities_of(review).get(user.pk)
    if row is None:
        raise Refused(f"{user.display_name} is not among those who share the cases.")
    cases = readings_of(review).filter(assessor=user).count()
    if cases:
        raise Refused(
            f"{cases} case{' is' if cases == 1 else 's are'} with {user.display_name}. "
            f"Move {'it' if cases == 1 else 'them'} to somebody else first."
        )
    number = row.pk
    row.delete()
    row.pk = number
    trail.record(by=by, action="assessor taken out", subject=row, review_id=review.pk, assessor_meant=user.pk)


def _said(row: AssessorCapacity) -> dict[str, Any]:
    days = None if row.days is None else sorted(row.days)
    return {
        "capacity": row.capacity,
        "days": days,
        "offices": list(row.offices),
        "only_there": row.only_there,
    }


def _differences(before: Mapping[int, int], after: Mapping[int, int]) -> dict[str, tuple[Any, Any]]:
    """By number of the person, how many cases they could take and can take now."""
    numbers = sorted({*before, *after})
    pairs = {str(number): (before.get(number), after.get(number)) for number in numbers}
    return {number: (old, new) for number, (old, new) in pairs.items() if old != new}
