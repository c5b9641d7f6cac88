"""A copy of a record as a file that a person can read, or a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from django.template.loader import render_to_string

from audit_app.keeping.export.content import RecordCopy
from audit_app.report.renderers.html import STYLESHEET
from audit_app.report.renderers.pdf import pdf_of

NO_FILE_NAME = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True)
class CopyFile:
    """Its name holds the reference of the case, and nothing else of the child."""

    name: str
    content_type: str
    content: bytes


def file_of(copy: RecordCopy, file_format: str) -> CopyFile:
    """The file; ``file_format`` is one of ``FORMATS``."""
    content_type, write = _WRITERS[file_format]
    reference = NO_FILE_NAME.sub("-", copy.reference).strip("-.") or "case"
    return CopyFile(f"record-{reference}.{file_format}", content_type, write(copy))


def _pdf(copy: RecordCopy) -> bytes:
    return pdf_of(_page(copy, STYLESHEET)).content


def _html(copy: RecordCopy) -> bytes:
    return _page(copy, "").encode()


def _json(copy: RecordCopy) -> bytes:
    return json.dumps(asdict(copy), ensure_ascii=False, indent=2, default=str).encode()


def _page(copy: RecordCopy, stylesheet: str) -> str:
    return render_to_string("keeping/copy.html", {"copy": copy, "stylesheet": stylesheet})


Writer = Callable[[RecordCopy], bytes]
_WRITERS: Mapping[str, tuple[str, Writer]] = {
    "pdf": ("application/pdf", _pdf),
    "html": ("text/html; charset=utf-8", _html),
    "json": ("application/json", _json),
}
FORMATS = {
    "pdf": "PDF, to read or to print",
    "html": "Web page, to read or to edit before it is handed out",
    "json": "JSON, for another program",
}
