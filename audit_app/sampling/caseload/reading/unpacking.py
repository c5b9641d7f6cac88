"""Looks through a packed workbook before it is opened: how large it becomes, and what stands in it.

Sizes that the file states are not believed: every part is unpacked piece by piece and counted.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.refusals import UnreadableError

PIECE = 256 * 1024
_OVERLAP = 64
_DOCTYPE = (b"<!DOCTYPE", b"<!doctype", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STYLES = re.compile(rb"<(?:\w+:)?xf[ />]|<style:style[ />]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]|table:formula=")
_HIDDEN_ROW = re.compile(
    rb'<(?:\w+:)?row [^>]*hidden="(?:1|true)"|<table:table-row [^>]*visibility="(?:collapse|filter)"'
)
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col [^>]*hidden="(?:1|true)"')


@dataclass
class Looked:
    """What was seen in a sheet: cells with a formula, hidden rows and columns."""

    formulas: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0


@dataclass
class Unpacked:
    """By the path of each sheet's part, what was seen in it."""

    sheets: dict[str, Looked] = field(default_factory=dict)


def look_through(content: bytes) -> Unpacked:
    """What stands in the parts, none of which is kept.

    Raises:
        UnreadableError: it is damaged, sealed with a password, too large, or holds what no workbook does.
    """
    found, left = Unpacked(), limits.LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > limits.MOST_PARTS:
                raise UnreadableError("too_many_parts", limit=f"{limits.MOST_PARTS:,}")
            if sum(part.file_size for part in parts) > limits.LARGEST_UNPACKED:
                raise _too_large()
            for part in parts:
                if part.flag_bits & 1:
                    raise UnreadableError("password")
                left -= _look_at(archive, part, found, left)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableError("damaged") from error
    return found


def size_unpacked(content: bytes) -> int:
    """How many bytes a packed file says it becomes, and no reader takes more; otherwise its own size."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return len(content)


def _too_large() -> UnreadableError:
    return UnreadableError("unpacks_too_large", limit=limits.LARGEST_UNPACKED // limits.MEGABYTE)


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, found: Unpacked, left: int) -> int:
    """Counts one part's bytes, of which there may be as many as are ``left``."""
    name, is_xml = part.filename, part.filename.endswith((".xml", ".rels", ".vml"))
    looked = (
        found.sheets.setdefault(name, Looked()) if _SHEET.fullmatch(name) or name == "content.xml" else None
    )
    size = styles = 0
    for piece, whole in _pieces(archive, part):
        size += piece
        if size > left:
            raise _too_large()
        if is_xml and any(mark in whole for mark in _DOCTYPE):
            raise UnreadableError("doctype")
        if name in ("xl/styles.xml", "styles.xml", "content.xml"):
            styles += len(_STYLES.findall(whole))
            if styles > limits.MOST_STYLES:
                raise UnreadableError("too_many_styles", limit=f"{limits.MOST_STYLES:,}")
        if looked is not None:
            _count(whole, looked)
    return size


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
    """The size of each piece, and the piece with the end of the one before, so that no word is cut in two."""
    end = b""
    with archive.open(part) as opened:
        while piece := opened.read(PIECE):
            yield len(piece), end + piece
            end = piece[-_OVERLAP:]


def _count(piece: bytes, looked: Looked) -> None:
    if b"<f" in piece or b":f" in piece:
        looked.formulas += len(_FORMULA.findall(piece))
    if b"hidden=" in piece:
        looked.hidden_rows += len(_HIDDEN_ROW.findall(piece))
        looked.hidden_columns += len(_HIDDEN_COLUMN.findall(piece))
    elif b"visibility=" in piece:
        looked.hidden_rows += len(_HIDDEN_ROW.findall(piece))
