"""The slow twin of the clocks over spans that a calendar on the wall shows."""

from datetime import date

import pytest

from tests.twins import clocks_twin as twin

COMPLETED = {"5.1": "yes", "5.1.completion_recorded": "yes"}


@pytest.mark.parametrize(
    ("start", "end", "working", "calendar"),
    [
        (date(2009, 3, 2), date(2009, 3, 2), 0, 0),
        (date(2009, 3, 2), date(2009, 3, 9), 5, 7),
        (date(2009, 3, 6), date(2009, 3, 8), 0, 2),
        (date(2009, 4, 9), date(2009, 4, 14), 1, 5),
    ],
    ids=["the same day", "Monday to Monday", "Friday to Sunday", "over Easter"],
)
def test_days_are_counted_after_the_start(start: date, end: date, working: int, calendar: int) -> None:
    assert twin.days_counted(start, end, "working") == working
    assert twin.days_counted(start, end, "calendar") == calendar


def test_the_standard_is_met_until_its_last_day_in_the_reviews_way_of_counting() -> None:
    case = {**COMPLETED, "5.1.started": date(2009, 4, 9), "5.1.completed": date(2009, 4, 14)}
    assert twin.says("5.2", case, [], {"core_days": 1}, "working") == "yes"
    assert twin.says("5.2", case, [], {"core_days": 4}, "calendar") == "no"
    assert twin.says("5.2", case, [], {"core_days": 5}, "calendar") == "yes"
