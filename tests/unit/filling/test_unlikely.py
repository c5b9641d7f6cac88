"""Dates that look odd are said, with what makes them odd; none is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.filling.unlikely import ADVICE, Beside, unlikely_dates
from audit_app.sampling.ages import age_in_years
from audit_app.sampling.models import Review

REFERRAL = date(2009, 2, 2)
TODAY = date(2009, 6, 30)


def said(answers: dict[str, Any], audit_date: date | None = None) -> dict[str, str]:
    beside = Beside(TODAY, audit_date, Review(reference_date=date(2009, 3, 31)))
    return unlikely_dates({"1.1": REFERRAL, **answers}, beside)


def test_plausible_dates_are_passed_over() -> None:
    dates = {
        "1.4": "yes",
        "1.4.rows": [{"date": date(2007, 5, 1)}],
        "1.5": "yes",
        "1.5.rows": [{"date": date(2009, 2, 2)}, {"date": date(2009, 3, 2)}],
        "3.1": "yes",
        "3.1.date": date(2009, 2, 7),
        "4.1": "yes",
        "4.1.date": date(2009, 2, 20),
    }
    assert said(dates) == {}


@pytest.mark.parametrize(
    ("ref", "day", "words"),
    [
        ("1.1", date(2029, 2, 2), "2 February 2029 is in the future."),
        ("1.1", date(1909, 2, 2), "2 February 1909 is more than 10 years before this review."),
        ("9.1.date", date(2009, 3, 1), "1 March 2009 was a Sunday."),
        ("9.1.date", date(2009, 4, 10), "10 April 2009 was a bank holiday."),
        ("4.1.date", date(1909, 2, 2), "2 February 1909 is more than 10 years before this review."),
    ],
)
def test_an_odd_date_is_said_with_what_makes_it_odd(ref: str, day: date, words: str) -> None:
    calls = {"3.1": "yes", "4.1": "yes"}
    assert said({**calls, ref: day})[ref] == f"{words} {ADVICE}"


def test_what_lies_after_the_date_of_the_audit_is_said() -> None:
    assert "after the date of the audit (H.6)" in said({}, audit_date=date(2009, 1, 30))["1.1"]


def test_an_end_more_than_a_year_after_its_start_is_said_with_its_days() -> None:
    dates = {"3.1": "yes", "3.1.date": REFERRAL, "4.1": "yes", "4.1.date": date(2010, 2, 9)}
    beside = Beside(date(2010, 6, 30), None, Review(reference_date=date(2010, 3, 31)))
    assert unlikely_dates(dates, beside) == {
        "4.1.date": f"This is 372 days after 2 February 2009 (3.1.date). {ADVICE}"
    }


def test_rows_on_the_wrong_side_of_the_referral_are_said() -> None:
    found = said(
        {
            "1.4": "yes",
            "1.4.rows": [{"date": date(2009, 2, 3)}],
            "1.5": "yes",
            "1.5.rows": [{"date": date(2009, 2, 1)}],
            "6.1": frozenset({"neglect"}),
            "6.1.rows": [{"date": date(2009, 1, 1)}],
        }
    )
    assert found["1.4.rows"].startswith("3 February 2009 is after the referral (1.1, 2 February 2009).")
    assert found["1.5.rows"].startswith("1 February 2009 is before the referral")
    assert found["6.1.rows"].startswith("1 January 2009 is before the referral")


def test_a_day_before_the_child_was_born_is_said_by_their_age_and_not_by_their_birthday() -> None:
    beside = Beside(TODAY, None, Review(reference_date=date(2009, 3, 31)), age_years=3)
    for day, is_odd in ((date(2005, 3, 31), True), (date(2005, 4, 1), False)):
        found = unlikely_dates({"1.1": day}, beside)
        words = f"31 March 2005 is before the child was born, by their age in this review. {ADVICE}"
        assert found == ({"1.1": words} if is_odd else {})
    rows = {"1.4": "yes", "1.4.rows": [{"date": date(2004, 1, 1)}]}
    assert "before the child was born" in unlikely_dates(rows, beside)["1.4.rows"]
    assert "before the child was born" not in str(said(rows))


@given(st.dates(date(1991, 1, 1), date(2030, 12, 31)), st.integers(0, 18 * 365))
def test_no_day_of_a_childs_life_is_said_to_be_before_it_and_no_more_than_a_year_is_left_over(
    born: date, days: int
) -> None:
    reference = date.fromordinal(born.toordinal() + days)
    beside = Beside(TODAY, None, Review(reference_date=reference), age_in_years(born, reference))
    assert beside.unborn_until is not None
    assert 1 <= (born - beside.unborn_until).days <= 366


def test_a_date_that_is_set_aside_is_passed_over() -> None:
    assert said({"3.1": "no", "3.1.date": date(2029, 2, 2)}) == {}
