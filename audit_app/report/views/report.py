"""The report as its leads see it while they write it, and the evidence under each finding."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.report.assemble import Audience, assemble
from audit_app.report.evidence import BY_KEY
from audit_app.report.policies import can_write
from audit_app.report.presenters.evidence import evidence_page
from audit_app.report.renderers.html import Links, page_body
from audit_app.report.services import record_draft_read, record_evidence_read
from audit_app.report.views.common import asker, report_to_edit


@open_to(Permission.EDIT_REPORT)
@require_safe
def report_page(request: HttpRequest, review_id: int) -> HttpResponse:
    """The whole report; with ``?as=board`` exactly what a board reader would be shown."""
    report = report_to_edit(request, review_id)
    as_board = request.GET.get("as") == "board"
    record_draft_read(review=report.review, as_board=as_board, by=asker(request))
    document = assemble(report, Audience.BOARD if as_board else Audience.LEAD)
    may_write = can_write(asker(request), report.review)
    body = page_body(document, None if as_board else Links(review_id, may_write))
    return render(
        request,
        "report/report.html",
        {
            "review": report.review,
            "document": document,
            "body": SafeString(body),
            "as_board": as_board,
            "may_write": may_write,
        },
    )


@open_to(Permission.EDIT_REPORT)
@require_safe
def evidence(request: HttpRequest, review_id: int, key: str) -> HttpResponse:
    """The counts under a finding, the items they are of and, for those allowed, the cases."""
    report = report_to_edit(request, review_id)
    if key not in BY_KEY:
        raise Http404
    by = asker(request)
    page = evidence_page(report, BY_KEY[key], by)
    shown = [audit for segment in page.segments for audit in segment.audits]
    record_evidence_read(key=key, audits=shown, by=by)
    return render(request, "report/evidence.html", {"review": report.review, "page": page})
