"""The draft as files: PDF, Word and slides, made in the background, and its tables, made at once."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to
from audit_app.access.presenting import check_is_not_presenting
from audit_app.access.roles import Permission
from audit_app.report.as_data import draft_as_data
from audit_app.report.choices import FileFormat, FileState
from audit_app.report.models import ReportFile
from audit_app.report.presenters.files import file_lines
from audit_app.report.queries import files_of
from audit_app.report.renderers.data import FORMATS, data_of
from audit_app.report.services import (
    record_draft_downloaded,
    record_draft_tables_downloaded,
    request_pdf,
    request_slides,
    request_word,
    retry_file,
    start_report,
)
from audit_app.report.views.common import asker, report_to_edit
from audit_app.report.views.downloads import data_response, file_response

ASKED_FOR_BY = {FileFormat.WORD.value: request_word, FileFormat.SLIDES.value: request_slides}


@open_to(Permission.EDIT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request: HttpRequest, review_id: int) -> HttpResponse:
    """How far the files are; a post asks for a new one, a PDF unless it says otherwise."""
    report = report_to_edit(request, review_id)
    if request.method == "POST":
        by = asker(request)
        ask_for = ASKED_FOR_BY.get(request.POST.get("file_format", ""), request_pdf)
        ask_for(report=start_report(review=report.review, by=by), by=by)
        return redirect("report:pdf", review_id)
    lines = file_lines(files_of(report), asker(request))
    under_way = any(line.is_under_way for line in lines)
    context = {
        "review": report.review,
        "lines": lines,
        "under_way": under_way,
        "formats": FORMATS.values(),
    }
    return render(request, "report/pdf.html", context)


@open_to(Permission.EDIT_REPORT)
@require_POST
def retry(request: HttpRequest, review_id: int, file_id: int) -> HttpResponse:
    report = report_to_edit(request, review_id)
    file = get_object_or_404(ReportFile, pk=file_id, report=report.pk)
    retry_file(file=file, by=asker(request))
    return redirect("report:pdf", review_id)


@open_to(Permission.EDIT_REPORT)
@require_safe
def draft_pdf(request: HttpRequest, review_id: int, file_id: int) -> HttpResponse:
    return _draft(request, review_id, file_id, FileFormat.PDF)


@open_to(Permission.EDIT_REPORT)
@require_safe
def draft_word(request: HttpRequest, review_id: int, file_id: int) -> HttpResponse:
    return _draft(request, review_id, file_id, FileFormat.WORD)


@open_to(Permission.EDIT_REPORT)
@require_safe
def draft_slides(request: HttpRequest, review_id: int, file_id: int) -> HttpResponse:
    return _draft(request, review_id, file_id, FileFormat.SLIDES)


def _draft(request: HttpRequest, review_id: int, file_id: int, file_format: FileFormat) -> HttpResponse:
    """The finished file; a draft may hold words that nobody has looked through yet for names."""
    report = report_to_edit(request, review_id)
    check_is_not_presenting()
    of_the_draft = {"report": report.pk, "publication": None, "file_format": file_format.value}
    file = get_object_or_404(ReportFile, pk=file_id, **of_the_draft)
    if file.state != FileState.READY:
        raise Http404
    record_draft_downloaded(file=file, by=asker(request))
    return file_response(file, f"case-file-audit-draft-{file.requested_at:%Y-%m-%d-%H%M}")


@open_to(Permission.EDIT_REPORT)
@require_safe
def draft_tables(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """The tables and findings as they stand, as a board reader would be given them."""
    report = report_to_edit(request, review_id)
    if code not in FORMATS:
        raise Http404
    # Findings may be worded by a lead, in words that nobody has looked through yet for names.
    check_is_not_presenting()
    record_draft_tables_downloaded(review=report.review, code=code, by=asker(request))
    title, plain = draft_as_data(report)
    content = data_of(title, plain, code)
    return data_response(content, code, f"case-file-audit-draft-tables-{timezone.now():%Y-%m-%d-%H%M}")
