from typing import Any

import pytest

from audit_app.aggregation.results import SEGMENTS, MeasureResult
from audit_app.aggregation.statistics import Estimate, NotComputable
from audit_app.aggregation.verdicts import Verdict
from audit_app.report.shown import numbers_in_words, numbers_of, shown_measure

ESTIMATE = Estimate(0.84, 0.71, 0.92, 40.0, 50, 1052, "Weighted.")


def result(cases: int = 50, **given: Any) -> MeasureResult:
    counts = dict.fromkeys(SEGMENTS, 0) | {name: given[name] for name in SEGMENTS if name in given}
    counts["hidden"] += cases - sum(counts.values())
    rest: dict[str, Any] = {"asked": True, "estimate": ESTIMATE, "verdict": Verdict.STRONG}
    rest |= {name: given[name] for name in rest if name in given}
    return MeasureResult("chronology_available", "8.4", (2,), cases, **counts, **rest)


def test_a_reader_of_all_numbers_is_told_the_counts_the_share_and_the_estimate() -> None:
    shown = shown_measure(result(met=43, not_met=7), suppress=False)
    assert shown.in_words == "43 of 50 cases (86%)"
    assert shown.estimate == "84% (71% to 92%)"
    assert shown.estimate_in_words.endswith("is 84% (95% interval 71% to 92%).")
    assert not shown.withheld


def test_one_case_is_not_spoken_of_as_cases() -> None:
    assert shown_measure(result(met=1), suppress=False).in_words == "1 of 1 case (100%)"


def test_a_share_is_never_rounded_to_all_or_none() -> None:
    nearly = shown_measure(result(cases=1000, met=999, not_met=1), suppress=False)
    assert nearly.share == "99%"


def test_one_small_number_hides_every_number_of_the_measure() -> None:
    shown = shown_measure(result(met=47, not_met=3), suppress=True)
    assert {shown.cell(name) for name in ("applies", "met", "partly", "not_met")} == {"withheld"}
    assert (shown.share, shown.estimate) == ("withheld", "withheld")
    assert "withheld" in shown.in_words
    assert shown.estimate_in_words == ""
    assert shown.counts.withheld


def test_a_small_number_to_whom_it_does_not_apply_hides_the_measure() -> None:
    assert shown_measure(result(met=40, not_met=8, not_applicable=2), suppress=True).withheld


def test_a_measure_is_withheld_for_a_small_number_among_the_answers_behind_its_segments() -> None:
    counted = result(met=40, not_met=10)
    assert not shown_measure(counted, suppress=True, answers=(7, 33, 10)).withheld
    assert shown_measure(counted, suppress=True, answers=(2, 38, 10)).withheld


def test_large_numbers_are_shown_where_small_ones_would_not_be() -> None:
    shown = shown_measure(result(met=30, not_met=20), suppress=True)
    assert shown.in_words == "30 of 50 cases (60%)"


def test_a_measure_that_was_not_asked_has_no_numbers_to_give() -> None:
    shown = shown_measure(result(asked=False, verdict=Verdict.NOT_ASKED), suppress=True)
    assert shown.in_words == "not asked in this review"
    assert shown.estimate_in_words == ""


def test_a_measure_that_applies_to_nobody_says_so() -> None:
    reason = NotComputable("the question applies to none of the cases audited")
    shown = shown_measure(result(estimate=reason, verdict=Verdict.TOO_FEW), suppress=False)
    assert shown.in_words == "applies to none of the cases audited"
    assert (shown.share, shown.estimate) == ("–", "–")


def test_an_estimate_that_cannot_be_made_says_why() -> None:
    reason = NotComputable("no draw of the sample is recorded for this review")
    shown = shown_measure(result(met=10, estimate=reason), suppress=False)
    assert shown.estimate_in_words == (
        "For the caseload no share can be computed because no draw of the sample is recorded for this review."
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"met": 50}, "50 met of 50; 50 cases audited"),
        ({"met": 30, "partly": 4, "not_known": 1}, "30 met of 35 (4 partly, 1 not known); 50 cases audited"),
    ],
)
def test_kept_numbers_are_told_in_words(given: dict[str, int], words: str) -> None:
    assert numbers_in_words(numbers_of(result(**given))) == words
