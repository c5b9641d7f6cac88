"""The measures, and the tables in which a report prints them, beside their twin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from audit_app.aggregation.measures import measure_results
from audit_app.aggregation.results import SEGMENTS, MeasureResult, ResultTable
from audit_app.aggregation.statistics import Estimate
from audit_app.report.narrative.wording import WORDING
from tests.twins import report_twin as twin
from tests.twins.generated_reviews import Generated
from tests.twins.measures_transcribed import MEASURES
from tests.twins.narrowed import is_wished
from tests.twins.statistics import korn_graubard

MEASURE_TABLES = (
    "2.measures.1",
    "3.measures.1",
    "4.measures.1",
    "4.measures.2",
    "5.measures.1",
    "7.measures.1",
    "8.measures.1",
    "9.measures.1",
    "9.measures.2",
    "9.measures.3",
    "10.measures.1",
)
COUNTED = {
    "Applies": "applies",
    "Met": "met",
    "Partly": "partly",
    "Not met": "not_met",
    "Not evident": "not_evident",
    "Not known": "not_known",
}
ALWAYS_COUNTED = ("Applies", "Met", "Not met")
VERDICTS = {
    "strong": "Strong",
    "generally_met": "Generally met",
    "needs_improvement": "Needs improvement",
    "weak": "Weak",
    "too_few": "Too few to say",
    "not_asked": "Not asked in this review",
}
# Of a child's safety no share is given, and the verdict is on every child.
NEVER_A_SHARE = "adequately_protected"
NOTHING = "–"

Shares = tuple[float, float, float]


def assert_measures_equal(review: Generated, wishes: Mapping[str, Any] | None = None) -> None:
    """Of the cases that are wished for, as the cohort of the review has been narrowed to them."""
    results = measure_results(review.cohort)
    cases = [case for case in review.cases if is_wished(case, wishes or {})]
    assert len(cases) == review.cohort.size
    expected = twin.all_measures(cases, review.thresholds, review.off)
    assert {key: _counts(found) for key, found in results.items()} == {
        key: {name: figures[name] for name in (*SEGMENTS, "applies", "shortfall", "verdict")}
        for key, figures in expected.items()
    }
    for key, found in results.items():
        assert found.share == _number(expected[key]["share"])
        assert found.shortfall_share == _number(expected[key]["shortfall_share"])


def assert_estimates_equal(review: Generated, wishes: Mapping[str, Any] | None = None) -> None:
    for key, found in measure_results(review.cohort).items():
        expected = caseload_estimate(key, review, wishes or {})
        assert isinstance(found.estimate, Estimate) == (expected is not None)
        if isinstance(found.estimate, Estimate):
            shares = found.estimate.share, found.estimate.low, found.estimate.high
            assert shares == pytest.approx(expected, rel=1e-6, abs=1e-8)


def assert_place_equals(review: Generated, key: str, found: MeasureResult, wishes: Mapping[str, Any]) -> None:
    """One measure over the cases of one place."""
    cases = [case for case in review.cases if is_wished(case, wishes)]
    expected = twin.all_measures(cases, review.thresholds, review.off)[key]
    assert {name: getattr(found, name) for name in SEGMENTS} == {name: expected[name] for name in SEGMENTS}
    estimate = caseload_estimate(key, review, wishes)
    assert isinstance(found.estimate, Estimate) == (estimate is not None)
    if isinstance(found.estimate, Estimate):
        shares = found.estimate.share, found.estimate.low, found.estimate.high
        assert shares == pytest.approx(estimate, rel=1e-6, abs=1e-8)


def caseload_estimate(key: str, review: Generated, wishes: Mapping[str, Any] | None = None) -> Shares | None:
    """Share and interval by the twin; None unless each case has a stratum and the measure applies to two.

    Cases that are not wished for were sampled all the same, as those were to which it does not apply.
    """
    measure = next(row for row in MEASURES if row.key == key)
    cases: list[tuple[str, float, bool | None]] = []
    for case in review.cases:
        where = twin.segment(measure, case, review.off)
        counts = where in twin.SEGMENTS_THAT_APPLY and is_wished(case, wishes or {})
        answer = where == "met" if counts else None
        cases.append((case["stratum"], case["weight"], answer))
    applying = [answer for _stratum, _weight, answer in cases if answer is not None]
    if len(applying) < 2 or any(stratum is None for stratum, _weight, _answer in cases):
        return None
    share, low, high, _size = korn_graubard(cases, review.population)
    return share, low, high


def assert_measure_table_equals(review: Generated, table: ResultTable) -> None:
    figures = twin.all_measures(review.cases, review.thresholds, review.off)
    keys = {wording.label: key for key, wording in WORDING.items()}
    printed = {keys[row.label]: row.values for row in table.rows}
    counted = columns_of_counts([figures[key] for key in printed])
    assert table.columns == (*counted, "Share met", "Caseload estimate (95% interval)", "Verdict")
    for key, (*counts, share, estimate, verdict) in printed.items():
        assert counts == counts_in_words(figures[key], counted)
        assert share == share_in_words(key, figures[key]["share"])
        assert_estimate_equals(str(estimate), key, review)
        assert verdict == verdict_in_words(key, figures[key], len(review.cases))


def columns_of_counts(measures: Sequence[Mapping[str, Any]]) -> list[str]:
    """A kind of answer that none of these measures has gets no column."""
    return [
        heading
        for heading, name in COUNTED.items()
        if heading in ALWAYS_COUNTED or any(figures[name] for figures in measures)
    ]


def counts_in_words(figures: Mapping[str, Any], columns: Sequence[str]) -> list[int | str]:
    if figures["verdict"] == "not_asked":
        return [NOTHING for _heading in columns]
    return [figures[COUNTED[heading]] for heading in columns]


def share_in_words(key: str, share: Fraction | None) -> str:
    """To the nearest whole per cent, half upwards; but only none is 0% and only all is 100%."""
    if share is None or key == NEVER_A_SHARE:
        return NOTHING
    if share in (0, 1):
        return f"{share * 100}%"
    nearest = (share * 200 + 1) // 2
    return f"{min(max(nearest, 1), 99)}%"


def assert_estimate_equals(printed: str, key: str, review: Generated) -> None:
    """Each number within half a per cent of the twin's."""
    expected = caseload_estimate(key, review)
    if expected is None or key == NEVER_A_SHARE:
        assert printed == NOTHING
        return
    numbers = [int(number) for number in re.findall(r"(\d+)%", printed)]
    assert numbers == pytest.approx([100 * share for share in expected], abs=0.500001, rel=0)


def verdict_in_words(key: str, figures: Mapping[str, Any], cases: int) -> str:
    if key == NEVER_A_SHARE and cases and figures["verdict"] != "not_asked":
        return "Every child" if figures["met"] == cases else "Not every child"
    return VERDICTS[figures["verdict"]]


def _counts(found: MeasureResult) -> dict[str, int | str]:
    names = (*SEGMENTS, "applies", "shortfall", "verdict")
    return {name: getattr(found, name) for name in names}


def _number(share: object) -> float | None:
    return None if share is None else float(share)  # type: ignore[arg-type]
