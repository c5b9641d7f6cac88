"""Text with separators: in whichever character set, with whichever separator."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.refusals import UnreadableError

SEPARATORS = ",;\t|"
_LINES_LOOKED_AT = 60
# Of a text, at most this share is what no character set shows.
_MOST_CONTROLS = 0.02
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and what is to be said of how it was read.

    Raises:
        UnreadableError: it is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content.decode(encoding, "replace")), _replaced(content.decode(encoding, "replace"))
    if b"\0" in content[:2_000]:
        return _text(content.decode(_utf16_without_mark(content), "replace")), []
    try:
        return _text(content.decode("utf-8")), []
    except UnicodeDecodeError:
        # Five bytes of Windows-1252 are nothing; they become a mark that the reader of the preview sees.
        text = content.decode("cp1252", "replace")
        return _text(text), ["windows_1252", *_replaced(text)]


def _replaced(text: str) -> list[str]:
    return ["unreadable_characters"] if "\ufffd" in text else []


def _utf16_without_mark(content: bytes) -> str:
    start = content[:2_000]
    return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"


def _text(text: str) -> str:
    start = text[:5_000]
    controls = sum(1 for sign in start if not sign.isprintable() and sign not in "\t\r\n\f\ufeff\xa0\u200b")
    if controls > 1 + len(start) * _MOST_CONTROLS:
        raise UnreadableError("binary")
    return text


def separator_of(text: str) -> str:
    """The sign that most evenly divides the first lines."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    lines = [line for line in text[:50_000].splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[int, int]:
    """How many lines it divides into the same number of fields, and into how many."""
    counts = Counter(len(next(csv.reader([line], delimiter=sign), [])) for line in lines)
    counts.pop(1, None)
    fields, times = max(counts.items(), key=lambda each: each[1] * each[0], default=(1, 0))
    return times * (fields - 1), fields


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows, one by one.

    Raises:
        UnreadableError: a cell is longer than any cell of a list is.
    """
    csv.field_size_limit(limits.LONGEST_CELL * 4)
    separator = separator_of(text)
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if number == 1 and len(row) <= 2 and row and row[0].lstrip("\ufeff").lower().startswith("sep="):
                yield []
                continue
            if any(cell.count("\n") > 50 for cell in row):
                raise UnreadableError("open_quote", row=number)
            yield row
    except csv.Error as error:
        raise UnreadableError("open_quote", row=number + 1) from error
