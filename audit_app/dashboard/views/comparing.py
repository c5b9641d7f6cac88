"""Districts and teams beside each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.dashboard.compared import compared_figure
from audit_app.dashboard.figures import Figure
from audit_app.dashboard.forms import ComparingForm
from audit_app.dashboard.views.common import Asked, answered, record_read, the_review
from audit_app.dashboard.views.downloads import file_of


@open_to(Permission.VIEW_FIGURES)
@require_safe
def comparing(request: HttpRequest, review_id: int) -> HttpResponse:
    """Without a measure only the form; with one its figures place by place."""
    page, figure = _compared(request, review_id)
    if figure:
        record_read(request, page, "compared")
    context = page.context(figure=figure, here="comparing", file="dashboard:comparing_file")
    return render(request, "dashboard/comparing.html", context)


@open_to(Permission.VIEW_FIGURES)
@require_safe
def comparing_file(request: HttpRequest, review_id: int, code: str) -> HttpResponseBase:
    """Of no measure there is no file; it leads to where one is chosen."""
    page, figure = _compared(request, review_id)
    if page.cohort and not figure:
        return redirect(page.address("comparing"))
    return file_of(request, page, figure, code)


def _compared(request: HttpRequest, review_id: int) -> tuple[Asked[ComparingForm], Figure | None]:
    review = the_review(request, review_id)
    page = answered(review, ComparingForm(request.GET, review=review))
    measure = page.form.chosen_measure if page.cohort else None
    return page, compared_figure(page.cohort, measure, page.form.kind) if page.cohort and measure else None
