"""What the pages say of a list, in words."""

from __future__ import annotations

from typing import Any

from audit_app.sampling.caseload.checking.findings import SENTENCES
from audit_app.sampling.caseload.fields import BY_NAME

# What is said of how a file was read; ``{0}`` is a number or a word.
NOTES: dict[str, str] = {
    "windows_1252": "The file is not in UTF-8 and was read as Windows-1252. Check names with accents.",
    "unreadable_characters": "Some characters could not be read. They are shown as a question mark in a box.",
    "separator": "The columns are divided by {0}.",
    "hidden_sheets": "{0} hidden sheet(s) were not read.",
    "hidden_sheet_read": "The sheet is hidden in the file. It was read because no other holds a list.",
    "formulas": "{0} cell(s) hold formulas. Their values were taken as the file was last saved.",
    "hidden_rows": "{0} hidden row(s) were read like all others.",
    "hidden_columns": "Hidden columns were read like all others ({0}).",
    "merged_cells": "{0} group(s) of merged cells. Only the first cell of each holds its value.",
}
STATUSES: dict[str, str] = {
    "new": "New",
    "changed": "Changed",
    "unchanged": "Unchanged",
    "refused": "Refused",
    "skipped": "Skipped",
    "left out": "Left out",
    "left as it was": "Changed in the list, left as it was",
    "removed": "Removed from the caseload",
    "not in the list": "Not in the list, left in the caseload",
}
TAGS: dict[str, str] = {
    "new": "govuk-tag--green",
    "changed": "govuk-tag--yellow",
    "unchanged": "govuk-tag--grey",
    "refused": "govuk-tag--red",
    "skipped": "govuk-tag--grey",
    "left out": "govuk-tag--grey",
    "left as it was": "govuk-tag--yellow",
    "removed": "govuk-tag--red",
    "not in the list": "govuk-tag--grey",
}
# Sentences of findings that have details, as they stand where there are none.
WITHOUT_DETAILS: dict[str, str] = {
    "reference_twice": "The same reference stands in another row with other values",
    "date_far": "The date is too long ago or too far ahead",
    "error": "The cell holds an error of the spreadsheet",
    "too_long": "This is longer than can be kept",
    "same_child": "The same name and date of birth stand in another row, under another reference",
    "same": "The same as an earlier row, so the child is taken once",
}
_FIELDS_OF_A_CASE = {
    "age_band": "Age band",
    "age_years": "Age in years",
    "plan_categories": "Category of the plan",
    "category_as_imported": "Category as the list has it",
}


def note(packed: list[Any]) -> str:
    code, *numbers = packed
    return NOTES.get(code, "").format(*numbers)


def label_of(field: str) -> str:
    """The name of a field of a list or of a case."""
    if field in BY_NAME:
        return BY_NAME[field].label
    return _FIELDS_OF_A_CASE.get(field, field.replace("_", " ").capitalize())


def code_in_words(packed: str) -> str:
    """A line of an outcome, such as ``century:date_of_birth``, in words and without the value."""
    code, _colon, field = packed.partition(":")
    if code == "changed":
        return f"{label_of(field)} changed"
    plain = {**SENTENCES, **WITHOUT_DETAILS}.get(code, code)
    return f"{label_of(field)}: {plain[0].lower()}{plain[1:]}" if field else plain


def children(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"


def rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
