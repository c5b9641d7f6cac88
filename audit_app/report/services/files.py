"""Files that are made in the background: asked for, and asked for again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit_app.access.models import User
from audit_app.report.choices import FileFormat, FileState
from audit_app.report.models import Report, ReportFile
from audit_app.report.policies import check_can_edit, check_can_retry
from audit_app.report.services.guard import hold_to_edit
from audit_app.report.services.telling import tell
from audit_app.report.tasks import make_pdf, make_slides, make_word

# A worker that was stopped half-way leaves its file behind; after this long somebody may ask again.
GIVEN_UP_AFTER = dt.timedelta(minutes=10)
DRAFTS_KEPT = 5
UNDER_WAY = (FileState.QUEUED.value, FileState.MAKING.value)
TASKS = {
    FileFormat.PDF.value: make_pdf,
    FileFormat.WORD.value: make_word,
    FileFormat.SLIDES.value: make_slides,
}


@transaction.atomic
def request_pdf(*, report: Report, by: User) -> ReportFile:
    """Asks for a PDF of the draft as it stands when its turn comes; older drafts beyond a few are dropped."""
    return _request(report, FileFormat.PDF, by)


@transaction.atomic
def request_word(*, report: Report, by: User) -> ReportFile:
    """Asks for the draft as a Word file; likewise."""
    return _request(report, FileFormat.WORD, by)


@transaction.atomic
def request_slides(*, report: Report, by: User) -> ReportFile:
    """Asks for the draft as slides for its board; likewise."""
    return _request(report, FileFormat.SLIDES, by)


def _request(report: Report, file_format: FileFormat, by: User) -> ReportFile:
    # To have a draft in one's hand is reading, which every state of a review allows.
    hold_to_edit(report, by, check_can_edit)
    file = ReportFile.objects.create(
        report=report, file_format=file_format.value, requested_by=by, requested_at=timezone.now()
    )
    drafts = ReportFile.objects.filter(report=report, publication=None, file_format=file.file_format)
    kept = drafts.order_by("-requested_at", "-pk").values_list("pk", flat=True)[:DRAFTS_KEPT]
    drafts.exclude(pk__in=list(kept)).delete()
    enqueue(file)
    tell(by, f"{file_format.label} asked for", report, file)
    return file


@transaction.atomic
def retry_file(*, file: ReportFile, by: User) -> ReportFile:
    """Asks again for a file that could not be made, or whose making never ended."""
    by.read_again()
    check_can_retry(by, file)
    failed = Q(state=FileState.FAILED.value)
    stuck = Q(state__in=UNDER_WAY, requested_at__lt=timezone.now() - GIVEN_UP_AFTER)
    again = ReportFile.objects.filter(failed | stuck, pk=file.pk)
    if again.update(state=FileState.QUEUED.value, requested_at=timezone.now(), started_at=None):
        enqueue(file)
        tell(by, f"{FileFormat(file.file_format).label} asked for again", file.report, file)
    file.refresh_from_db()
    return file


def enqueue(file: ReportFile) -> None:
    """Has a file made when its turn comes."""
    TASKS[file.file_format].enqueue(file.pk)
