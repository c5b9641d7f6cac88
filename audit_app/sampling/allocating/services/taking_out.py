"""Lists of who reads which case leave their entry in the trail when they are taken out."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import About
from audit_app.sampling.models import Conflict, Review
from audit_app.sampling.policies import check_can_lead


@transaction.atomic
def record_allocation_export(*, review: Review, cases: int, by: User) -> None:
    """Somebody takes the list of who reads which case out of the service."""
    check_can_lead(by, review)
    trail.record(by=by, action="allocation exported", subject=review, review_id=review.pk, cases=cases)


def record_conflicts_read(*, conflicts: Iterable[Conflict], by: User) -> None:
    """What assessors wrote of their conflicts with these children was shown to a lead."""
    of_cases = [each for each in conflicts if each.case is not None]
    about = [About(each, each.case.record_key_id, each.review_id) for each in of_cases if each.case]
    trail.record_for_each(by=by, action="conflict read", of=about)
