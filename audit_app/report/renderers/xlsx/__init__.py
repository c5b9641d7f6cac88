"""A report as an Excel workbook, from the same plain values as its CSV and JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from audit_app.report.renderers.xlsx.book import NO_DAY, Book
from audit_app.report.renderers.xlsx.cases import write_cases, write_dictionary
from audit_app.report.renderers.xlsx.chapters import CONTENTS, ChapterSheet, write_chapter
from audit_app.report.renderers.xlsx.findings import write_findings
from audit_app.report.renderers.xlsx.front import (
    ABOUT,
    CASES,
    DICTIONARY,
    FINDINGS,
    WHAT_SHEETS_HOLD,
    write_about,
    write_contents,
)
from audit_app.report.renderers.xlsx.names import sheet_names

__all__ = ["xlsx_of"]

ALL_TABLES = "Tables"


def xlsx_of(title: str, plain: Mapping[str, Any]) -> bytes:
    """The workbook of a report called ``title``, from the values of ``as_data.as_data``.

    What was published before chapters or cases were kept gets one sheet of tables, and no cases.
    """
    about, cases = plain.get("about", {}), plain.get("cases", {})
    book = Book(title, dt.date.fromisoformat(about["as_of"]) if about else NO_DAY)
    others = [CONTENTS, FINDINGS, *([CASES, DICTIONARY] if cases.get("rows") else [])]
    chapters = _chapters(plain, taken=[ABOUT, *others])
    holds = [(CONTENTS, WHAT_SHEETS_HOLD[CONTENTS]), (FINDINGS, WHAT_SHEETS_HOLD[FINDINGS])]
    holds += [(chapter.name, f"Tables of “{chapter.heading}”") for chapter in chapters]
    holds += [(name, WHAT_SHEETS_HOLD[name]) for name in others[2:]]
    write_about(book, title, plain, holds)
    write_contents(book, chapters, plain)
    write_findings(book, plain["findings"])
    for chapter in chapters:
        write_chapter(book, chapter, plain)
    if cases.get("rows"):
        write_cases(book, cases)
        write_dictionary(book, cases)
    return book.content()


def _chapters(plain: Mapping[str, Any], taken: list[str]) -> list[ChapterSheet]:
    chapters = plain.get("chapters") or _all_together(plain)
    names = sheet_names([chapter["heading"] for chapter in chapters], taken)
    return [
        ChapterSheet(
            name,
            chapter["heading"],
            tuple(chapter["tables"]),
            {chart["table"]: chart for chart in chapter["charts"]},
        )
        for name, chapter in zip(names, chapters, strict=True)
    ]


def _all_together(plain: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every table in the order of its number: databases keep keys in an order of their own."""
    tables = plain["tables"]
    keys = sorted(tables, key=lambda key: int(tables[key]["number"].rpartition(" ")[2]))
    return [{"heading": ALL_TABLES, "tables": keys, "charts": []}] if keys else []
