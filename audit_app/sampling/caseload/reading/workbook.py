"""The sheets of a workbook, whatever the kind, as rows of packed cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.cells import Cell, packed
from audit_app.sampling.caseload.reading.headings import ROWS_LOOKED_AT
from audit_app.sampling.caseload.reading.refusals import UnreadableError
from audit_app.sampling.caseload.reading.unpacking import Looked, Unpacked, look_through

_RELATION = re.compile(rb"<Relationship [^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet [^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


@dataclass
class Sheet:
    """A sheet as it was opened."""

    name: str
    is_visible: bool
    sheet: CalamineSheet

    @property
    def first_row(self) -> int:
        """The number, from 1, of the first row that ``rows`` gives."""
        return (self.sheet.start or (0, 0))[0] + 1

    @property
    def size(self) -> tuple[int, int]:
        return self.sheet.height, self.sheet.width

    def top(self) -> list[list[Cell]]:
        return [_packed(row) for row in islice(self.sheet.iter_rows(), ROWS_LOOKED_AT)]

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row with its number in the sheet, blank ones too."""
        for number, row in enumerate(self.sheet.iter_rows(), start=1):
            yield number, _packed(row)

    @property
    def merged(self) -> int:
        try:
            return len(self.sheet.merged_cell_ranges or ())
        except Exception:
            # Not every kind of workbook can tell.
            return 0


class Workbook:
    """A workbook, opened; raises ``UnreadableError`` where it cannot be read."""

    def __init__(self, content: bytes, kind: str) -> None:
        self._content = content
        self._unpacked = look_through(content) if kind != "xls" else Unpacked()
        self._kind = kind
        try:
            self._book = CalamineWorkbook.from_filelike(BytesIO(content))
            self._metadata = [
                each for each in self._book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet
            ]
        except PasswordError as error:
            raise UnreadableError("password") from error
        except (CalamineError, OSError, ValueError, KeyError) as error:
            raise UnreadableError("damaged") from error
        if len(self._metadata) > limits.MOST_SHEETS:
            raise UnreadableError("too_many_sheets", limit=limits.MOST_SHEETS)

    @property
    def names(self) -> list[str]:
        return [each.name for each in self._metadata]

    @property
    def hidden(self) -> list[str]:
        return [each.name for each in self._metadata if each.visible != SheetVisibleEnum.Visible]

    def sheet(self, name: str) -> Sheet:
        for each in self._metadata:
            if each.name == name:
                try:
                    opened = self._book.get_sheet_by_name(name)
                except (CalamineError, OSError, ValueError, KeyError) as error:
                    raise UnreadableError("damaged") from error
                return Sheet(name, each.visible == SheetVisibleEnum.Visible, opened)
        raise UnreadableError("no_such_sheet")

    def looked(self, name: str) -> Looked:
        """What was seen in the part of this sheet; nothing where the kind of file does not tell."""
        if self._kind == "ods":
            return self._unpacked.sheets.get("content.xml", Looked())
        return self._unpacked.sheets.get(self._parts().get(name, ""), Looked())

    def _parts(self) -> dict[str, str]:
        if self._kind != "xlsx":
            return {}
        with zipfile.ZipFile(BytesIO(self._content)) as archive:
            try:
                relations = archive.read("xl/_rels/workbook.xml.rels")
                book = archive.read("xl/workbook.xml")
            except KeyError:
                return {}
        targets = {
            each.get("Id", ""): each.get("Target", "")
            for each in map(_attributes, _RELATION.findall(relations))
        }
        sheets = map(_attributes, _SHEET.findall(book))
        return {each.get("name", ""): _path(targets.get(each.get("r:id", ""), "")) for each in sheets}


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/xl/") else f"xl/{target}"


def _attributes(element: bytes) -> dict[str, str]:
    import html

    return {
        name.decode(): html.unescape(value.decode("utf-8", "replace"))
        for name, value in _ATTRIBUTE.findall(element)
    }


def _packed(row: list[Any]) -> list[Cell]:
    return [packed(value) for value in row]
