"""Why a file cannot be read, each as a sentence that says what to do."""

from __future__ import annotations

from typing import Any

REFUSALS: dict[str, str] = {
    "empty": "The file is empty. Select the file that holds the list.",
    "too_large": "The file is larger than {limit} MB. Save the sheet that holds the list by itself.",
    "unpacks_too_large": (
        "The file unpacks to more than {limit} MB, so it was not opened. Save the sheet that holds the "
        "list by itself."
    ),
    "too_many_parts": "The file is made of more than {limit} parts, so it was not opened. Save it anew.",
    "doctype": (
        "The file holds a document type definition, which no spreadsheet program writes, so it was not "
        "opened. Save it anew."
    ),
    "too_many_styles": "The file holds more than {limit} cell styles. Copy the values into a new file.",
    "too_many_sheets": "The file has more than {limit} sheets. Save the one that holds the list by itself.",
    "too_many_rows": "The sheet has more than {limit} rows. Delete those that hold no child.",
    "too_many_columns": "The sheet has more than {limit} columns. Delete those that are not needed.",
    "too_long_cell": "Row {row} has a cell of more than {limit} characters, so it is no list of children.",
    "open_quote": (
        "A quotation mark is opened in row {row} or before it and never closed. Save the file anew from the "
        "spreadsheet."
    ),
    "password": "The file is protected by a password. Save it without one; it is sealed once it is here.",
    "damaged": "The file is damaged or was not saved whole. Open it in a spreadsheet and save it anew.",
    "pdf": "This is a PDF. Save the list as an Excel workbook or as CSV.",
    "html": "This is a web page, whatever its name. Open it in a spreadsheet and save it as XLSX or CSV.",
    "xml": "This is an XML file, not a table. Save the list as an Excel workbook or as CSV.",
    "document": "This is a text document, not a table. Copy the list into a spreadsheet and save that.",
    "presentation": "This is a presentation, not a table. Copy the list into a spreadsheet and save that.",
    "picture": "This is a picture. Save the list as an Excel workbook or as CSV.",
    "archive": "This is a packed folder. Unpack it and select the file that holds the list.",
    "binary": "This is not a table. Select an Excel workbook (XLSX, XLS, XLSB), an ODS or a CSV file.",
    "no_table": "No sheet holds a heading and rows below it. Check that the file is the one you meant.",
    "no_rows": "There is no row below the heading. Check that the file is the one you meant.",
    "no_such_sheet": "The file has no sheet of that name that can be read.",
    "took_too_long": (
        "Reading the file took longer than it should, so it was stopped. Copy the values into a new file."
    ),
    "took_too_much": (
        "The file needs more memory than a list of children does, so reading was stopped. Often a cell "
        "far below or to the right is filled. Copy the values into a new file."
    ),
}


class UnreadableError(ValueError):
    """The file cannot be read; ``code`` is one of ``REFUSALS`` and its sentence can be shown."""

    def __init__(self, code: str, **details: Any) -> None:
        self.code, self.details = code, details
        super().__init__(REFUSALS[code].format(**details))
