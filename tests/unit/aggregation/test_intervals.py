"""Intervals against published values and against their definitions."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.aggregation.statistics import clopper_pearson, wilson
from tests.twins import statistics as twin

REFERENCE = Path(__file__).parents[3] / "fixtures" / "reference" / "reference_values.json"
# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)
counts = st.integers(min_value=1, max_value=120).flatmap(
    lambda n: st.tuples(st.integers(min_value=0, max_value=n), st.just(n))
)


def published_wilson() -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(REFERENCE.read_text(encoding="utf-8"))["wilson_95"]
    return values


@pytest.mark.parametrize(
    "value", published_wilson(), ids=lambda value: f"{value['successes']} of {value['n']}"
)
def test_wilson_gives_the_published_ends(value: dict[str, Any]) -> None:
    interval = wilson(value["successes"], value["n"])

    assert (round(interval.low, 4), round(interval.high, 4)) == (value["low"], value["high"])


@given(counts)
@unhurried
def test_wilson_agrees_with_the_slow_twin(count: tuple[int, int]) -> None:
    interval = wilson(*count)

    assert (interval.low, interval.high) == pytest.approx(twin.wilson(*count), abs=1e-9)


@given(counts)
@unhurried
def test_clopper_pearson_agrees_with_the_slow_twin(count: tuple[int, int]) -> None:
    interval = clopper_pearson(*count)

    assert (interval.low, interval.high) == pytest.approx(twin.clopper_pearson(*count), abs=1e-9)


@given(counts)
@unhurried
def test_every_interval_holds_its_share_and_stays_between_nought_and_one(count: tuple[int, int]) -> None:
    share = count[0] / count[1]

    for interval in (wilson(*count), clopper_pearson(*count)):
        assert 0 <= interval.low <= share <= interval.high <= 1


@given(counts)
@unhurried
def test_the_interval_of_the_complement_is_the_mirror_image(count: tuple[int, int]) -> None:
    successes, n = count

    for method in (wilson, clopper_pearson):
        here, there = method(successes, n), method(n - successes, n)
        assert (here.low, here.high) == pytest.approx((1 - there.high, 1 - there.low), abs=1e-9)


def test_counts_of_a_weighted_sample_need_not_be_whole() -> None:
    below, between, above = (clopper_pearson(0.4 * n, n) for n in (45, 45.5, 46))

    assert below.low < between.low < above.low
    assert above.high < between.high < below.high


def test_more_confidence_is_a_wider_interval() -> None:
    for method in (wilson, clopper_pearson):
        usual, surer = method(20, 50), method(20, 50, 0.99)
        assert surer.low < usual.low
        assert usual.high < surer.high


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@pytest.mark.parametrize(
    ("successes", "n", "confidence", "reason"),
    [
        (0, 0, 0.95, "at least one case"),
        (-1, 5, 0.95, "-1 is not between 0 and the 5 cases"),
        (6, 5, 0.95, "6 is not between 0 and the 5 cases"),
        (2, 5, 95, "between 0 and 1"),
    ],
)
def test_impossible_counts_are_refused(
    method: Any, successes: int, n: int, confidence: float, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        method(successes, n, confidence)
