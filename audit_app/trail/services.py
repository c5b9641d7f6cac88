"""Reading the trail and taking it out of the service leave their entry in it."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.sampling.models import Case, Review
from audit_app.trail.policies import check_can_search, check_can_search_access


@transaction.atomic
def record_search(*, review: Review, record: Case | None, by: User) -> None:
    """A search of a review's trail; ``record`` is given if it was for what concerns one child."""
    check_can_search(by, review)
    key = record.record_key if record else None
    trail.record(by=by, action="trail searched", subject=review, review_id=review.pk, record=key)


@transaction.atomic
def record_access_search(*, by: User) -> None:
    check_can_search_access(by)
    trail.record(by=by, action="trail searched", subject=by)


@transaction.atomic
def record_reading(*, record: Case, by: User) -> None:
    """Somebody reads who has seen a child's record, and what was written in it before."""
    check_can_search(by, record.review)
    trail.record(
        by=by,
        action="record’s trail read",
        subject=record,
        review_id=record.review_id,
        record=record.record_key,
    )


@transaction.atomic
def record_export(*, review: Review, record: Case | None, entries: int, by: User) -> None:
    """Call it before the file leaves the service; ``record`` as for ``record_search``."""
    check_can_search(by, review)
    trail.record(
        by=by,
        action="trail exported",
        subject=record or review,
        review_id=review.pk,
        record=record.record_key if record else None,
        entries=entries,
    )


@transaction.atomic
def record_access_export(*, entries: int, by: User) -> None:
    check_can_search_access(by)
    trail.record(by=by, action="trail exported", subject=by, part="sign-ins and rights", entries=entries)


@transaction.atomic
def record_own_export(*, entries: int, by: User) -> None:
    trail.record(by=by, action="trail exported", subject=by, part="own", entries=entries)
