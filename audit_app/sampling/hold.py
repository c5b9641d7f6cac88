"""One writer a review at a time, where what is written rests on what was just read."""

from audit_app.sampling.models import Review


def hold(review: Review) -> None:
    """Keeps others from changing the caseload, sample or allocation of a review until the transaction ends.

    What state it is in is read anew, because it may have been moved on meanwhile. PostgreSQL locks the
    review's row; SQLite lets one writer in at a time anyway.
    """
    review.state = Review.objects.select_for_update().get(pk=review.pk).state
