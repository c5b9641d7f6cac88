"""The first sheets: what the workbook is and how far it may be relied on, and where each table is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from audit_app.report.renderers.xlsx.book import Book
from audit_app.report.renderers.xlsx.chapters import CONTENTS, ChapterSheet
from audit_app.report.suppression import SMALLEST_SHOWN

ABOUT, FINDINGS, CASES, DICTIONARY = "About", "Findings", "Cases", "Data dictionary"

RESERVATION = (
    "The figures speak of the cases audited. No sample can say of any single child whether that child is "
    "safe: a high share here is no reason to look less closely at a case."
)
SUPPRESSED = (
    f"Withheld in this report: where a number of cases, or what it leaves of all cases, is from 1 to "
    f"{SMALLEST_SHOWN - 1}, the whole table or finding reads “withheld”, because its other numbers could "
    "tell it. The numbers are not in this file."
)
NOT_SUPPRESSED = "The review withholds no small numbers, so cells with few cases are printed as they are."
NO_CASES_KEPT = "This version was published before the answers case by case were kept with a report."
WHAT_CASES_ARE = (
    "One row for each case that counts, with the answers that the findings rest on. No row names a child, a "
    "worker, a place or a day, the rows are in no order of the audits, and an answer that fewer than "
    f"{SMALLEST_SHOWN} cases share is not told. Whoever knows a case well may still know its row: treat the "
    "sheet as confidential to those who were given this file, and do not try to find out who a case is."
)
NOTHING_IS_WORKED_OUT = (
    "Every cell is a value; the file holds no formula and no macro. Charts are drawn from the tables above "
    "them. Shares are rounded as the report prints them."
)
WHAT_SHEETS_HOLD = {
    CONTENTS: "Every table by its number, with a link to its sheet",
    FINDINGS: "Every finding with its counts, share, estimate, verdict and sentence",
    CASES: "The answers case by case, without identities",
    DICTIONARY: "What each column of the cases means, and what is left out and why",
}


def write_about(book: Book, title: str, plain: Mapping[str, Any], sheets: Sequence[tuple[str, str]]) -> None:
    """The first sheet; ``sheets`` are the names of the others with what they hold."""
    sheet = book.sheet(ABOUT)
    sheet.set_widths(34, 86)
    sheet.worksheet.fit_to_pages(1, 1)
    sheet.line(title, "title")
    sheet.line("Tables and findings of a case-file audit", "subtitle")
    sheet.row += 1
    for label, found in _facts(plain.get("about", {})):
        sheet.text(label, "strong")
        sheet.text(found, "text", column=1)
        sheet.row += 1
    for heading, text in _explained(plain):
        sheet.row += 1
        sheet.line(heading, "subtitle")
        sheet.paragraph(text)
    sheet.row += 1
    sheet.line("Sheets", "subtitle")
    for name, holds in sheets:
        sheet.link(name)
        sheet.text(holds, "text", column=1)
        sheet.row += 1


def write_contents(book: Book, chapters: Sequence[ChapterSheet], plain: Mapping[str, Any]) -> None:
    """Each table and chart with a link to where it stands."""
    sheet = book.sheet(CONTENTS)
    sheet.set_widths(12, 76, 14, 34)
    sheet.line("Tables and charts", "title")
    sheet.link(ABOUT)
    sheet.row += 2
    sheet.worksheet.freeze_panes(sheet.row + 1, 0)
    sheet.worksheet.repeat_rows(sheet.row)
    rows = sum(len(chapter.tables) for chapter in chapters)
    sheet.headings(("Number", "Title", "Chart", "Sheet"), "Tables_and_charts", rows)
    for chapter in chapters:
        for key in chapter.tables:
            table, chart = plain["tables"][key], chapter.charts.get(key)
            texts = (table["number"], table["title"], chart["number"] if chart else "")
            for column, text in enumerate(texts):
                sheet.text(text, "text", column=column)
            sheet.link(chapter.name, column=3)
            sheet.row += 1


def about_cases(plain: Mapping[str, Any]) -> str:
    """What is said of the answers case by case: what they are, or why they are not in the file."""
    if "cases" not in plain:
        return NO_CASES_KEPT
    return plain["cases"]["left_out"] or WHAT_CASES_ARE


def _facts(about: Mapping[str, Any]) -> list[tuple[str, str]]:
    if not about:
        return []
    cases = about["cases"]
    return [
        ("Review", about["review"]),
        ("Authority", about["authority"]),
        ("As of", in_words(about["as_of"])),
        ("Ages and plans as they were on", in_words(about["reference_date"])),
        ("Cases audited and signed off", f"{cases:,}"),
    ]


def _explained(plain: Mapping[str, Any]) -> list[tuple[str, str]]:
    about = plain.get("about", {})
    small = [("Small numbers", SUPPRESSED if about["suppressed"] else NOT_SUPPRESSED)] if about else []
    return [
        ("What this is", NOTHING_IS_WORKED_OUT),
        ("What it cannot say", RESERVATION),
        *small,
        ("The answers case by case", about_cases(plain)),
    ]


def in_words(day: str) -> str:
    """A day of the values ("2009-03-31") as the report writes it."""
    found = dt.date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"
