"""What became of a list that was taken in, by reference."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.kit.exports import csv_response
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.presenters import outcome_counts, outcome_lines
from audit_app.sampling.caseload.views.common import the_upload, to_list
from audit_app.sampling.models import CaseloadUpload, UploadState

HEADING = ("Row", "Reference", "What became of it", "Why, and what was mended")


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def outcome(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    found = the_upload(request, review_id, upload_id)
    if found.state != UploadState.IMPORTED:
        return to_list(found)
    numbers = list(found.outcomes.values_list("number", flat=True))
    asked = request.GET.get("page", "1")
    page = min(
        max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1, 1), len(numbers) or 1
    )
    block = found.outcomes.filter(number=numbers[page - 1]).first() if numbers else None
    context = {
        "review": found.review,
        "upload": found,
        "counts": outcome_counts(found.counts),
        "lines": outcome_lines(block.lines) if block else [],
        "number": page,
        "pages": len(numbers),
    }
    return render(request, "sampling/caseload/outcome.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def download(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponseBase:
    found = the_upload(request, review_id, upload_id)
    if found.state != UploadState.IMPORTED:
        return to_list(found)
    services.record_outcome_downloaded(upload=found, by=user_of(request))
    name = f"caseload-outcome-{found.uploaded_at:%Y-%m-%d-%H%M}.csv"
    return csv_response(name, HEADING, _rows(found))


def _rows(upload: CaseloadUpload) -> Iterator[tuple[str, ...]]:
    for number in list(upload.outcomes.values_list("number", flat=True)):
        for line in outcome_lines(upload.outcomes.get(number=number).lines):
            yield line.row, line.reference, line.what, "; ".join(line.reasons)
