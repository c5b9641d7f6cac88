"""The tables and findings of a report as data, from the plain values of ``tables.tables_of``.

The same values give the same bytes on any database, so what a publication froze can be handed out again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.kit.exports import csv_lines
from audit_app.report.renderers.xlsx import xlsx_of

HEADING = ("Number", "Key", "Title", "Row", "Column", "Value")
OF_A_FINDING = ("counts", "verdict", "estimate", "sentence")


@dataclass(frozen=True)
class DataFormat:
    """``code`` is how addresses and commands name it, and the ending of its files."""

    code: str
    label: str
    media_type: str


XLSX = DataFormat(
    "xlsx",
    "Excel, a sheet for each chapter, with charts",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
CSV = DataFormat("csv", "CSV, a line for each figure", "text/csv; charset=utf-8")
JSON = DataFormat("json", "JSON", "application/json")
FORMATS = {each.code: each for each in (XLSX, CSV, JSON)}


def data_of(title: str, plain: Mapping[str, Any], code: str) -> bytes:
    """The file of a report called ``title``.

    CSV has a line for each value of each table and for each part of a finding, so that a spreadsheet can
    filter it; JSON keeps each table whole under its key ("1.2"); Excel has a sheet for each chapter.

    Raises:
        KeyError: there is no such format.
    """
    if FORMATS[code] is XLSX:
        return xlsx_of(title, plain)
    if FORMATS[code] is CSV:
        return "".join(csv_lines(HEADING, _lines(plain))).encode()
    whole = {"title": title, **plain}
    return (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _lines(plain: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for key, table in sorted(plain["tables"].items(), key=lambda pair: _place(pair[1])):
        about = (table["number"], key, table["title"])
        for row in (*table["rows"], *([table["total"]] if "total" in table else [])):
            for column, value in zip(table["columns"], row["values"], strict=True):
                yield (*about, row["label"], column, "" if value is None else value)
        if table["note"]:
            yield (*about, "", "Note", table["note"])
    for finding in plain["findings"]:
        for part in OF_A_FINDING:
            about = (f"Finding {finding['number']}", finding["key"], finding["label"])
            yield (*about, "", part.capitalize(), finding[part])


def _place(table: Mapping[str, Any]) -> int:
    """Where a table stands in the report: databases keep the keys of an object in an order of their own."""
    return int(table["number"].rpartition(" ")[2])
