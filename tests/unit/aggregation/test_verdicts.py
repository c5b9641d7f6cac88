"""The word for a share, exactly on and beside each threshold."""

import pytest

from audit_app.aggregation.verdicts import Verdict, verdict_of
from audit_app.sampling.models import Review

DEFAULTS = Review()


@pytest.mark.parametrize(
    ("met", "applies", "verdict"),
    [
        (17, 20, Verdict.STRONG),
        (84, 100, Verdict.GENERALLY_MET),
        (70, 100, Verdict.GENERALLY_MET),
        (69, 100, Verdict.NEEDS_IMPROVEMENT),
        (5, 10, Verdict.NEEDS_IMPROVEMENT),
        (49, 100, Verdict.WEAK),
        (0, 10, Verdict.WEAK),
    ],
)
def test_a_share_on_the_threshold_reaches_it(met: int, applies: int, verdict: Verdict) -> None:
    assert verdict_of(met, applies, DEFAULTS) is verdict


def test_nine_cases_are_too_few_and_ten_are_not() -> None:
    assert verdict_of(9, 9, DEFAULTS) is Verdict.TOO_FEW
    assert verdict_of(10, 10, DEFAULTS) is Verdict.STRONG
    assert verdict_of(0, 0, DEFAULTS) is Verdict.TOO_FEW


def test_a_share_that_floating_point_would_miss_still_reaches_its_threshold() -> None:
    strict = Review(strong_from=29, met_from=20, improve_from=10)
    assert 29 / 100 * 100 < 29
    assert verdict_of(29, 100, strict) is Verdict.STRONG


def test_the_thresholds_are_those_of_the_review() -> None:
    strict = Review(strong_from=95, met_from=90, improve_from=80, minimum_cases=3)
    assert verdict_of(17, 20, strict) is Verdict.NEEDS_IMPROVEMENT
    assert verdict_of(2, 2, strict) is Verdict.TOO_FEW
    assert verdict_of(3, 3, strict) is Verdict.STRONG


def test_every_verdict_can_be_said_in_words() -> None:
    labels = [verdict.label for verdict in Verdict]
    assert all(labels)
    assert len(set(labels)) == len(Verdict)
