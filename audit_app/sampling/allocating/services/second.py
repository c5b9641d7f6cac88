"""Draws cases that are read a second time, by somebody who knows nothing of the first reading."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.allocating.second_readers import plan_second_readings
from audit_app.sampling.allocating.services.giving import CHANGED_MEANWHILE, give
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Review, SecondReadings
from audit_app.sampling.policies import check_can_lead
from audit_app.sampling.states import Activity, check_review_allows


@transaction.atomic
def add_second_readings(
    *,
    review: Review,
    number: int,
    seed: str,
    counts: bool,
    by: User,
    due: date | None = None,
    previewed: str = "",
) -> list[Allocation]:
    """Draws so many more of the cases that are read once, and gives each to a second assessor.

    Args:
        counts: whether these readings count into the loads of the assessors.
        previewed: the fingerprint of what was shown; anything else is not done.

    Raises:
        Refused: ``by`` does not lead the review, there are not so many cases, they cannot be given out, or it
            is not what was previewed.
        ValueError: the seed cannot be used.
    """
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.REALLOCATE)
    plan = plan_second_readings(review, number, seed, counts=counts)
    if previewed and previewed != plan.giving.fingerprint:
        raise Refused(CHANGED_MEANWHILE)
    SecondReadings.objects.create(
        review=review,
        seed=seed,
        size=number,
        drawn_from=[case.pk for case in plan.drawn_from],
        drawn=[case.pk for case, _person in plan.giving.given],
        counts_into_loads=counts,
        drawn_by=by,
    )
    return give(
        review, plan.giving, "second readings drawn", by, due=due, role=RaterRole.SECOND, counts=counts
    )
