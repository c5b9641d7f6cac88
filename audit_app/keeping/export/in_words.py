"""Days, moments and answers as a reader of a copy finds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from audit_app.filling.presenters.answer_lines import written
from audit_app.keeping.export.content import Line
from audit_app.tool.registry import item


def day(on: dt.date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""


def moment(at: dt.datetime | None) -> str:
    return f"{day(timezone.localtime(at))}, {timezone.localtime(at):%H:%M}" if at else ""


def some(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of which there is something to tell."""
    return (line for line in lines if line.text)


def told_answer(ref: str, value: Any) -> str:
    """An answer as the trail keeps it, in which dates and times are text."""
    kind = item(ref).kind
    if kind == "date" and value:
        return day(dt.date.fromisoformat(value))
    if kind == "rows":
        value = [{**row, "date": dt.date.fromisoformat(str(row["date"]))} for row in value or ()]
    return str(value)[:5] if kind == "time" and value else written(ref, value)
