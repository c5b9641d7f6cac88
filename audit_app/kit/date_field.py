"""A date typed into three boxes: day, month and year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.formats import date_format

from audit_app.kit.named_field import NamedField

DateParts = tuple[str, str, str]
PARTS = ("day", "month", "year")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class DateInput(forms.Widget):
    """Three boxes, posted as ``name_0`` (day), ``name_1`` (month) and ``name_2`` (year)."""

    input_type = "text"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        day, month, year = (str(data.get(f"{name}_{index}") or "").strip() for index in range(3))
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{index}" not in data for index in range(3))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0" if id_ else ""


class DateField(NamedField):
    """Gives a ``datetime.date`` or None.

    ``earliest`` and ``latest`` are the first and the last date that can be right. A month may also be a name.
    An error carries in its ``params["parts"]`` which boxes are at fault, when it is not all of them.
    """

    widget = DateInput
    empty_values = [None, "", ("", "", "")]

    def __init__(
        self,
        *,
        earliest: dt.date = dt.date(1900, 1, 1),
        latest: dt.date = dt.date(2100, 12, 31),
        **kwargs: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            return str(value.day), str(value.month), str(value.year)
        return value

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return self._check_range(value)
        self._check_complete(value)
        day, month, year = _number(value[0]), _month(value[1]), _number(value[2])
        if year is not None and len(value[2]) != 4:
            raise self.error("must include a year of 4 digits, like 2009", "year", parts=("year",))
        try:
            date = dt.date(year or 0, month or 0, day or 0)
        except ValueError:
            raise self.error("must be a real date", "unreal", parts=_wrong_parts(day, month, year)) from None
        return self._check_range(date)

    def _check_complete(self, value: DateParts) -> None:
        missing = tuple(part for part, typed in zip(PARTS, value, strict=True) if not typed)
        if missing:
            raise self.error(f"must include a {' and '.join(missing)}", "incomplete", parts=missing)

    def _check_range(self, date: dt.date) -> dt.date:
        if date < self.earliest:
            raise self.error(f"must be on or after {date_format(self.earliest, 'j F Y')}", "early")
        if date > self.latest:
            raise self.error(f"must be on or before {date_format(self.latest, 'j F Y')}", "late")
        return date


def _number(typed: str) -> int | None:
    return int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else None


def _month(typed: str) -> int | None:
    """A month by its number or by its name, whole or cut short after at least three letters."""
    word = typed.lower().rstrip(".")
    if len(word) >= 3:
        return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), None)
    return _number(typed)


def _wrong_parts(day: int | None, month: int | None, year: int | None) -> tuple[str, ...]:
    """Which boxes are wrong by themselves; none when only their combination is, such as 31 June."""
    right = (day is not None and 1 <= day <= 31, month is not None and 1 <= month <= 12, bool(year))
    return tuple(part for part, is_right in zip(PARTS, right, strict=True) if not is_right)
