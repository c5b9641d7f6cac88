"""Tables as files for a spreadsheet, which takes a cell that begins with "=" for a formula and runs it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

from audit_app.kit.harmless import as_written, harmless

__all__ = ["BYTE_ORDER_MARK", "as_written", "csv_lines", "csv_response", "harmless"]

# Without it Excel takes UTF-8 for an older character set.
BYTE_ORDER_MARK = "\ufeff"


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
