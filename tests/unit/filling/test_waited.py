"""How long an action has waited, against spans counted by hand on the calendar of April 2009.

Good Friday was 10 April and Easter Monday 13 April; in Scotland, Easter Monday is no bank holiday.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from audit_app.filling.waited import waited

LONDON = ZoneInfo("Europe/London")
THURSDAY = datetime(2009, 4, 9, 16, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (datetime(2009, 4, 9, 16, 30, 59, tzinfo=LONDON), "less than a minute"),
        (datetime(2009, 4, 9, 16, 31, tzinfo=LONDON), "1 minute"),
        (datetime(2009, 4, 9, 17, 29, tzinfo=LONDON), "59 minutes"),
        (datetime(2009, 4, 9, 17, 30, tzinfo=LONDON), "1 hour"),
        (datetime(2009, 4, 10, 9, 0, tzinfo=LONDON), "16 hours, no working day"),
        (datetime(2009, 4, 11, 16, 29, tzinfo=LONDON), "47 hours, no working day"),
        (datetime(2009, 4, 11, 16, 30, tzinfo=LONDON), "2 days, no working day"),
        (datetime(2009, 4, 14, 9, 0, tzinfo=LONDON), "4 days, 1 working day"),
        (datetime(2009, 4, 24, 9, 0, tzinfo=LONDON), "14 days, 9 working days"),
    ],
)
def test_hours_are_those_of_the_clock_and_working_days_those_after_the_day_of_raising(
    until: datetime, words: str
) -> None:
    assert waited(THURSDAY, until, "ENG") == words


def test_the_bank_holidays_are_those_of_the_review() -> None:
    tuesday = datetime(2009, 4, 14, 9, 0, tzinfo=LONDON)
    assert waited(THURSDAY, tuesday, "SCT") == "4 days, 2 working days"


def test_a_night_in_which_the_clocks_change_counts_its_hours_and_its_days_as_they_were() -> None:
    saturday = datetime(2009, 3, 28, 22, 0, tzinfo=LONDON)
    assert waited(saturday, datetime(2009, 3, 29, 8, 0, tzinfo=LONDON), "ENG") == "10 hours, no working day"


def test_where_bank_holidays_are_not_known_days_alone_are_said() -> None:
    start = datetime(2040, 1, 2, 9, 0, tzinfo=LONDON)
    assert waited(start, datetime(2040, 1, 9, 9, 0, tzinfo=LONDON), "ENG") == "7 days"
