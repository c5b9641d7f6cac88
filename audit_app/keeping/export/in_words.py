"""Days, moments and answers as a reader of a copy finds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils import timezone

from audit_app.keeping.export.content import Line


def day(on: dt.date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""


def moment(at: dt.datetime | None) -> str:
    return f"{day(timezone.localtime(at))}, {timezone.localtime(at):%H:%M}" if at else ""


def some(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of which there is something to tell."""
    return (line for line in lines if line.text)
