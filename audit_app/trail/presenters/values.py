"""What an entry keeps of a value, in words: answers as the tool has them, moments as people say them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from audit_app.filling.presenters.answer_lines import written
from audit_app.tool.answers import is_answered
from audit_app.tool.registry import item, items

NOTHING, NO_ANSWER = "nothing", "no answer"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+-]+)?")


def moment(at: dt.datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


def is_item(ref: str) -> bool:
    return ref in {each.ref for each in items()}


def answer(ref: str, value: Any) -> str:
    """An answer of the tool; the trail keeps its days and times as text, and ticks as a list."""
    kind = item(ref).kind
    if kind == "any_of" and value is not None:
        return written(ref, frozenset(value))
    if not is_answered(value):
        return NO_ANSWER
    if kind == "date":
        return plain(value)
    if kind == "time":
        return str(value)[:5]
    if kind == "rows":
        value = [{**row, "date": dt.date.fromisoformat(str(row["date"]))} for row in value]
    return written(ref, value)


def plain(value: Any) -> str:
    """Any other value."""
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{spaced(name)} {plain(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(plain(each) for each in value)
    return _day_or_moment(value) if isinstance(value, str) and _MOMENT.fullmatch(value) else str(value)


def spaced(name: str) -> str:
    return name.replace("_", " ")


def _day_or_moment(value: str) -> str:
    if "T" in value:
        return moment(dt.datetime.fromisoformat(value))
    return date_format(dt.date.fromisoformat(value), "j F Y")
