"""The findings so far, section by section, and from each to its cases."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit_app.access.gate import not_found_if_refused, open_to, user_of
from audit_app.access.roles import Permission
from audit_app.dashboard.cases import cases_page
from audit_app.dashboard.described import subjects
from audit_app.dashboard.policies import check_can_see_cases
from audit_app.dashboard.sections import section_figures
from audit_app.dashboard.views.common import asked, record_read
from audit_app.report.evidence import BY_KEY
from audit_app.report.services import record_evidence_read


@open_to(Permission.VIEW_FIGURES)
@require_safe
def findings(request: HttpRequest, review_id: int) -> HttpResponse:
    """Every measure over the signed-off audits that the address asks for."""
    page = asked(request, review_id)
    if page.narrowing:
        record_read(request, page, "findings")
    figures = section_figures(page.cohort) if page.cohort else ()
    return render(request, "dashboard/findings.html", page.context(figures=figures, here="findings"))


@open_to(Permission.VIEW_FIGURES)
@require_safe
def more(request: HttpRequest, review_id: int) -> HttpResponse:
    """What the report describes besides its measures, over the same audits."""
    page = asked(request, review_id)
    if page.narrowing:
        record_read(request, page, "more")
    found = subjects(page.cohort) if page.cohort else ()
    return render(request, "dashboard/more.html", page.context(subjects=found, here="more"))


@open_to(Permission.VIEW_FIGURES)
@require_safe
def cases(request: HttpRequest, review_id: int, key: str) -> HttpResponse:
    """The cases that a measure counts, under their answers."""
    page = asked(request, review_id)
    by = user_of(request)
    with not_found_if_refused():
        check_can_see_cases(by, page.review)
    if key not in BY_KEY:
        raise Http404
    found = cases_page(BY_KEY[key], page.cohort) if page.cohort else None
    if found:
        record_evidence_read(key=key, audits=found.audits, by=by)
    return render(request, "dashboard/cases.html", page.context(page=found))
