"""Named readings of this room; those for a person give nothing that the person may not have."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from audit_app.access.models import User
from audit_app.keeping.retention import Holding
from audit_app.sampling.models import Case, Erasure, Review
from audit_app.sampling.queries import reviews_led_by


def holdings(reviews: QuerySet[Review], today: date) -> list[Holding]:
    """What each of the reviews holds: those due first, and at the end those that hold nothing."""
    of_children = Q(cases__is_calibration=False)
    counted = reviews.annotate(
        held=Count("cases", filter=of_children & Q(cases__erasure=None)),
        erased=Count("cases", filter=of_children & Q(cases__erasure__isnull=False)),
    )
    found = [Holding(review, review.held, review.erased, today) for review in counted]
    return sorted(found, key=lambda holding: (not holding.records, holding.until, holding.review.pk))


def holding_of(review: Review, today: date) -> Holding:
    return holdings(Review.objects.filter(pk=review.pk), today)[0]


def holdings_led_by(user: User, today: date) -> list[Holding]:
    return holdings(reviews_led_by(user), today)


def held_cases(review: Review) -> QuerySet[Case]:
    return Case.objects.filter(review=review, erasure=None)


def records_led_by(user: User) -> QuerySet[Case]:
    """The cases of the reviews that somebody leads, erased ones included."""
    return Case.objects.filter(review__in=reviews_led_by(user).values("pk")).select_related(
        "review", "district", "team", "record_key", "erasure__by"
    )


def erasures_of(review: Review) -> QuerySet[Erasure]:
    """With the number of ``records`` of each, the latest first."""
    return review.erasures.select_related("by").annotate(
        records=Count("cases", filter=Q(cases__is_calibration=False))
    )
