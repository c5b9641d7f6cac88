"""How sure a sample makes one of a share: before it is drawn, from its size and the plan alone.

* The interval is Wilson's (1927, JASA 22, 209-212) on the size of a sample with replacement that would say as
  much: n · (N - 1) / (N - n), which is the finite population correction of the variance of a share, Cochran
  (1977, Sampling Techniques, 3rd edition, theorem 3.2: S²/n · (N - n)/N with S² = N·P·Q/(N - 1)). That it is
  the score interval of a finite population shows O'Neill (2021, Mathematical properties and finite-population
  correction for the Wilson score interval, arXiv 2109.12464).
* The size that a wished precision needs is Cochran's, section 4.4: n₀ = z²·p·q/d², and n = n₀ / (1 + (n₀ -
  1)/N). Krejcie and Morgan (1970, Educational and Psychological Measurement 30, 607-610) print its table.
* Where the chances of the children differ, the weights differ, and the sample says as much as a smaller one
  in which all have the same: n divided by Kish's factor n·Σw²/(Σw)² (Kish 1965, Survey Sampling, section
  11.7; 1992, Journal of Official Statistics 8, 183-200). The factor is what the plan leads one to expect.

These are forecasts. What the report prints of an audited sample is worked out from its answers and strata.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt
from statistics import NormalDist

from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.shortfall import Impossible

CONFIDENCE = 0.95
# With one child a family the forecast needs some choice of children; any gives much the same.
TRIAL_SEED = "forecast"


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``, as shares from 0 to 1."""

    low: float
    high: float


def wilson(share: float, size: float, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share found in ``size`` cases (which need not be whole).

    Raises:
        ValueError: the share is not from 0 to 1, or there is no case.
    """
    if not 0 <= share <= 1 or size <= 0:
        raise ValueError("A share from 0 to 1 of at least one case is expected")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle = share + z * z / (2 * size)
    half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    scale = 1 + z * z / size
    return Interval(max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))


def forecast(
    share: float, size: int, population: int, design_effect: float = 1.0, confidence: float = CONFIDENCE
) -> Interval:
    """The interval to expect where ``size`` of ``population`` children are audited and find this share.

    Raises:
        ValueError: the sample is empty or larger than the population, or the effect is below 1.
    """
    if not 1 <= size <= population or design_effect < 1:
        raise ValueError("A sample has at least one case and no more than there are children")
    if size == population:
        return Interval(share, share)
    size_with_replacement = size / design_effect * (population - 1) / (population - size)
    return wilson(share, size_with_replacement, confidence)


def size_for(
    margin: float, share: float, population: int, *, z: float | None = None, design_effect: float = 1.0
) -> int:
    """The cases needed for a share to be right within ``margin`` either way, by Cochran's section 4.4.

    Args:
        margin: from 0 to 1, such as 0.05 for five percentage points.
        z: the deviate of the confidence, where it is not that of ``CONFIDENCE``.

    Raises:
        ValueError: the margin is not above 0 and below 1, or there are no children.
    """
    if not 0 < margin < 1 or population < 1:
        raise ValueError("A margin is above 0 and below 1")
    deviate = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) if z is None else z
    first = deviate**2 * share * (1 - share) / margin**2 * design_effect
    return max(1, min(population, ceil(first / (1 + (first - 1) / population))))


def design_effect(frame: Iterable[Unit], plan: Plan, seed: str = TRIAL_SEED) -> float | None:
    """Kish's factor that the plan leads one to expect, 1 or above; None where the plan cannot be met."""
    outcome = draw(frame, plan, seed)
    return None if isinstance(outcome, Impossible) else _kish(outcome, plan.size)


def _kish(drawn: Draw, size: int) -> float:
    """n · E Σw² / (E Σw)², both over the sample; a child who stands for m of a family weighs m times as
    much."""
    total = squares = 0.0
    for stratum in drawn.strata:
        if not stratum.expected_parts:
            continue
        chance = stratum.inclusion_probability
        for reference in stratum.order:
            members = drawn.families.get(reference, 1)
            total += members
            squares += members**2 / chance
    return max(1.0, size * squares / total**2)


def in_percent(interval: Interval) -> tuple[int, int]:
    """Both ends in whole per cent, away from the middle, so that no interval is made to look narrower."""
    # As fractions of thousandths, so that 0.07 does not become 8 per cent for being 7.000000000000001.
    low, high = (Fraction(round(end * 10**6), 10**4) for end in (interval.low, interval.high))
    return floor(low), ceil(high)
