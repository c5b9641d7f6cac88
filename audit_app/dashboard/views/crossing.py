"""Two answers laid against each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.dashboard.crossed import Crossed, crossed_page
from audit_app.dashboard.forms import CrossingForm
from audit_app.dashboard.views.common import Asked, answered, record_read, the_review
from audit_app.dashboard.views.downloads import file_of


@open_to(Permission.VIEW_FIGURES)
@require_safe
def crossing(request: HttpRequest, review_id: int) -> HttpResponse:
    """Without two answers only the form; with them their table, its chart and what it comes to."""
    page, found = _crossed(request, review_id)
    if found:
        record_read(request, page, "crossed")
    rows, columns = page.form.chosen_sides or (None, None)
    context = page.context(
        crossed=found, rows=rows, columns=columns, here="crossing", file="dashboard:crossing_file"
    )
    return render(request, "dashboard/crossing.html", context)


@open_to(Permission.VIEW_FIGURES)
@require_safe
def crossing_file(request: HttpRequest, review_id: int, code: str) -> HttpResponseBase:
    """Of no two answers there is no file; it leads to where they are chosen."""
    page, found = _crossed(request, review_id)
    if page.cohort and not found:
        return redirect(page.address("crossing"))
    return file_of(request, page, found.figure if found else None, code)


def _crossed(request: HttpRequest, review_id: int) -> tuple[Asked[CrossingForm], Crossed | None]:
    review = the_review(request, review_id)
    page = answered(review, CrossingForm(request.GET, review=review))
    chosen = page.form.chosen_sides if page.cohort else None
    return page, crossed_page(page.cohort, *chosen) if page.cohort and chosen else None
