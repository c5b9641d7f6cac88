"""Until when cases are to be read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import About
from audit_app.sampling.allocating.queries import readings_of
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.policies import check_can_lead
from audit_app.sampling.states import Activity, check_review_allows


@transaction.atomic
def set_due(*, review: Review, allocations: Collection[int], due: date | None, by: User) -> int:
    """Gives these allocations (by number) another due date, or none, and says how many had another before.

    Raises:
        Refused: ``by`` does not lead the review.
    """
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.SETTINGS)
    meant = readings_of(review).filter(pk__in=allocations)
    changing = [each for each in meant.order_by("pk") if each.due != due]
    Allocation.objects.filter(pk__in=[each.pk for each in changing]).update(due=due)
    about = [
        About(each, each.case.record_key_id, review.pk, {"changes": {"due": {"from": each.due, "to": due}}})
        for each in changing
    ]
    trail.record_for_each(by=by, action="due date set", of=about)
    return len(changing)
