"""Dates that look odd are said, with what makes them odd; none is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit_app.filling.unlikely import ADVICE, Beside, unlikely_dates
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


def test_a_date_that_is_set_aside_is_passed_over() -> None:
    assert said({"3.1": "no", "3.1.date": date(2029, 2, 2)}) == {}
