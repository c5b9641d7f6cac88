"""Files that are no list: each refused by its own sentence, within the limits, and none with a traceback."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.process import opened
from audit_app.sampling.caseload.reading.refusals import REFUSALS, UnreadableError
from audit_app.sampling.caseload.reading.unpacking import look_through
from tests.factories.binary_lists import xls_of, xlsb_of
from tests.factories.lists import (
    HEADINGS,
    STYLES,
    child,
    csv_of,
    ods_of,
    packed_xlsx,
    sheet_xml,
    xlsx_of,
    zip_of,
)

WORKBOOK = xlsx_of(child())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
A_SHEET = sheet_xml([HEADINGS, child()])


def with_doctype(path: str, encoding: str = "utf-8") -> bytes:
    start = f'<?xml version="1.0" encoding="{encoding}"?>'
    return packed_xlsx({"Children": A_SHEET}, parts={path: f"{start}{DOCTYPE}<x>&b;</x>".encode(encoding)})


def with_styles(count: int) -> bytes:
    """A few kilobytes that some libraries spend ten seconds and 300 MB on."""
    many = STYLES.replace('<xf numFmtId="0"/>', '<xf numFmtId="0"/>' * count)
    return packed_xlsx({"Children": A_SHEET}, styles=many)


def claiming_to_be_small(content: bytes) -> bytes:
    """The same archive, whose parts say that they unpack to ten bytes."""
    changed = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for part in archive.infolist():
            struct.pack_into("<I", changed, part.header_offset + 22, 10)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", changed, place + 24, 10)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def locked(content: bytes) -> bytes:
    """The same archive, whose parts say that they are encrypted."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def far_cell(ref: str) -> bytes:
    row = int("".join(sign for sign in ref if sign.isdigit()))
    xml = A_SHEET.replace("</sheetData>", f'<row r="{row}"><c r="{ref}"><v>1</v></c></row></sheetData>')
    return packed_xlsx({"Children": xml})


CORPUS: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "empty"),
    "nothing but line ends": (b"\r\n\r\n   \n", "empty"),
    "nothing but a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "a file of zeros": (bytes(2_000), "empty"),
    "more than 20 MB": (b"Reference,Gender\n" + b"x" * limits.LARGEST_FILE, "too_large"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
    "a PDF under the name of a list": (b"%PDF-1.4 Reference,Gender\nWD1,F", "pdf"),
    "a web page, as systems export for Excel": (
        b"<html><table><tr><td>Reference</td></tr></table></html>",
        "html",
    ),
    "a web page with a doctype": (b"<!DOCTYPE html>\n<html><body></body></html>", "html"),
    "a web page in UTF-16": ("\ufeff<html><table></table></html>".encode("utf-16-le"), "html"),
    "XML": (b'<?xml version="1.0"?><children><child/></children>', "xml"),
    "a workbook of 2003 in XML": (b'<?xml version="1.0"?><?mso-application?><Workbook></Workbook>', "xml"),
    "rich text": (b"{\\rtf1\\ansi Reference Gender}", "document"),
    "a Word document": (zip_of({"word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>"}), "document"),
    "an OpenDocument text": (
        zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "document",
    ),
    "a presentation": (zip_of({"ppt/presentation.xml": "<p/>"}), "presentation"),
    "a packed folder": (zip_of({"list.csv": "Reference,Gender\nWD1,F"}), "archive"),
    "an empty archive": (b"PK\x05\x06" + bytes(18), "archive"),
    "a compressed file": (b"\x1f\x8b\x08\x00" + bytes(20) + b"x", "archive"),
    "a RAR archive": (b"Rar!\x1a\x07\x00abc", "archive"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(100) + b"x", "binary"),
    "a database": (b"SQLite format 3\x00" + bytes(100) + b"x", "binary"),
    "random bytes": (bytes((n * 37 + n // 7) % 32 for n in range(1, 3_000)), "binary"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an archive with a password": (locked(WORKBOOK), "password"),
    "an old Word document": (OLE + "WordDocument".encode("utf-16-le"), "document"),
    "an old presentation": (OLE + "PowerPoint Document".encode("utf-16-le"), "presentation"),
    "an old file of another kind": (OLE + b"something", "binary"),
    "an old workbook cut short": (xls_of(child())[:1_500] + "Workbook".encode("utf-16-le"), "damaged"),
    "a workbook cut short": (WORKBOOK[: len(WORKBOOK) // 2], "damaged"),
    "a binary workbook cut short": (xlsb_of(child())[:-400], "damaged"),
    "a spreadsheet cut short": (ods_of(child())[:-100], "damaged"),
    "a workbook with a damaged part": (WORKBOOK[:600] + b"\xff" * 40 + WORKBOOK[640:], "damaged"),
    "a workbook whose sheet is no XML": (packed_xlsx({"Children": "<worksheet><sheetData><row"}), "damaged"),
    "a workbook without its sheet": (packed_xlsx({}), "no_table"),
    "a doctype in the sheet": (with_doctype("xl/worksheets/sheet1.xml"), "doctype"),
    "a doctype in shared strings": (with_doctype("xl/sharedStrings.xml"), "doctype"),
    "a doctype in UTF-16": (with_doctype("xl/worksheets/sheet1.xml", "utf-16"), "doctype"),
    "a doctype in a spreadsheet": (
        zip_of(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": f"{DOCTYPE}<x/>"}
        ),
        "doctype",
    ),
    "half a million styles": (with_styles(500_000), "too_many_styles"),
    "a part that unpacks to 400 MB": (
        zip_of({"xl/workbook.xml": b" " * (400 * limits.MEGABYTE)}),
        "unpacks_too_large",
    ),
    "parts that say they are small": (
        claiming_to_be_small(zip_of({"xl/workbook.xml": b" " * (40 * limits.MEGABYTE)})),
        "damaged",
    ),
    "thousands of parts": (
        zip_of({f"xl/x{n}": "" for n in range(2_100)} | {"xl/workbook.xml": "<x/>"}),
        "too_many_parts",
    ),
    "a hundred sheets": (packed_xlsx({f"S{n}": A_SHEET for n in range(100)}), "too_many_sheets"),
    "a cell at the end of the sheet": (far_cell("XFD1048576"), "took_too_much"),
    "a cell far below": (far_cell("A1048576"), "too_many_rows"),
    "a cell far to the right": (far_cell("XFD3"), "too_many_columns"),
    "a heading and no row": (csv_of(), "no_rows"),
    "a heading and blank rows": (xlsx_of([], ["", " "], ["\xa0"]), "no_rows"),
    "a text that is no table": (b"Dear colleague\nplease find the list attached\nRegards\n", "no_table"),
    "a quotation mark that is never closed": (
        b'Reference,Gender\n"WD1,F\n' + b"WD2,F\n" * 200,
        "open_quote",
    ),
    "a cell of 6,000 characters": (csv_of(child(name="x" * 6_000)), "too_long_cell"),
    "a row of 300 columns": (csv_of(["WD1"] * 300), "too_many_columns"),
    "200,001 rows": (b"Reference,Gender\n" + b"W,F\n" * 200_001, "too_many_rows"),
}


@pytest.mark.parametrize("what", CORPUS)
def test_a_file_that_is_no_list_is_refused_by_its_own_sentence(what: str) -> None:
    content, code = CORPUS[what]
    with pytest.raises(UnreadableError) as refused, opened(content) as (_about, rows):
        for _row in rows:
            pass
    assert refused.value.code == code
    # It says what to do, and quotes nothing of what the file holds.
    assert str(refused.value).endswith(".")
    assert "Made-Up" not in str(refused.value)


def test_there_are_enough_of_them_and_every_refusal_but_two_is_among_them() -> None:
    assert len(CORPUS) >= 50
    # One needs a minute of work, and one is about what was asked for, not about the file.
    assert REFUSALS.keys() - {code for _content, code in CORPUS.values()} == {
        "took_too_long",
        "no_such_sheet",
    }


def test_a_file_that_works_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # The process has its limit of work from its own copy of the module, so here it is the clock that ends.
    monkeypatch.setattr("audit_app.sampling.caseload.reading.process.LONGEST_WAIT", 0)
    with pytest.raises(UnreadableError) as refused, opened(csv_of(child())) as (_about, rows):
        list(rows)
    assert refused.value.code == "took_too_long"


def test_a_sheet_that_the_file_does_not_have_is_not_read() -> None:
    with pytest.raises(UnreadableError) as refused, opened(WORKBOOK, sheet="Other") as (_about, _rows):
        pass
    assert refused.value.code == "no_such_sheet"


def test_a_bomb_is_turned_away_before_anything_of_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(UnreadableError) as refused:
        look_through(CORPUS["a part that unpacks to 400 MB"][0])
    assert refused.value.code == "unpacks_too_large"
