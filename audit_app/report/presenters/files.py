"""PDFs and how far each is, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from audit_app.access.models import User
from audit_app.report.choices import FileState
from audit_app.report.models import ReportFile
from audit_app.report.policies import can_retry
from audit_app.report.services.files import GIVEN_UP_AFTER, UNDER_WAY


@dataclass(frozen=True)
class FileLine:
    file: ReportFile
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
        state="Not finished after ten minutes" if overdue else FileState(file.state).label,
        size=f"{file.pages} pages, {max(1, round(file.size / 1024)):,} KB" if file.pages else "",
        is_ready=file.state == FileState.READY,
        is_under_way=file.state in UNDER_WAY and not overdue,
        can_retry=(failed or overdue) and can_retry(reader, file),
    )
