"""What a report leaves undone when its review is moved on, and what moving it back means once it is out."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.report.models import Publication
from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import Review
from audit_app.sampling.states import CLOSED, REPORTING, Move


def is_published(review: Review) -> bool:
    return Publication.objects.filter(report__review=review).exists()


def outstanding(review: Review, move: Move) -> Iterator[Outstanding]:
    if move.to_state == CLOSED and not is_published(review):
        yield Outstanding("No report has been published.")
    if move.is_back and move.from_state == REPORTING and is_published(review):
        yield Outstanding(
            "A report has been published. What is changed from now on will not be in it: publish it again."
        )
