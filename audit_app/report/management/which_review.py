"""Which review a command is about."""

from __future__ import annotations

from django.core.management.base import CommandError

from audit_app.report.queries import review_with_most_signed_off
from audit_app.sampling.models import Review


def review_asked_for(number: int | None) -> Review:
    """The review of that number; without one, that with most signed-off audits.

    Raises:
        CommandError: there is none.
    """
    if number is None:
        found = review_with_most_signed_off()
        if found is None:
            raise CommandError("There is no review in this database.")
        return found
    try:
        return Review.objects.get(pk=number)
    except Review.DoesNotExist as error:
        raise CommandError(f"There is no review {number}.") from error
