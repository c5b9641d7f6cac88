"""Texts as cells that no spreadsheet takes for a formula, and back; the standard library alone."""

from __future__ import annotations

import re
from typing import Any

# What a spreadsheet may begin a formula with, the wide signs of East Asian keyboards included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_MADE_HARMLESS = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def harmless(value: Any) -> Any:
    """The value as a cell that no spreadsheet takes for a formula: a leading apostrophe makes it plain text.

    A text that begins with apostrophes before such a sign gets one more, so that ``as_written`` is exact.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_written(cell: str) -> str:
    """The text from which ``harmless`` made this cell."""
    return cell[1:] if _MADE_HARMLESS.match(cell) else cell
