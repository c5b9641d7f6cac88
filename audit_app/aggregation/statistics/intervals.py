"""Intervals for a share that hold for small numbers and for shares near 0 or 1."""

import math
from statistics import NormalDist

from audit_app.aggregation.statistics.results import Interval


def wilson(successes: float, n: float, confidence: float = 0.95) -> Interval:
    """Wilson's score interval, without continuity correction (Wilson 1927; Newcombe 1998, method 3).

    For a simple random sample only: ``successes`` of ``n`` cases, all with the same weight.

    Raises:
        ValueError: there are no cases, the successes are not between 0 and ``n``, or the confidence is not
            strictly between 0 and 1.
    """
    _check(successes, n, confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    # At the ends the two terms cancel in theory; floating point leaves a crumb on the wrong side.
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Interval(low, high)


def clopper_pearson(successes: float, n: float, confidence: float = 0.95) -> Interval:
    """The exact binomial interval by quantiles of the beta distribution (Clopper and Pearson 1934).

    Neither number need be whole, so that it can be used on the effective size of a weighted sample.

    Raises:
        ValueError: as for ``wilson``.
    """
    # SciPy takes a moment to import, and most pages show no interval.
    from scipy.special import betaincinv

    _check(successes, n, confidence)
    tail = (1 - confidence) / 2
    low = 0.0 if successes == 0 else float(betaincinv(successes, n - successes + 1, tail))
    high = 1.0 if successes == n else float(betaincinv(successes + 1, n - successes, 1 - tail))
    return Interval(low, high)


def _check(successes: float, n: float, confidence: float) -> None:
    if n <= 0:
        raise ValueError("An interval needs at least one case")
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} is not between 0 and the {n} cases")
    if not 0 < confidence < 1:
        raise ValueError("The confidence is a share between 0 and 1, for example 0.95")
