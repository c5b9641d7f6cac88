"""Measures of reviews small enough to be counted by hand."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.measures import measure_results
from audit_app.aggregation.results import MeasureResult
from audit_app.aggregation.statistics import Estimate, NotComputable, StratumCount, weighted_share
from audit_app.aggregation.verdicts import Verdict
from tests.factories.aggregation import Reading, audited

pytestmark = pytest.mark.django_db

CONTRIBUTED = frozenset({"contributed"})
AGREED_ONLY = frozenset({"agreed"})
NO_PART: frozenset[str] = frozenset()
AGENCIES = ("health", "education", "police", "css", "other", "referrer")


def results_of(*answers: Mapping[str, Any], **review_fields: Any) -> Mapping[str, MeasureResult]:
    made = audited([Reading(each) for each in answers], **review_fields)
    return measure_results(signed_off_cohort(made.review))


def discussion(*parts: frozenset[str] | None) -> dict[str, Any]:
    return {"3.1": "yes"} | {f"3.4.{agency}": part for agency, part in zip(AGENCIES, parts, strict=False)}


def test_each_kind_of_answer_is_its_own_segment() -> None:
    answers = ("yes", "yes", "no", "not_known", "not_applicable", None)
    found = results_of(*({"4.6": answer} for answer in answers))["seen_alone"]
    assert (found.met, found.not_met, found.not_known) == (2, 1, 1)
    assert (found.not_applicable, found.unanswered, found.hidden) == (1, 1, 0)
    assert found.applies == 4
    assert found.share == 0.5


def test_a_blank_is_never_counted_as_no() -> None:
    found = results_of({}, {}, {"7.4": "yes"})["supervision_evident"]
    assert (found.applies, found.unanswered, found.share) == (1, 2, 1.0)


def test_answers_under_a_parent_that_no_longer_calls_for_them_count_nowhere() -> None:
    found = results_of(
        {"3.1": "yes", "3.9": "yes", "3.11": "no"},
        {"3.1": "yes", "3.9": "no", "3.11": "no"},
        {"3.1": "no", "3.9": "yes", "3.11": "no"},
        {"3.9": "yes", "3.11": "no"},
    )["further_discussions_in_time"]
    assert (found.applies, found.hidden) == (1, 3)


def test_either_parent_calls_for_the_reason() -> None:
    found = results_of(
        {"4.6": "no", "4.7": "yes", "4.8": "yes"},
        {"4.6": "yes", "4.7": "no", "4.8": "no"},
        {"4.6": "yes", "4.7": "yes", "4.8": "no"},
    )["reason_recorded"]
    assert (found.met, found.not_met, found.hidden) == (1, 1, 1)


@pytest.mark.parametrize(
    ("parts", "segment"),
    [
        ([CONTRIBUTED] * 3 + [NO_PART] * 3, "met"),
        ([CONTRIBUTED] * 3, "met"),
        ([CONTRIBUTED] * 2 + [AGREED_ONLY] + [NO_PART] * 3, "not_met"),
        ([CONTRIBUTED] * 2 + [NO_PART] * 3, "unanswered"),
        ([CONTRIBUTED] + [NO_PART] * 4 + [None], "not_met"),
        ([], "unanswered"),
    ],
    ids=[
        "three contributed",
        "three are enough without the rest",
        "agreeing is not contributing",
        "the blank line might have been the third",
        "the blank line could not have been the third",
        "nobody filled in the grid",
    ],
)
def test_a_wider_group_is_more_than_two_that_contributed(
    parts: list[frozenset[str] | None], segment: str
) -> None:
    found = results_of(discussion(*parts))["strategy_wider_group"]
    assert getattr(found, segment) == 1


def test_who_took_part_in_a_discussion_that_was_not_held_counts_nowhere() -> None:
    found = results_of(discussion(*[CONTRIBUTED] * 6) | {"3.1": "no"})["strategy_wider_group"]
    assert found.hidden == 1


def test_who_attended_the_outcome_discussion_does_not_widen_the_first() -> None:
    outcome = {f"4.4.{agency}": CONTRIBUTED for agency in AGENCIES}
    found = results_of(discussion(CONTRIBUTED, CONTRIBUTED, *[NO_PART] * 4) | outcome | {"4.1": "yes"})
    assert found["strategy_wider_group"].not_met == 1


def test_a_strategy_discussion_is_recorded_when_found_anywhere() -> None:
    ref = "7.3.first_strategy"
    found = results_of(
        {ref: frozenset({"ics"})}, {ref: frozenset({"ics", "file"})}, {ref: frozenset()}, {ref: None}, {}
    )["strategy_recorded"]
    assert (found.met, found.not_met, found.unanswered) == (2, 1, 2)


def test_an_item_switched_off_is_not_asked_and_judges_nothing() -> None:
    found = results_of(*[{"8.4": "no"}] * 12, items_off=["8.4"])["chronology_available"]
    assert not found.asked
    assert found.verdict is Verdict.NOT_ASKED
    assert (found.applies, found.hidden) == (0, 12)
    assert found.estimate == NotComputable("this review does not ask it")


def test_what_hangs_only_on_an_item_switched_off_is_not_asked_either() -> None:
    answers = {"5.1": "yes", "5.1.completion_recorded": "no", "5.1.interim": "yes"}
    found = results_of(answers, items_off=["5.1.completion_recorded"])
    assert found["core_interim_on_file"].verdict is Verdict.NOT_ASKED
    assert found["core_done"].asked


def test_the_verdict_follows_the_thresholds_of_the_review() -> None:
    answers = [{"7.4": "yes"}] * 8 + [{"7.4": "partly"}] * 2
    assert results_of(*answers)["supervision_evident"].verdict is Verdict.GENERALLY_MET
    strict = results_of(*answers, strong_from=95, met_from=90, improve_from=85)
    assert strict["supervision_evident"].verdict is Verdict.WEAK


def test_a_review_without_audits_has_every_measure_and_no_share() -> None:
    found = results_of()
    assert all(result.share is None and result.verdict is Verdict.TOO_FEW for result in found.values())


def test_the_caseload_counts_each_case_for_the_children_it_stands_for() -> None:
    large: dict[str, Any] = {"stratum": "Large", "chance": 0.05, "population": 60}
    small: dict[str, Any] = {"stratum": "Small", "chance": 0.5, "population": 4}
    made = audited(
        [Reading({"6.4": answer}, **large) for answer in ("yes", "yes", "no")]
        + [Reading({"6.4": answer}, **small) for answer in ("no", "partly")]
    )
    found = measure_results(signed_off_cohort(made.review))["focus_kept"]
    assert found.share == 0.4
    assert isinstance(found.estimate, Estimate)
    assert found.estimate.share == pytest.approx(40 / 64)
    assert found.estimate.population == 64


def test_the_interval_rests_on_all_that_was_sampled_also_where_the_measure_does_not_apply() -> None:
    north: dict[str, Any] = {"stratum": "North", "chance": 0.1, "population": 40}
    south: dict[str, Any] = {"stratum": "South", "chance": 0.2, "population": 30}
    answers = ("yes", "yes", "no", "not_applicable", None)
    made = audited(
        [Reading({"8.8": answer}, **north) for answer in answers]
        + [Reading({"8.8": answer}, **south) for answer in ("no", "yes", "not_applicable")]
    )
    assert measure_results(signed_off_cohort(made.review))["seen_fortnightly"].estimate == weighted_share(
        [
            StratumCount("North", 10, met=2, applies=3, population=40, sampled=5),
            StratumCount("South", 5, met=1, applies=2, population=30, sampled=3),
        ]
    )


def test_without_a_recorded_sample_the_estimate_says_why_there_is_none() -> None:
    estimate = results_of({"6.4": "yes"}, {"6.4": "no"})["focus_kept"].estimate
    assert estimate == NotComputable("no draw of the sample is recorded for this review")


def test_all_measures_take_as_many_queries_for_one_audit_as_for_six() -> None:
    one = signed_off_cohort(audited([Reading({"7.4": "yes"})]).review)
    six = signed_off_cohort(audited([Reading({"7.4": "yes"})] * 6).review)
    with CaptureQueriesContext(
        connection,
    ) as of_one:
        measure_results(one)
    with CaptureQueriesContext(connection) as of_six:
        measure_results(six)
    assert len(of_one) == len(of_six) == 1
