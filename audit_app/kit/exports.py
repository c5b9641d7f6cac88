"""Tables as files for a spreadsheet, which takes a cell that begins with "=" for a formula and runs it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

# What a spreadsheet may begin a formula with, the wide signs of East Asian keyboards included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_MADE_HARMLESS = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
# Without it Excel takes UTF-8 for an older character set.
BYTE_ORDER_MARK = "\ufeff"


def harmless(value: Any) -> Any:
    """The value as a cell that no spreadsheet takes for a formula: a leading apostrophe makes it plain text.

    A text that begins with apostrophes before such a sign gets one more, so that ``as_written`` is exact.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_written(cell: str) -> str:
    """The text from which ``harmless`` made this cell."""
    return cell[1:] if _MADE_HARMLESS.match(cell) else cell


def csv_lines(heading: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a CSV file, one by one and with every cell harmless."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(heading)
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def csv_response(name: str, heading: Iterable[str], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """A download that is sent while it is made; ``name`` is that of the file, and tells no child."""
    response = StreamingHttpResponse(csv_lines(heading, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class _Echo:
    """What csv writes to: gives each line back in place of keeping it."""

    def write(self, line: str) -> str:
        return line
