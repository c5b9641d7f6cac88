"""When the time ends for which a review keeps its records."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.sampling.models import Review

SOON = timedelta(days=60)


def kept_until(review: Review) -> date:
    """The last day on which its records are kept."""
    return months_later(review.fieldwork_end, review.months_kept)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the last one where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Holding:
    """How many children's records a review still holds, and until when it may."""

    review: Review
    records: int
    erased: int
    today: date

    @property
    def until(self) -> date:
        return kept_until(self.review)

    @property
    def is_due(self) -> bool:
        return bool(self.records) and self.until < self.today

    @property
    def is_due_soon(self) -> bool:
        return bool(self.records) and not self.is_due and self.until < self.today + SOON
