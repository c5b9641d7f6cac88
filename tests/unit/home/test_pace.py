"""Audits handed in by day beside an even pace, against sums made by hand on the calendar of April 2009."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from audit_app.home.pace import Pace, Window, pace_of
from audit_app.home.pace_chart import NARROW, WIDE, pace_chart

# Thursday to Thursday over Easter: 9, 14, 15 and 16 April are working days, Good Friday to Easter Monday not.
EASTER = Window(date(2009, 4, 9), date(2009, 4, 16), "ENG")


def day(number: int) -> date:
    return date(2009, 4, number)


def pace(today: date, by_day: dict[date, int], total: int = 8) -> Pace:
    return pace_of(EASTER, total, by_day, today)


def test_each_day_tells_what_came_in_what_there_is_and_what_an_even_pace_would_have() -> None:
    found = pace(day(14), {day(9): 1, day(11): 2, day(14): 1})
    assert [(slot.label, slot.handed_in, slot.so_far, slot.expected) for slot in found.slots] == [
        ("9 April 2009", 1, 1, 2),
        ("10 April 2009", 0, 1, 2),
        ("11 April 2009", 2, 3, 2),
        ("12 April 2009", 0, 3, 2),
        ("13 April 2009", 0, 3, 2),
        ("14 April 2009", 1, 4, 4),
        ("15 April 2009", 0, None, 6),
        ("16 April 2009", 0, None, 8),
    ]
    assert found.sentence == (
        "4 of 8 audits are handed in. At an even pace it would be 4 by the end of today."
    )


def test_what_came_in_outside_the_fieldwork_is_told_and_not_lost() -> None:
    found = pace(day(30), {day(1): 1, day(16): 2, day(29): 3})
    assert [(slot.label, slot.so_far) for slot in (found.slots[0], found.slots[-2], found.slots[-1])] == [
        ("Before the fieldwork", 1),
        ("16 April 2009", 3),
        ("After the fieldwork", 6),
    ]
    assert sum(slot.handed_in for slot in found.slots) == found.so_far == 6
    assert found.sentence == "6 of 8 audits are handed in. The fieldwork ended on 16 April 2009."


def test_before_the_fieldwork_nothing_is_expected() -> None:
    found = pace(day(1), {}, total=1)
    assert {slot.so_far for slot in found.slots} == {None}
    assert found.sentence == "0 of 1 audit is handed in. The fieldwork begins on 9 April 2009."


def test_a_long_fieldwork_is_told_by_weeks_of_which_the_last_may_be_shorter() -> None:
    window = Window(date(2009, 4, 1), date(2009, 5, 10), "ENG")
    found = pace_of(
        window, 10, {date(2009, 4, 7): 1, date(2009, 4, 8): 2, date(2009, 5, 10): 3}, date(2009, 5, 10)
    )
    assert (found.by, len(found.slots)) == ("Week", 6)
    assert [slot.handed_in for slot in found.slots] == [1, 2, 0, 0, 0, 3]
    assert (found.slots[-1].label, found.slots[-1].expected) == ("Week from 6 May 2009", 10)


@pytest.mark.parametrize(
    "window",
    [
        Window(date(2009, 4, 11), date(2009, 4, 12), "ENG"),
        Window(date(2040, 1, 1), date(2040, 1, 2), "ENG"),
    ],
)
def test_where_no_working_day_is_known_all_days_count(window: Window) -> None:
    found = pace_of(window, 4, {}, window.first)
    assert [slot.expected for slot in found.slots] == [2, 4]


def test_the_share_equals_a_count_day_by_day_over_a_year() -> None:
    window = Window(date(2009, 1, 1), date(2009, 12, 31), "ENG")
    holidays = {(1, 1), (4, 10), (4, 13), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)}
    days = [window.first + timedelta(days=number) for number in range(365)]
    working = [each for each in days if each.weekday() < 5 and (each.month, each.day) not in holidays]
    for each in days:
        gone = sum(1 for other in working if other <= each)
        assert window.share_until(each) == gone / len(working)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_chart_says_in_words_what_it_shows_and_stays_on_its_sheet(width: int) -> None:
    found = pace(day(14), {day(9): 1, day(14): 9})
    chart = pace_chart(found, width, "pace")
    assert chart.title == "Audits handed in by day"
    assert found.sentence in chart.description
    # One for the legend, and one for each day on which something is handed in so far.
    assert chart.markup.count("<rect") == 1 + 6
    assert "-" not in "".join(part.split('"')[1] for part in chart.markup.split(" height=")[1:])
    assert 'style="' not in chart.markup
