"""The frame file and the list of the sample, as downloads; each leaves an entry in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.kit.exports import csv_response
from audit_app.sampling import services
from audit_app.sampling.drawing.frame import frame_hash
from audit_app.sampling.drawing.frame_file import write_frame_file
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.presenters.cases import came_in, went_out
from audit_app.sampling.drawing.queries import next_plan, sampled_cases_of
from audit_app.sampling.drawing.views.common import the_review
from audit_app.sampling.models import Review, Sample
from audit_app.sampling.queries import frame_of, sample_of

COLUMNS = (
    "Order",
    "Reference",
    "Place",
    "Age range",
    "Stratum",
    "Children in the stratum",
    "Chance",
    "Weight",
    "How it came in",
    "How it went out",
)


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def frame(request: HttpRequest, review_id: int) -> HttpResponse:
    """The frozen caseload with the plan of the next draw, if there is one."""
    review = the_review(request, review_id)
    services.record_frame_export(review=review, by=user_of(request))
    return _frame_file(review, next_plan(review), f"frame-{review.pk}.txt")


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def frame_of_draw(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review = the_review(request, review_id)
    sample = get_object_or_404(Sample.objects.filter(review=review), pk=pk)
    if frame_hash(frame_of(review)) != sample.frame_hash:
        raise Refused(
            "The caseload is no longer the one that was drawn from, as when a record has been erased, so its "
            "frame file can no longer be made."
        )
    services.record_frame_export(review=review, sample=sample, by=user_of(request))
    return _frame_file(review, Plan.from_json(sample.plan), f"frame-of-draw-{sample.pk}.txt")


def _frame_file(review: Review, plan: Plan | None, name: str) -> HttpResponse:
    response = HttpResponse(
        write_frame_file(frame_of(review), plan), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def sample_list(request: HttpRequest, review_id: int) -> StreamingHttpResponse:
    review = the_review(request, review_id)
    sample = sample_of(review)
    if sample is None:
        raise Refused("No sample has been drawn yet.")
    services.record_list_export(sample=sample, by=user_of(request))
    return csv_response(f"sample-{sample.pk}.csv", COLUMNS, _rows(review, sample))


def _rows(review: Review, sample: Sample) -> Iterator[tuple[Any, ...]]:
    for each in sampled_cases_of(review).filter(sample=sample).order_by("order"):
        yield (
            each.order,
            each.case.reference,
            each.case.place,
            each.case.age_band_label,
            each.stratum,
            each.frame_count,
            each.inclusion_probability,
            each.weight,
            came_in(each),
            went_out(each),
        )
