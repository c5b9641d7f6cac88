"""Form fields that take what people type and say plainly what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms

from audit_app.kit.date_field import DateField, DateInput
from audit_app.kit.named_field import NamedField
from audit_app.kit.text import clean_text

__all__ = ["DateField", "DateInput", "NamedField", "TextField", "TimeField", "WholeNumberField"]

# About ten pages of print.
LONGEST_TEXT = 20_000
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))? ?(am|pm)?")
_TIME_WORDS = {"midnight": dt.time(0), "noon": dt.time(12), "midday": dt.time(12)}


class TimeField(NamedField):
    """A time of day as 14:30, and also as 14.30, 1430, 2:30pm or noon; gives a ``datetime.time`` or None."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "govuk-input--width-5", **super().widget_attrs(widget)}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        typed = " ".join(str(value).lower().replace("a.m.", "am").replace("p.m.", "pm").split())
        if not typed:
            return None
        match = _CLOCK.fullmatch(typed)
        time = _clock_time(*match.groups()) if match else _TIME_WORDS.get(typed)
        if time is None:
            raise self.error("must be a time, like 14:30")
        return time


def _clock_time(hours: str, minutes: str | None, half: str | None) -> dt.time | None:
    hour, minute = int(hours), int(minutes or 0)
    if minute > 59 or hour > 23:
        return None
    if half:
        return dt.time(hour % 12 + (12 if half == "pm" else 0), minute) if 1 <= hour <= 12 else None
    # A bare "9" may be morning or evening, so it is asked again.
    return dt.time(hour, minute) if minutes else None


class WholeNumberField(NamedField):
    """A whole number from ``lowest`` to ``highest``; gives an int or None."""

    widget = forms.TextInput

    def __init__(self, *, lowest: int = 0, highest: int = 32767, **kwargs: Any) -> None:
        self.lowest, self.highest = lowest, highest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "class": "govuk-input--width-4", **super().widget_attrs(widget)}

    def to_python(self, value: Any) -> int | None:
        typed = "" if value is None else re.sub(r"[\s,]", "", str(value))
        if not typed:
            return None
        if not re.fullmatch(r"-?[0-9]{1,18}", typed):
            raise self.error("must be a whole number")
        number = int(typed)
        if number < self.lowest:
            raise self.error(f"must be {self.lowest} or more", "low")
        if number > self.highest:
            raise self.error(f"must be {self.highest} or fewer", "high")
        return number


class TextField(NamedField, forms.CharField):
    """Text without what is no character; without ``max_length`` as long as anybody could mean to write.

    What is too long is refused and stays in its box: nobody's words are cut short.
    """

    def to_python(self, value: Any) -> str | None:
        return super().to_python(clean_text(value) if isinstance(value, str) else value)

    def run_validators(self, value: Any) -> None:
        longest = self.max_length or LONGEST_TEXT
        if len(value) > longest:
            complaint = f"must be {longest:,} characters or fewer, and has {len(value):,}"
            raise self.error(complaint, "max_length")
        super().run_validators(value)
