"""One writer a review at a time, where what is written rests on what was just read."""

from audit_app.sampling.models import Review


def hold(review: Review) -> None:
    """Keeps others from changing the caseload, sample or allocation of a review until the transaction ends.

    PostgreSQL locks the review's row; SQLite lets one writer in at a time anyway.
    """
    Review.objects.select_for_update().get(pk=review.pk)
