"""How long a review keeps its records."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.keeping.policies import check_can_keep
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Review
from audit_app.sampling.models.review import MOST_MONTHS_KEPT


@transaction.atomic
def keep_for(*, review: Review, months: int, by: User) -> None:
    """Sets the months after the end of the fieldwork for which the review keeps its records.

    Raises:
        Refused: ``by`` does not lead the review, or it is no number of months that can be set.
    """
    hold(review)
    by.read_again()
    review.refresh_from_db(fields=["months_kept"])
    check_can_keep(by, review)
    if not 1 <= months <= MOST_MONTHS_KEPT:
        raise Refused(f"Records are kept for 1 to {MOST_MONTHS_KEPT} months.")
    before, review.months_kept = review.months_kept, months
    review.save(update_fields=["months_kept"])
    changes = {"months_kept": (before, months)}
    trail.record(by=by, action="time of keeping set", subject=review, review_id=review.pk, changes=changes)
