"""How long an immediate action has waited, in words: a child's safety keeps no office hours.

Hours are those of the clock. Beside them stand the working days after the day on which it was raised, because
that is how long the people were at work who could have seen to it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from audit_app.kit.calendar import OutsideCalendarError, calendar_for

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Up to here hours say more than days do.
LONGEST_IN_HOURS = 2 * DAY


def waited(since: datetime, until: datetime, jurisdiction: str) -> str:
    """Such as “40 minutes” or “26 hours, 1 working day”; less than a minute is “less than a minute”."""
    elapsed = until - since
    if elapsed < MINUTE:
        return "less than a minute"
    spans = [_elapsed(elapsed)]
    working_days = _working_days(since, until, jurisdiction)
    if working_days is not None:
        spans.append(_counted(working_days, "working day") if working_days else "no working day")
    return ", ".join(spans)


def _elapsed(elapsed: timedelta) -> str:
    if elapsed < HOUR:
        return _counted(elapsed // MINUTE, "minute")
    if elapsed < LONGEST_IN_HOURS:
        return _counted(elapsed // HOUR, "hour")
    return _counted(elapsed // DAY, "day")


def _working_days(since: datetime, until: datetime, jurisdiction: str) -> int | None:
    """None on the same day, and for years whose bank holidays are not known."""
    first, last = timezone.localtime(since).date(), timezone.localtime(until).date()
    if first == last:
        return None
    try:
        return calendar_for(jurisdiction).working_days_between(first, last)
    except OutsideCalendarError:
        return None


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
