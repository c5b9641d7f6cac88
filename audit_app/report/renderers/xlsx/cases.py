"""The sheet of answers case by case, and the dictionary that says what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit_app.report.case_columns import AGE, IN_FULL, MET_OR_NOT
from audit_app.report.renderers.xlsx.book import Book
from audit_app.report.renderers.xlsx.front import ABOUT, CASES, DICTIONARY, WHAT_CASES_ARE
from audit_app.report.renderers.xlsx.values import COUNT, WORDS, Typed

# Columns of the sheet of cases that stand on one page.
PRINTED = 10
PARAGRAPH_COLUMNS = 5
NO_CELL_IS_EMPTY = (
    "No cell of the sheet is empty. “Not asked”: the answers to other questions do not call for this one; an "
    "answer that was given before they were changed is set aside and not told. “Unanswered”: it was called "
    "for, and no answer was given. “Otherwise” stands beside “Met” where answers are told as one, because "
    "fewer than five cases have one of them: it is not met, not applicable, not asked or unanswered. An age "
    "range is joined with its neighbours until five cases are in it."
)
CONFIDENTIAL = "Confidential to those who were given this file. Do not try to find out who a row is."
NEVER_HERE = (
    "No free text, date, time, count of minutes or dated row of any audit is in this file, nor gender, "
    "category of plan, district, team or assessor of a case."
)
HOW_TOLD = {
    IN_FULL: "In full",
    MET_OR_NOT: "Only whether the finding is met",
    AGE: "Joined with neighbours where needed",
}
DICTIONARY_COLUMNS = (
    ("Ref", 16),
    ("Question", 40),
    ("Kind", 10),
    ("Answers", 34),
    ("Asked when", 18),
    ("Finding that rests on it", 24),
    ("Met when", 14),
    ("In the sheet of cases", 28),
)


def write_cases(book: Book, cases: Mapping[str, Any]) -> None:
    """A row a case; each column under its question and its ref."""
    columns = cases["columns"]
    sheet = book.sheet(CASES)
    sheet.set_widths(7, *(15 for _column in columns), printed=PRINTED)
    sheet.line("Answers case by case", "title")
    sheet.link(DICTIONARY)
    sheet.row += 1
    sheet.line(CONFIDENTIAL, "strong")
    for number, column in enumerate(columns, start=1):
        sheet.text(column["question"], "question", column=number)
    sheet.fit(sheet.row, ["", *(column["question"] for column in columns)])
    head = sheet.row = sheet.row + 1
    refs = [column["ref"] for column in columns]
    sheet.headings(["Row", *refs], "Answers_case_by_case", len(cases["rows"]), {0})
    labels = [dict(map(tuple, column["options"])) for column in columns]
    for number, row in enumerate(cases["rows"], start=1):
        words = [labels[place][code] for place, code in enumerate(row)]
        sheet.value(sheet.row, 0, Typed(COUNT, number))
        for place, text in enumerate(words, start=1):
            sheet.value(sheet.row, place, Typed(WORDS, text))
        sheet.fit(sheet.row, ["", *words])
        sheet.row += 1
    sheet.worksheet.freeze_panes(head + 1, 1)
    sheet.worksheet.repeat_rows(head)
    sheet.worksheet.repeat_columns(0)


def write_dictionary(book: Book, cases: Mapping[str, Any]) -> None:
    """What each column means, and every other coded answer of the tool with why it is not told."""
    sheet = book.sheet(DICTIONARY)
    sheet.set_widths(*(width for _heading, width in DICTIONARY_COLUMNS))
    sheet.line("Data dictionary", "title")
    sheet.link(ABOUT)
    sheet.row += 1
    for text in (WHAT_CASES_ARE, NO_CELL_IS_EMPTY, NEVER_HERE):
        sheet.paragraph(text, "note", PARAGRAPH_COLUMNS)
    sheet.row += 1
    head = sheet.row
    lines = [*map(_given, cases["columns"]), *map(_not_given, cases["not_given"])]
    sheet.headings([heading for heading, _width in DICTIONARY_COLUMNS], "Data_dictionary", len(lines))
    for line in lines:
        for place, text in enumerate(line):
            sheet.value(sheet.row, place, Typed(WORDS, text), is_label=place == 0)
        sheet.fit(sheet.row, line)
        sheet.row += 1
    sheet.worksheet.freeze_panes(head + 1, 1)
    sheet.worksheet.repeat_rows(head)


def _given(column: Mapping[str, Any]) -> tuple[str, ...]:
    labels = dict(map(tuple, column["options"]))
    met = [labels[code] for code in (*column["met"], "met") if code in labels]
    return (
        column["ref"],
        column["question"],
        "Age range" if column["given"] == AGE else "One of",
        "; ".join(labels.values()),
        column["asked_when"] or "Always",
        column["measure"],
        " or ".join(met),
        HOW_TOLD[column["given"]],
    )


def _not_given(line: Mapping[str, Any]) -> tuple[str, ...]:
    several = "Any of" if line["kind"] == "any_of" else "One of"
    answers = "; ".join(label for _code, label in line["options"])
    return (line["ref"], line["question"], several, answers, "", "", "", f"Left out. {line['why']}")
