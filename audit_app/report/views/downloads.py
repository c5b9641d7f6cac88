"""Handing out a stored PDF."""

from __future__ import annotations

from django.http import HttpResponse

from audit_app.report.models import ReportFile


def pdf_response(file: ReportFile, name: str) -> HttpResponse:
    """The stored bytes as a download; the name holds nothing of any case."""
    response = HttpResponse(bytes(file.content or b""), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
