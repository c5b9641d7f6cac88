"""What kind of file it is, by what is in it; its name says nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO

from audit_app.sampling.caseload.reading.refusals import UnreadableError

LABELS = {
    "csv": "Text with separators (CSV)",
    "xlsx": "Excel workbook (XLSX)",
    "xlsb": "Excel binary workbook (XLSB)",
    "xls": "Excel 97 to 2003 workbook (XLS)",
    "ods": "OpenDocument spreadsheet (ODS)",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x7fELF", "binary"),
    (b"MZ", "binary"),
    (b"SQLite format", "binary"),
)
# Of a file that is text these bytes could be the first word of a heading.
_ONLY_WITH_NULS = {b"BM", b"MZ"}
_IN_A_ZIP: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
)
_NOT_A_TABLE: tuple[tuple[str, str], ...] = (("word/", "document"), ("ppt/", "presentation"))
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(content: bytes) -> str:
    """One of ``LABELS``.

    Raises:
        UnreadableError: it is no table of a kind that can be read.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    for beginning, code in _BEGINNINGS:
        if content.startswith(beginning) and (beginning not in _ONLY_WITH_NULS or b"\0" in content[:200]):
            raise UnreadableError(code)
    _refuse_markup(content)
    return "csv"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise UnreadableError("damaged") from error
    for name, kind in _IN_A_ZIP:
        if name in names:
            return kind
    if mimetype.startswith(_ODS) and "content.xml" in names:
        return "ods"
    for folder, code in _NOT_A_TABLE:
        if any(name.startswith(folder) for name in names):
            raise UnreadableError(code)
    raise UnreadableError("document" if mimetype else "archive")


def _kind_of_ole(content: bytes) -> str:
    if _utf16("EncryptedPackage") in content:
        raise UnreadableError("password")
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return "xls"
    if _utf16("WordDocument") in content:
        raise UnreadableError("document")
    if _utf16("PowerPoint Document") in content:
        raise UnreadableError("presentation")
    raise UnreadableError("binary")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _refuse_markup(content: bytes) -> None:
    """A web page or XML under the name of a workbook, which many systems export."""
    start = content[:2_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<body", b"<head", b"<meta")):
        raise UnreadableError("html")
    if start.startswith((b"<?xml", b"<!doctype", b"<workbook")):
        raise UnreadableError("html" if b"<html" in start else "xml")
