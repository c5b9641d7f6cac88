"""When the time of a review ends."""

from datetime import date

import pytest

from audit_app.keeping.presenters import in_number, reminder
from audit_app.keeping.retention import Holding, kept_until, months_later
from audit_app.sampling.models import Review

END = date(2025, 4, 15)


def holding(today: date, records: int = 3) -> Holding:
    return Holding(Review(pk=1, fieldwork_end=END, months_kept=12), records, 0, today)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (END, 12, date(2026, 4, 15)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 11, 30), 26, date(2028, 1, 30)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


def test_records_are_kept_a_year_from_the_end_of_the_fieldwork_unless_the_review_says_otherwise() -> None:
    assert kept_until(Review(fieldwork_end=END)) == date(2026, 4, 15)
    assert kept_until(Review(fieldwork_end=END, months_kept=3)) == date(2025, 7, 15)


def test_the_last_day_is_still_a_day_on_which_they_are_kept() -> None:
    assert not holding(date(2026, 4, 15)).is_due
    assert holding(date(2026, 4, 16)).is_due


def test_sixty_days_before_it_is_due_soon_and_no_longer_once_it_is_due() -> None:
    assert not holding(date(2026, 2, 14)).is_due_soon
    assert holding(date(2026, 2, 15)).is_due_soon
    assert not holding(date(2026, 4, 16)).is_due_soon


def test_where_nothing_is_held_nothing_is_due() -> None:
    empty = holding(date(2030, 1, 1), records=0)
    assert not empty.is_due
    assert not empty.is_due_soon


def test_a_reminder_tells_how_many_and_until_when() -> None:
    assert reminder(holding(date(2026, 1, 1))) == ""
    assert reminder(holding(date(2026, 4, 1))) == "3 records will have to be erased after 15 April 2026"
    due = reminder(holding(date(2026, 5, 1), records=1052))
    assert due == "1,052 records should have been erased after 15 April 2026"


def test_one_record_is_not_told_in_the_plural() -> None:
    assert (in_number(0), in_number(1), in_number(2)) == ("no record", "1 record", "2 records")
