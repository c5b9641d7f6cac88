"""Files of a report as the tests ask for them: from a page, from the worker, from the command."""

from __future__ import annotations

import io
from pathlib import Path

from django.core.management import call_command
from django.test import Client

from audit_app.report.making import make_file
from audit_app.report.models import ReportFile
from tests.factories.sampling import Cast


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who))
    return client


def made(file: ReportFile | None) -> bytes:
    """What the worker makes of a file that was asked for."""
    assert file is not None
    make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "ready"
    return bytes(file.content or b"")


def written(file_format: str, folder: Path, *arguments: str) -> bytes:
    """The one file that the command leaves in an empty folder, which is empty again afterwards."""
    options = ("--format", file_format, "--out", str(folder))
    call_command("export_report", *arguments, *options, stdout=io.StringIO())
    (file,) = folder.iterdir()
    content = file.read_bytes()
    file.unlink()
    return content
