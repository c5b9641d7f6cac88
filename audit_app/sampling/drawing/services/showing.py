"""What is shown or taken out of the service on the way to a sample leaves its entry in the trail."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import About
from audit_app.sampling.drawing.policies import is_frozen
from audit_app.sampling.models import Exclusion, Review, Sample, SampledCase
from audit_app.sampling.policies import check_can_lead


@transaction.atomic
def record_reasons_shown(
    *, exclusions: Iterable[Exclusion] = (), sampled: Iterable[SampledCase] = (), by: User
) -> None:
    """Words about children were shown to a lead: why they were left out, or why a case came in or went
    out."""
    left_out = [About(each, each.case.record_key_id, each.case.review_id) for each in exclusions]
    changed = [
        About(each, each.case.record_key_id, each.case.review_id)
        for each in sampled
        if each.reason or each.came_in_reason
    ]
    trail.record_for_each(by=by, action="reason of the sample read", of=[*left_out, *changed])


@transaction.atomic
def record_frame_export(*, review: Review, sample: Sample | None = None, by: User) -> None:
    """Somebody takes the frame file out of the service.

    Raises:
        Refused: ``by`` does not lead the review, or the caseload is not frozen.
    """
    by.read_again()
    check_can_lead(by, review)
    if sample is None and not is_frozen(review):
        raise Refused("Freeze the caseload before you download it.")
    trail.record(by=by, action="frame downloaded", subject=sample or review, review_id=review.pk)


@transaction.atomic
def record_list_export(*, sample: Sample, by: User) -> None:
    """Somebody takes the list of the sample out of the service.

    Raises:
        Refused: ``by`` does not lead the review.
    """
    by.read_again()
    check_can_lead(by, sample.review)
    cases = sample.sampled_cases.count()
    trail.record(
        by=by,
        action="list of the sample downloaded",
        subject=sample,
        review_id=sample.review_id,
        cases=cases,
    )
