"""Lists of children as files, and lists on their way into a caseload; every child in them is invented."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from audit_app.access.models import User
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.fields import proposed
from audit_app.sampling.caseload.forms import letter_of
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.starting import start
from audit_app.sampling.caseload.words import headings_of
from audit_app.sampling.models import CaseloadUpload, Review

ANNEX_A = Path(__file__).parent.parent / "data" / "annex_a"
HEADINGS = ("Reference", "Name", "Date of birth", "Gender", "District", "Team", "Category", "Plan start date")
Rows = Iterable[Sequence[Any]]


def child(reference: str = "WD1", **fields: Any) -> list[Any]:
    """A girl of four in Ashmere, in the order of ``HEADINGS``, unless the test says otherwise."""
    row = {
        "Reference": reference,
        "Name": "Juniper Made-Up",
        "Date of birth": "02/01/2005",
        "Gender": "Female",
        "District": "Ashmere",
        "Team": "Ashmere team",
        "Category": "Neglect",
        "Plan start date": "01/09/2008",
    }
    unknown = fields.keys() - {key.lower().replace(" ", "_") for key in row}
    assert not unknown, f"There is no column {unknown}"
    return [fields.get(key.lower().replace(" ", "_"), value) for key, value in row.items()]


def csv_of(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows([headings, *rows] if headings else rows)
    return out.getvalue().encode()


def xlsx_of(
    *rows: Sequence[Any],
    headings: Sequence[str] = HEADINGS,
    sheet: str = "Children",
    more: dict[str, Any] | None = None,
    **options: Any,
) -> bytes:
    """A workbook of one sheet or, with ``more`` (name → rows), of several; options as ``sheet_xml``."""
    sheets = {sheet: [headings, *rows] if headings else list(rows), **(more or {})}
    return packed_xlsx({name: sheet_xml(content, **options) for name, content in sheets.items()}, **options)


def sheet_xml(
    rows: Rows,
    *,
    hidden_rows: Sequence[int] = (),
    merged: Sequence[str] = (),
    start: int = 1,
    **_options: Any,
) -> str:
    """``start`` is the number of the first row. A cell that is a ``Formula`` keeps its value beside it."""
    lines = []
    for number, row in enumerate(rows, start=start):
        cells = "".join(_cell(f"{letter_of(column)}{number}", value) for column, value in enumerate(row))
        hidden = ' hidden="1"' if number in hidden_rows else ""
        lines.append(f'<row r="{number}"{hidden}>{cells}</row>')
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    merge = f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData>{merge}</worksheet>'
    )


class Formula(str):
    """The value of a cell that is worked out."""

    __slots__ = ()


class Error(str):
    """An error of the spreadsheet, such as #N/A."""

    __slots__ = ()


def _cell(ref: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Error):
        return f'<c r="{ref}" t="e"><v>{value}</v></c>'
    if isinstance(value, Formula):
        return f'<c r="{ref}" t="str"><f>A1&amp;B1</f><v>{escape(value)}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{ref}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{ref}"><v>{value}</v></c>'
    if isinstance(value, date):
        return f'<c r="{ref}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    text = escape(str(value))
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def packed_xlsx(
    sheets: dict[str, str],
    *,
    styles: str = STYLES,
    hidden: Sequence[str] = (),
    parts: dict[str, str | bytes] | None = None,
    **_options: Any,
) -> bytes:
    """The workbook of these sheets (name → XML); ``parts`` adds or replaces parts by their path."""
    entries, relations = [], []
    for number, name in enumerate(sheets, start=1):
        state = ' state="hidden"' if name in hidden else ""
        entries.append(f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"{state}/>')
        kind = f"{_OFFICE}/worksheet"
        relations.append(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="worksheets/sheet{number}.xml"/>'
        )
    relations.append(f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>')
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f"{types}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(entries)}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'
        ),
        "xl/styles.xml": styles,
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), start=1)},
        **(parts or {}),
    }
    return zip_of(content)


def zip_of(content: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in content.items():
            archive.writestr(path, text)
    return out.getvalue()


def ods_of(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, sheet: str = "Children") -> bytes:
    lines = "".join(
        "<table:table-row>" + "".join(_ods_cell(value) for value in row) + "</table:table-row>"
        for row in ([headings, *rows] if headings else rows)
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_cell(value: Any) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = escape(str(value))
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


# --- On the way into a caseload ---


def uploaded(review: Review, content: bytes, by: User, name: str = "list.xlsx") -> CaseloadUpload:
    """A list that has been read."""
    return _worked_on(services.take_upload(review=review, content=content, name=name, by=by))


def looked_through(review: Review, content: bytes, by: User) -> CaseloadUpload:
    """A list whose columns are as its headings say, checked."""
    upload = uploaded(review, content, by)
    assert upload.state == "columns", upload.refusal
    columns = proposed(Kept(upload).about()["headings"], headings_of(review))
    return _worked_on(services.set_columns(upload=upload, columns=columns, by=by))


def taken_in(review: Review, content: bytes, by: User, **choices: bool) -> CaseloadUpload:
    """A list of which no row is refused, in the caseload."""
    upload = looked_through(review, content, by)
    return _worked_on(services.ask_to_take_in(upload=upload, by=by, **choices))


def _worked_on(upload: CaseloadUpload) -> CaseloadUpload:
    start(upload)
    upload.refresh_from_db()
    return upload
