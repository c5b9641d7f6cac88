"""Lists in Excel's two binary kinds: XLSB record by record, and XLS by the library of its day."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlwt

from tests.factories.lists import HEADINGS, zip_of

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"


def xls_of(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, sheet: str = "Children") -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet(sheet)
    as_date = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for number, row in enumerate([headings, *rows]):
        for column, value in enumerate(row):
            style = (as_date,) if isinstance(value, date) else ()
            page.write(number, column, value, *style)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xlsb_of(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, sheet: str = "Children") -> bytes:
    all_rows = [headings, *rows]
    entry = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet)
    book = _record(131) + _record(143) + _record(156, entry) + _record(144) + _record(132)
    size = struct.pack("<IIII", 0, len(all_rows) - 1, 0, len(headings) - 1)
    cells = b"".join(_row(number, row) for number, row in enumerate(all_rows))
    content = _record(129) + _record(148, size) + _record(145) + cells + _record(146) + _record(130)
    return zip_of(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types">'
                f'<Default Extension="bin" ContentType="{_MAIN}"/></Types>'
            ),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": content,
        }
    )


def _row(number: int, row: Sequence[Any]) -> bytes:
    start = _record(0, struct.pack("<II", number, 0) + bytes(9) + struct.pack("<I", 0))
    return start + b"".join(_cell(column, value) for column, value in enumerate(row) if value != "")


def _cell(column: int, value: Any) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, int | float):
        return _record(5, place + struct.pack("<d", value))
    return _record(6, place + _wide(str(value)))


def _record(kind: int, content: bytes = b"") -> bytes:
    """The number of its kind and its length, seven bits a byte, and then what it holds."""
    name = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    left, length = len(content), b""
    while True:
        left, low = left >> 7, left & 0x7F
        length += bytes([low | (0x80 if left else 0)])
        if not left:
            return name + length + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
