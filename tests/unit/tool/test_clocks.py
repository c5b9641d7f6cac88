"""The clocks of the tool: their sums, their words, and when they cannot be computed."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.models import Review
from audit_app.tool.clocks import clocks_of, disagreements, proposed_ics_timing, read_strategy_clock
from tests.twins import clocks_twin as twin

COUNTINGS = ("working", "calendar")
REFERRAL = date(2009, 2, 2)


def review(**changes: Any) -> Review:
    return Review(reference_date=date(2009, 3, 31), **changes)


def strategy(**answers: Any) -> Any:
    return clocks_of({"1.1": REFERRAL, "3.1": "yes", **answers}, review())["3.2"]


def core(completed: date, **answers: Any) -> dict[str, Any]:
    return {
        "1.1": REFERRAL,
        "5.1": "yes",
        "5.1.started": date(2009, 2, 9),
        "5.1.completion_recorded": "yes",
        "5.1.completed": completed,
        **answers,
    }


def test_a_discussion_on_the_day_of_the_referral_is_in_time_without_times() -> None:
    clock = strategy(**{"3.1.date": REFERRAL})
    assert (clock.state, clock.sentence) == ("in_time", "The same day: in time")


def test_the_same_day_says_nothing_where_a_review_allows_less_than_a_day() -> None:
    clock = read_strategy_clock(
        {"1.1": REFERRAL, "3.1": "yes", "3.1.date": REFERRAL}, Review(strategy_hours=8)
    )
    assert clock.state == "cannot"


def test_a_discussion_on_the_next_day_cannot_be_judged_without_times() -> None:
    clock = strategy(**{"3.1.date": date(2009, 2, 3)})
    assert (clock.state, clock.sentence) == ("cannot", "Cannot be computed: no time of day")


def test_a_discussion_two_days_later_is_late_whatever_the_times_were() -> None:
    assert strategy(**{"3.1.date": date(2009, 2, 4)}).state == "late"


@pytest.mark.parametrize(("at", "state"), [(time(9, 30), "in_time"), (time(9, 31), "late")])
def test_with_both_times_twenty_four_hours_are_counted_to_the_minute(at: time, state: str) -> None:
    clock = strategy(**{"1.1.time": time(9, 30), "3.1.date": date(2009, 2, 3), "3.1.time": at})
    assert clock.state == state


def test_a_discussion_before_the_referral_is_named_as_such() -> None:
    clock = strategy(**{"3.1.date": date(2009, 2, 1)})
    assert clock.state == "cannot"
    assert "3.1.date" in clock.sentence
    assert "before" in clock.sentence


def test_the_core_assessment_is_in_time_until_the_end_of_the_last_day_of_the_standard() -> None:
    # 35 working days after Monday 9 February 2009 end on Monday 30 March 2009: no bank holiday lies between.
    assert clocks_of(core(date(2009, 3, 30)), review())["5.2"].sentence == "35 working days of 35: in time"
    assert clocks_of(core(date(2009, 3, 31)), review())["5.2"].sentence == "36 working days of 35: late by 1"


def test_bank_holidays_do_not_count() -> None:
    # Good Friday and Easter Monday of 2009 fall between 9 and 14 April.
    answers = {"3.1": "yes", "3.1.date": date(2009, 4, 9), "4.1": "yes", "4.1.date": date(2009, 4, 14)}
    assert clocks_of(answers, review())["4.3"].days == 1


def test_a_review_may_count_calendar_days() -> None:
    clock = clocks_of(core(date(2009, 3, 30)), review(day_counting="calendar"))["5.2"]
    assert clock.sentence == "49 days of 35: late by 14"


def test_the_conference_is_counted_from_a_later_discussion_where_one_led_to_it() -> None:
    answers = {"3.1": "yes", "3.1.date": REFERRAL, "9.1.date": date(2009, 3, 2)}
    assert clocks_of(answers, review())["9.1"].days == 20
    assert clocks_of({**answers, "9.1.discussion": date(2009, 2, 20)}, review())["9.1"].days == 6


def test_a_missing_date_is_named() -> None:
    answers = {**core(date(2009, 3, 30)), "5.1.started": None}
    assert clocks_of(answers, review())["5.2"].sentence == (
        "Cannot be computed: no date the core assessment was started (5.1.started)"
    )


def test_a_date_that_is_set_aside_is_no_date() -> None:
    answers = core(date(2009, 3, 30), **{"5.1.completion_recorded": "no"})
    assert clocks_of(answers, review())["5.2"].state == "cannot"


def test_a_date_the_review_does_not_ask_for_is_said_to_be_not_asked() -> None:
    clock = clocks_of(core(date(2009, 3, 30)), review(items_off=["5.1.started"]))["5.2"]
    assert clock.sentence == "Cannot be computed: not asked in this review"


def test_a_date_outside_the_calendar_is_no_crash() -> None:
    assert clocks_of(core(date(2999, 3, 30)), review())["5.2"].state == "cannot"


@pytest.mark.parametrize(("answer", "expected"), [("yes", ["5.2"]), ("no", []), (None, [])])
def test_only_an_answer_against_the_clock_is_a_disagreement(answer: str | None, expected: list[str]) -> None:
    answers = core(date(2009, 5, 29), **{"5.2": answer, "5.2.from_referral": "no"})
    assert [clock.ref for clock in disagreements(answers, review())] == expected


def test_the_timing_of_ics_is_proposed_from_the_date_of_the_referral() -> None:
    assert proposed_ics_timing(date(2008, 3, 31)) == "pre_ics"
    assert proposed_ics_timing(date(2008, 4, 1)) == "post_ics"
    assert proposed_ics_timing(None) is None


@pytest.mark.parametrize(
    ("referred", "held", "state"),
    [(date(2009, 3, 28), time(16, 30), "in_time"), (date(2008, 10, 25), time(15, 30), "late")],
)
def test_a_night_in_which_the_clocks_change_has_the_hours_it_has(
    referred: date, held: time, state: str
) -> None:
    # Summer time began on 29 March 2009, a day of 23 hours, and ended on 26 October 2008, a day of 25.
    answers = {"1.1": referred, "1.1.time": time(16), "3.1": "yes", "3.1.time": held}
    answers["3.1.date"] = date.fromordinal(referred.toordinal() + 1)
    assert clocks_of(answers, review())["3.2"].state == state


def test_the_sum_says_from_when_to_when_and_what_was_left_out() -> None:
    answers = {"3.1": "yes", "3.1.date": date(2009, 4, 9), "4.1": "yes", "4.1.date": date(2009, 4, 14)}
    counted = "Counted from 9 April 2009 to 14 April 2009"
    assert clocks_of(answers, review())["4.3"].counted == f"{counted}, without weekends and 2 bank holidays"
    assert clocks_of(answers, review(day_counting="calendar"))["4.3"].counted == counted
    timed = strategy(**{"1.1.time": time(9), "3.1.date": date(2009, 2, 3), "3.1.time": time(8, 30)})
    assert timed.counted == "Counted from 09:00 on 2 February 2009 to 08:30 on 3 February 2009"
    assert strategy(**{"3.1.date": REFERRAL}).counted == (
        "Counted by the dates alone, from 2 February 2009 to 2 February 2009"
    )


CLOCK_DAYS = st.dates(min_value=date(2008, 1, 1), max_value=date(2028, 3, 31))


@given(start=CLOCK_DAYS, span=st.integers(min_value=0, max_value=200), counting=st.sampled_from(COUNTINGS))
@settings(deadline=None)
def test_every_clock_in_days_says_what_its_slow_twin_says_from_2008_to_2028(
    start: date, span: int, counting: str
) -> None:
    end = start + timedelta(days=span)
    called_for = {"3.1": "yes", "4.1": "yes", "5.1": "yes", "5.1.completion_recorded": "yes"}
    dates = {"1.1": start, "3.1.date": start, "5.1.started": start}
    ends = {"4.1.date": end, "5.1.completed": end, "9.1.date": end}
    case = {**called_for, **dates, **ends}
    allowed = {"outcome_days": 15, "core_days": 35, "core_referral_days": 42, "conference_days": 15}
    found = clocks_of(case, review(day_counting=counting))
    for ref in ("4.3", "5.2", "5.2.from_referral", "9.1"):
        assert found[ref].days == twin.days_taken(ref, case, [], counting)
        assert (found[ref].proposes or "cannot") == twin.says(ref, case, [], allowed, counting)


def test_a_date_whose_parent_is_not_asked_is_said_to_be_not_asked() -> None:
    clock = clocks_of(core(date(2009, 3, 30)), review(items_off=["5.1.completion_recorded"]))["5.2"]
    assert clock.sentence == "Cannot be computed: not asked in this review"
