"""What is missing, contradicted, set aside or left out is counted in the open."""

import datetime as dt
from typing import Any

import pytest

from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.double_reading import Agreement, agreement
from audit_app.aggregation.gaps import Gap, gaps
from audit_app.aggregation.tables import all_tables
from audit_app.tool.models import UnansweredReason
from tests.factories.aggregation import Reading, audited, second_reading
from tests.factories.sampling import make_allocation, make_case

pytestmark = pytest.mark.django_db


def cohort_of(*answers: dict[str, Any]) -> Cohort:
    return signed_off_cohort(audited([Reading(each) for each in answers]).review)


def rows(cohort: Cohort, key: str) -> dict[str, Any]:
    return {row.label.split(" ")[0]: row.values for row in all_tables(cohort)[key].rows}


def test_an_unanswered_item_is_listed_with_how_often_a_reason_was_given() -> None:
    made = audited([Reading({"7.4": "yes"}), Reading(), Reading()])
    UnansweredReason.objects.create(audit=made.audits[1], ref="7.4", reason="The file was incomplete.")
    found = {gap.ref: gap for gap in gaps(signed_off_cohort(made.review))}
    assert found["7.4"] == Gap("7.4", unanswered=2, with_reason=1)


def test_what_the_header_lacks_is_missing_too() -> None:
    named = {"H.5": frozenset(), "H.7.social_worker": "A. Worker", "H.7.line_manager": ""}
    cohort = signed_off_cohort(audited([Reading(named), Reading(audit_date=None)]).review)
    found = {gap.ref: gap.unanswered for gap in gaps(cohort) if gap.ref.startswith("H")}
    assert found == {"H.5": 1, "H.6": 1, "H.7.social_worker": 1, "H.7.line_manager": 2}


def test_what_a_case_does_not_call_for_is_not_missing() -> None:
    found = {gap.ref for gap in gaps(cohort_of({"3.1": "no"}))}
    assert "3.2" not in found
    assert "3.4.police" not in found
    assert "4.1" in found


def test_a_designation_is_missing_only_of_somebody_who_took_part() -> None:
    part = frozenset({"contributed"})
    found = {
        gap.ref
        for gap in gaps(
            cohort_of(
                {
                    "3.1": "yes",
                    "3.4.police": part,
                    "3.4.health": frozenset(),
                    "3.4.css": part,
                    "3.4.css.designation": "Team manager",
                }
            )
        )
    }
    assert "3.4.police.designation" in found
    assert "3.4.health.designation" not in found
    assert "3.4.css.designation" not in found


def test_questions_asked_if_any_are_never_missing() -> None:
    found = {gap.ref for gap in gaps(cohort_of({"9.1": "not_applicable"}))}
    assert not found & {"2.2", "9.1.discussion", "9.1.date", "8.9", "1.4.rows"}


def test_a_comment_is_missing_only_where_the_tool_asks_for_it() -> None:
    found = {gap.ref: gap.unanswered for gap in gaps(cohort_of({"4.10": "no"}, {"4.10": "yes"}))}
    assert (found["1.3"], found["9.10.learning"], found["4.10.comment"]) == (2, 2, 1)
    assert "3.2.comment" not in found


def test_a_clock_that_speaks_against_the_assessor_is_counted() -> None:
    dates = {"5.1.started": dt.date(2009, 1, 12), "5.1.completed": dt.date(2009, 1, 19)}
    assessed = {"5.1": "yes", "5.1.completion_recorded": "yes", **dates}
    cohort = cohort_of({**assessed, "5.2": "yes"}, {**assessed, "5.2": "no"}, {"5.1": "yes", "5.2": "no"})
    assert rows(cohort, "data_quality.clocks")["5.2"] == (1, 1, 1, 3)


def test_the_clock_in_hours_needs_both_times() -> None:
    dates = {"1.1": dt.date(2009, 1, 5), "3.1": "yes", "3.1.date": dt.date(2009, 1, 6), "3.2": "yes"}
    times = {"1.1.time": dt.time(9), "3.1.time": dt.time(10)}
    late_and_unknown = cohort_of({**dates, **times}, dates)
    assert rows(late_and_unknown, "data_quality.clocks")["3.2"] == (0, 1, 1, 2)


def test_answers_set_aside_are_counted_and_named() -> None:
    cohort = cohort_of({"3.1": "no", "3.2": "yes", "3.4.police": frozenset()}, {"3.1": "yes", "3.2": "yes"})
    assert rows(cohort, "data_quality.set_aside") == {"3.2": (1,), "3.4.police": (1,)}


def test_audits_that_are_not_signed_off_are_counted_by_state() -> None:
    made = audited([Reading(), Reading(state="returned"), Reading(state="in_progress")])
    waiting = make_case(made.review)
    make_allocation(waiting, made.audits[0].assessor)
    found = all_tables(signed_off_cohort(made.review))["data_quality.states"]
    assert {row.label: row.values[0] for row in found.rows} == {
        "Not started": 1,
        "In progress": 1,
        "Submitted": 0,
        "In moderation": 0,
        "Reopened": 0,
        "Returned": 1,
        "Signed off": 1,
    }


def test_two_readings_are_compared_where_both_call_for_an_answer_and_give_one() -> None:
    first = {"7.4": "yes", "6.4": "no", "9.14": "no", "5.1": "yes", "5.3": "yes", "6.7": frozenset()}
    second = {"7.4": "yes", "6.4": "partly", "5.1": "no", "5.3": "yes", "6.7": frozenset()}
    made = audited([Reading(first), Reading(first), Reading(first)])
    second_reading(made.audits[0], Reading(second, assessor="Bea", role="second"))
    second_reading(made.audits[1], Reading(second, assessor="Bea", role="second", state="submitted"))
    assert agreement(signed_off_cohort(made.review)) == Agreement(cases=1, compared=3, agreed=1)
