"""Files and how far each is, in words, and where it is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from audit_app.access.models import User
from audit_app.report.choices import FileFormat, FileState
from audit_app.report.models import ReportFile
from audit_app.report.policies import can_retry
from audit_app.report.services.files import GIVEN_UP_AFTER, UNDER_WAY

# How addresses call each format.
NAMES = {FileFormat.PDF.value: "pdf", FileFormat.WORD.value: "word", FileFormat.SLIDES.value: "slides"}
DOWNLOADS = {
    FileFormat.PDF.value: "Download the report as a PDF",
    FileFormat.WORD.value: "Download the report as a Word file",
    FileFormat.SLIDES.value: "Download the slides for the board as a PowerPoint file",
}


@dataclass(frozen=True)
class FileLine:
    file: ReportFile
    name: str
    address: str
    download_label: str
    retry_address: str
    retry_label: str
    state: str
    size: str
    is_ready: bool
    is_under_way: bool
    can_retry: bool


def file_lines(files: Iterable[ReportFile], reader: User) -> list[FileLine]:
    return [_line(file, reader) for file in files]


def _line(file: ReportFile, reader: User) -> FileLine:
    overdue = file.state in UNDER_WAY and file.requested_at < timezone.now() - GIVEN_UP_AFTER
    failed = file.state == FileState.FAILED
    return FileLine(
        file=file,
        name=FileFormat(file.file_format).label,
        address=_address(file),
        download_label=DOWNLOADS[file.file_format],
        retry_address=_retry_address(file),
        retry_label=f"Make the {FileFormat(file.file_format).label} again",
        state="Not finished after ten minutes" if overdue else FileState(file.state).label,
        size=_size(file),
        is_ready=file.state == FileState.READY,
        is_under_way=file.state in UNDER_WAY and not overdue,
        can_retry=(failed or overdue) and can_retry(reader, file),
    )


def _address(file: ReportFile) -> str:
    name = NAMES[file.file_format]
    if file.publication_id:
        return reverse(f"report:published_{name}", args=[file.publication_id])
    return reverse(f"report:draft_{name}", args=[file.report.review_id, file.pk])


def _retry_address(file: ReportFile) -> str:
    if file.publication_id:
        return reverse(f"report:retry_published_{NAMES[file.file_format]}", args=[file.publication_id])
    return reverse("report:retry_pdf", args=[file.report.review_id, file.pk])


def _size(file: ReportFile) -> str:
    if not file.size:
        return ""
    size = f"{max(1, round(file.size / 1024)):,} KB"
    return f"{file.pages} pages, {size}" if file.pages else size
