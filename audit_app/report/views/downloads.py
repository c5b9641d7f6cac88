"""Handing out what a report was made into; no name of a file holds anything of a case."""

from __future__ import annotations

from django.http import HttpResponse

from audit_app.report.choices import FileFormat
from audit_app.report.models import ReportFile
from audit_app.report.renderers.data import FORMATS

MEDIA_TYPES = {
    FileFormat.PDF.value: "application/pdf",
    FileFormat.WORD.value: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.SLIDES.value: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_response(file: ReportFile, stem: str) -> HttpResponse:
    """The stored bytes as a download."""
    name = f"{stem}.{file.file_format}"
    return _attached(bytes(file.content or b""), MEDIA_TYPES[file.file_format], name)


def data_response(content: bytes, code: str, stem: str) -> HttpResponse:
    """Tables in one of the formats of ``data.FORMATS``."""
    return _attached(content, FORMATS[code].media_type, f"{stem}.{code}")


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
