"""What the page of settings shows beside its form: what stands, and which days are no working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.kit.calendar import OutsideCalendarError, calendar_for
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.locks import locked_settings

SATURDAY = 5


@dataclass(frozen=True)
class FixedSetting:
    """A setting that must stand: what it is, and why."""

    label: str
    value: str
    reason: str


def fixed_settings(review: Review, labels: dict[str, str]) -> tuple[FixedSetting, ...]:
    """Those of the given settings that can no longer change, in the order of their labels."""
    locked = locked_settings(review)
    return tuple(
        FixedSetting(label, _value_in_words(review, name), locked[name])
        for name, label in labels.items()
        if name in locked
    )


def _value_in_words(review: Review, name: str) -> str:
    value = getattr(review, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    display = getattr(review, f"get_{name}_display", None)
    return str(display() if display else value)


def holidays_within(review: Review) -> tuple[str, ...]:
    """The weekdays of the fieldwork on which nobody works, where days are working days."""
    calendar = calendar_for(review.jurisdiction)
    days = (review.fieldwork_end - review.fieldwork_start).days + 1
    span = [review.fieldwork_start + timedelta(days=number) for number in range(min(days, 400))]
    try:
        return tuple(
            f"{day:%A} {day.day} {day:%B %Y}"
            for day in span
            if day.weekday() < SATURDAY and not calendar.is_working_day(day)
        )
    except OutsideCalendarError:
        return ()
