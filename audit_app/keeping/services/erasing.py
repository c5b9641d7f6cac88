"""Erasing one child's record, or all that a review still holds once its time has ended."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import About
from audit_app.keeping.erasing import carry_out
from audit_app.keeping.policies import check_can_erase_record, check_can_erase_review, check_names_nobody
from audit_app.report.models import Report
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Case, Erasure, Review
from audit_app.tool.models import Audit


@transaction.atomic
def erase_record(*, case: Case, ground: ErasureGround, reason: str, by: User) -> Erasure:
    """Erases one record, for good.

    Raises:
        Refused: ``by`` does not lead the review, something must be done first, or the reason names somebody.
    """
    hold(case.review)
    cases = Case.objects.filter(pk=case.pk)
    _lock(case.review, cases)
    by.read_again()
    case.refresh_from_db()
    check_can_erase_record(by, case)
    check_names_nobody(reason, cases)
    erasure, left = carry_out(case.review, cases, ground, reason.strip(), by)
    trail.record(
        by=by,
        action="record erased",
        subject=case,
        review_id=case.review_id,
        record=case.record_key,
        ground=ground.value,
        **left,
    )
    return erasure


@transaction.atomic
def erase_review(*, review: Review, reason: str, today: date, by: User) -> Erasure:
    """Erases every record that the review still holds, for good.

    Raises:
        Refused: ``by`` does not lead the review, its time has not ended, something must be done first, or
            the reason names somebody.
    """
    hold(review)
    # The file of the calibration case may be that of a child, made anonymous; it goes with the others.
    cases = Case.every.filter(review=review, erasure=None)
    _lock(review, cases)
    by.read_again()
    review.refresh_from_db(fields=["months_kept"])
    check_can_erase_review(by, review, today)
    check_names_nobody(reason, cases)
    ground = ErasureGround.RETENTION
    erasure, left = carry_out(review, cases, ground, reason.strip(), by)
    trail.record_for_each(
        by=by,
        action="record erased",
        of=[About(case, case.record_key_id, review.pk) for case in Case.every.filter(erasure=erasure)],
        ground=ground.value,
        **left,
    )
    return erasure


def _lock(review: Review, cases: QuerySet[Case]) -> None:
    """Waits for whoever quotes in the report or writes to an audit; they lock in this order too."""
    list(Report.objects.select_for_update().filter(review=review).values_list("pk"))
    audits = Audit.every.select_for_update().filter(allocation__case__in=cases)
    list(audits.order_by("pk").values_list("pk"))
    list(cases.select_for_update().order_by("pk").values_list("pk"))
