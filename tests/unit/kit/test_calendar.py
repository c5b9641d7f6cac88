"""Working days against published dates and against counting them one by one."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.kit.calendar import OutsideCalendarError, WorkingCalendar, calendar_for, day_count
from tests.twins import working_days as twin

REFERENCE = Path(__file__).parents[3] / "fixtures" / "reference" / "reference_values.json"
PUBLISHED = twin.published_bank_holidays()
ENGLAND = calendar_for("ENG")

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)
days = st.dates(min_value=date(2008, 1, 1), max_value=date(2028, 6, 30))


def reference_dates() -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(REFERENCE.read_text(encoding="utf-8"))["working_days_england"]
    return values


@pytest.mark.parametrize("value", reference_dates(), ids=lambda value: str(value["from"]))
def test_the_reference_dates_hold_both_ways(value: dict[str, Any]) -> None:
    start, end = date.fromisoformat(value["from"]), date.fromisoformat(value["is"])

    assert ENGLAND.add_working_days(start, value["plus"]) == end
    assert ENGLAND.working_days_between(start, end) == value["plus"]


def test_every_day_from_2008_to_2028_agrees_with_the_published_bank_holidays() -> None:
    first, last = date(2008, 1, 1), date(2028, 12, 31)
    every_day = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]

    differing = [
        day for day in every_day if ENGLAND.is_working_day(day) != twin.is_working_day(day, PUBLISHED)
    ]

    assert len(every_day) == 7671
    assert differing == []


@given(start=days, span=st.integers(min_value=0, max_value=180))
@unhurried
def test_counting_agrees_with_the_slow_twin(start: date, span: int) -> None:
    end = start + timedelta(days=span)

    assert ENGLAND.working_days_between(start, end) == twin.working_days_between(start, end, PUBLISHED)
    assert ENGLAND.working_days_between(end, start) == -twin.working_days_between(start, end, PUBLISHED)


@given(start=days, span=st.integers(min_value=0, max_value=180))
@unhurried
def test_the_bank_holidays_that_are_left_out_are_those_published(start: date, span: int) -> None:
    end = start + timedelta(days=span)

    inside = [day for day in PUBLISHED if start < day <= end and day.strftime("%A") not in twin.WEEKEND]
    assert ENGLAND.bank_holidays_between(start, end) == len(inside)


@pytest.mark.parametrize("n", [15, 42])
def test_every_start_of_twenty_years_has_the_last_day_in_time_that_the_slow_twin_finds(n: int) -> None:
    first, last = date(2008, 1, 1), date(2028, 9, 30)
    starts = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]

    found = {start: ENGLAND.add_working_days(start, n) for start in starts}

    assert len(starts) == 7579
    assert found == {start: twin.add_working_days(start, n, PUBLISHED) for start in starts}


# Scotland proclaimed this one after the list was published.
PROCLAIMED_SINCE = {"SCT": {date(2026, 6, 15)}, "NIR": set[date]()}


@pytest.mark.parametrize("jurisdiction", ["SCT", "NIR"])
def test_the_bank_holidays_of_scotland_and_northern_ireland_are_those_published(jurisdiction: str) -> None:
    published = twin.published_bank_holidays_of(jurisdiction) | PROCLAIMED_SINCE[jurisdiction]
    first, last = date(2012, 1, 1), date(2028, 12, 31)
    every_day = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]

    calendar = calendar_for(jurisdiction)

    assert len(published) > 150
    assert [
        day for day in every_day if calendar.is_working_day(day) != twin.is_working_day(day, published)
    ] == []


@given(start=days, n=st.integers(min_value=0, max_value=100))
@unhurried
def test_adding_agrees_with_the_slow_twin(start: date, n: int) -> None:
    assert ENGLAND.add_working_days(start, n) == twin.add_working_days(start, n, PUBLISHED)


@given(start=days, n=st.integers(min_value=1, max_value=60))
@unhurried
def test_a_standard_is_met_until_the_end_of_the_nth_working_day_and_not_after(start: date, n: int) -> None:
    last_day = ENGLAND.add_working_days(start, n)
    next_working_day = ENGLAND.add_working_days(last_day, 1)

    assert ENGLAND.is_working_day(last_day)
    assert ENGLAND.working_days_between(start, last_day) == n
    assert ENGLAND.working_days_between(start, next_working_day) == n + 1


def test_a_start_at_the_weekend_has_the_same_last_day_as_the_friday_before() -> None:
    friday, saturday, sunday = date(2009, 3, 6), date(2009, 3, 7), date(2009, 3, 8)

    assert {ENGLAND.add_working_days(start, 15) for start in (friday, saturday, sunday)} == {
        date(2009, 3, 27)
    }


def test_easter_monday_is_a_working_day_in_scotland_and_not_in_england() -> None:
    easter_monday = date(2009, 4, 13)

    assert not ENGLAND.is_working_day(easter_monday)
    assert calendar_for("SCT").is_working_day(easter_monday)


def test_calendar_days_are_a_plain_subtraction_in_any_year() -> None:
    assert day_count(date(2009, 4, 9), date(2009, 4, 14), "calendar") == 5
    assert day_count(date(2009, 4, 9), date(2009, 4, 14), "working") == 1
    assert day_count(date(1990, 1, 1), date(1990, 2, 1), "calendar") == 31
    assert ENGLAND.day_count(date(2009, 4, 14), date(2009, 4, 9), "calendar") == -5


def test_the_jurisdiction_decides_which_working_days_are_counted() -> None:
    before_easter, after_easter = date(2009, 4, 9), date(2009, 4, 14)

    assert day_count(before_easter, after_easter, "working", "ENG") == 1
    assert day_count(before_easter, after_easter, "working", "SCT") == 2


def test_a_moment_counts_as_its_day() -> None:
    start = datetime(2009, 4, 9, 23, 59)  # noqa: DTZ001 — what matters is that a time of day changes nothing.

    assert ENGLAND.working_days_between(start, date(2009, 4, 14)) == 1


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2036, 1, 1)])
def test_a_date_outside_the_calendar_is_refused_with_the_years_it_holds(day: date) -> None:
    with pytest.raises(OutsideCalendarError, match="England from 2000 to 2035"):
        ENGLAND.is_working_day(day)


def test_the_first_and_the_last_day_of_the_calendar_are_inside_it() -> None:
    assert not ENGLAND.is_working_day(date(2000, 1, 1))
    assert ENGLAND.is_working_day(date(2035, 12, 31))


def test_an_answer_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(OutsideCalendarError, match="beyond 2035"):
        ENGLAND.add_working_days(date(2035, 12, 28), 15)


def test_negative_additions_unknown_countings_and_unknown_jurisdictions_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        ENGLAND.add_working_days(date(2009, 4, 9), -1)
    with pytest.raises(ValueError, match="not “lunar”"):
        ENGLAND.day_count(date(2009, 4, 9), date(2009, 4, 14), "lunar")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="choose from ENG, WLS, SCT, NIR"):
        WorkingCalendar("FRA")
    with pytest.raises(ValueError, match="from 2010 to 2009"):
        WorkingCalendar(first=2010, last=2009)


def test_the_calendar_of_a_jurisdiction_is_built_once() -> None:
    assert calendar_for("ENG") is ENGLAND
