"""The allocation on paper and as a file for a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.kit.exports import csv_response
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.presenters import ReadingLine, assessor_lines, filtered, reading_lines
from audit_app.sampling.allocating.views.common import the_review
from audit_app.sampling.choices import RaterRole

HEADING = ("Case", "Place", "Reading", "Assessor", "Due", "State", "Overdue")


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def print_list(request: HttpRequest, review_id: int) -> HttpResponse:
    """What an assessor takes along: references and offices, and nothing of a child."""
    review = the_review(request, review_id)
    lines = [line for line in reading_lines(review, timezone.localdate()) if not line.is_waiting]
    assessor = request.GET.get("assessor", "")
    people = [
        (line, sorted(filtered(lines, str(line.person.pk), "", ""), key=_by_office))
        for line in assessor_lines(review, lines)
        if assessor in ("", str(line.person.pk))
    ]
    context = {"review": review, "people": [(line, cases) for line, cases in people if cases]}
    return render(request, "sampling/allocating/print.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def export(request: HttpRequest, review_id: int) -> HttpResponseBase:
    review = the_review(request, review_id)
    lines = reading_lines(review, timezone.localdate())
    services.record_allocation_export(review=review, cases=len(lines), by=user_of(request))
    return csv_response(f"allocation-review-{review.pk}.csv", HEADING, [_row(line) for line in lines])


def _row(line: ReadingLine) -> list[str]:
    return [
        line.case.reference,
        line.case.place,
        RaterRole(line.role).label,
        line.assessor.display_name if line.assessor else "",
        line.due.isoformat() if line.due else "",
        line.state_label,
        "yes" if line.is_overdue else "no",
    ]


def _by_office(line: ReadingLine) -> tuple[str, str]:
    return line.case.place, line.case.reference
