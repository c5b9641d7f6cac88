"""The one write of this part: which added questions a review asks."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Review
from audit_app.tool.choosing.offered import left_out
from audit_app.tool.choosing.policies import check_can_choose_questions

__all__ = ["choose_questions"]


@transaction.atomic
def choose_questions(*, review: Review, asked: Collection[str], by: User) -> tuple[str, ...]:
    """Says which of the added questions are asked; gives the refs of what is not.

    Raises:
        Refused: ``by`` does not lead the review, or its fieldwork has begun.
        ValueError: a ref is none of an added question.
    """
    hold(review)
    by.read_again()
    check_can_choose_questions(by, review)
    before, off = list(Review.objects.get(pk=review.pk).items_off), list(left_out(asked))
    if off != before:
        review.items_off = off
        review.save(update_fields=["items_off"])
        trail.record(
            by=by,
            action="questions chosen",
            subject=review,
            review_id=review.pk,
            left_out=sorted({*off} - {*before}),
            asked_again=sorted({*before} - {*off}),
        )
    return tuple(off)
