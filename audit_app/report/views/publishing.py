"""Publishing a report, and reading what has been published."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to
from audit_app.access.presenting import check_is_not_presenting
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.report.assemble import Audience, assemble
from audit_app.report.birthdays import dates_found
from audit_app.report.choices import FileFormat, FileState
from audit_app.report.models import Publication, ReportFile
from audit_app.report.presenters.files import file_lines
from audit_app.report.queries import publications_for
from audit_app.report.readiness import obstacles
from audit_app.report.renderers.data import FORMATS, data_of
from audit_app.report.services import (
    publish,
    record_publication_downloaded,
    record_publication_read,
    record_published_tables_downloaded,
    retry_file,
    start_report,
)
from audit_app.report.views.common import asker, report_to_edit
from audit_app.report.views.downloads import data_response, file_response


@open_to(Permission.PUBLISH_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest, review_id: int) -> HttpResponse:
    """What still stands in the way, or the confirmation; a post publishes."""
    report = report_to_edit(request, review_id)
    by = asker(request)
    if request.method == "POST":
        try:
            publication = publish(report=start_report(review=report.review, by=by), by=by)
        except Refused as refusal:
            messages.warning(request, refusal.reason)
            return redirect("report:publish", review_id)
        messages.success(
            request, f"Version {publication.version} has been published. Its files are being made."
        )
        return redirect("report:publication", publication.pk)
    dates = dates_found(report)
    if dates:
        # The page tells of them that children were born on them.
        check_is_not_presenting()
    context = {
        "review": report.review,
        "obstacles": obstacles(report, assemble(report, Audience.BOARD)),
        "dates": dates,
        "publications": publications_for(by).filter(report__review=review_id),
    }
    return render(request, "report/publish.html", context)


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The published reports of the reader's reviews, newest first."""
    found = _readable(request).defer("page_html", "print_html", "tables")
    return render(request, "report/published.html", {"publications": found})


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def publication(request: HttpRequest, publication_id: int) -> HttpResponse:
    """One published version as it was frozen."""
    found = get_object_or_404(_readable(request), pk=publication_id)
    by = asker(request)
    record_publication_read(publication=found, by=by)
    context = {
        "publication": found,
        "body": SafeString(found.page_html),
        "lines": file_lines(found.kept_files, by),
        "formats": FORMATS.values(),
    }
    return render(request, "report/publication.html", context)


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def published_pdf(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _published(request, publication_id, FileFormat.PDF)


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def published_word(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _published(request, publication_id, FileFormat.WORD)


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def published_slides(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _published(request, publication_id, FileFormat.SLIDES)


def _published(request: HttpRequest, publication_id: int, file_format: FileFormat) -> HttpResponse:
    """The file that was made of the frozen version, byte for byte."""
    found = get_object_or_404(_readable(request), pk=publication_id)
    file = get_object_or_404(ReportFile, publication=found, file_format=file_format.value)
    if file.state != FileState.READY:
        raise Http404
    record_publication_downloaded(publication=found, file_format=file_format, by=asker(request))
    return file_response(file, _stem(found))


@open_to(Permission.READ_PUBLISHED_REPORT)
@require_safe
def published_tables(request: HttpRequest, publication_id: int, code: str) -> HttpResponse:
    """The tables and findings that were frozen, as data."""
    found = get_object_or_404(_readable(request), pk=publication_id)
    if code not in FORMATS:
        raise Http404
    record_published_tables_downloaded(publication=found, code=code, by=asker(request))
    return data_response(data_of(found.title, found.tables, code), code, f"{_stem(found)}-tables")


@open_to(Permission.PUBLISH_REPORT)
@require_POST
def retry_published_pdf(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _retry(request, publication_id, FileFormat.PDF)


@open_to(Permission.PUBLISH_REPORT)
@require_POST
def retry_published_word(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _retry(request, publication_id, FileFormat.WORD)


@open_to(Permission.PUBLISH_REPORT)
@require_POST
def retry_published_slides(request: HttpRequest, publication_id: int) -> HttpResponse:
    return _retry(request, publication_id, FileFormat.SLIDES)


def _retry(request: HttpRequest, publication_id: int, file_format: FileFormat) -> HttpResponse:
    """Asks again for a file of a publication that could not be made."""
    found = get_object_or_404(_readable(request), pk=publication_id)
    report_to_edit(request, found.report.review_id)
    file = get_object_or_404(ReportFile, publication=found, file_format=file_format.value)
    retry_file(file=file, by=asker(request))
    return redirect("report:publication", publication_id)


def _stem(publication: Publication) -> str:
    return f"case-file-audit-{publication.published_at:%Y-%m-%d}-version-{publication.version}"


def _readable(request: HttpRequest) -> QuerySet[Publication]:
    return publications_for(asker(request))
