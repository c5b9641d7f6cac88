"""How far two assessors who answered the same question of the same cases agree, beyond mere chance.

* Per cent agreement: the share of pairs that are the same, with Wilson's interval.
* Kappa (Cohen 1960, Educational and Psychological Measurement 20, 37–46), with the large-sample variance of
  Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323–327).
* AC1 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29–48), which unlike kappa
  does not fall towards 0 where nearly every case has the same answer. Its chance agreement counts every
  answer that the question offers, also one that nobody gave.

Both coefficients are (observed − chance) / (1 − chance), and both variances follow in the same way from how
much one pair moves the coefficient. The intervals use Student's t with one degree of freedom fewer than there
are pairs, as Gwet's do, because cases read twice are few; the normal quantile, as SAS uses, is there to be
compared with. A pair of which one answer is missing says nothing of agreement and is left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from audit_app.aggregation.statistics.intervals import wilson
from audit_app.aggregation.statistics.results import Interval, NotComputable

Quantile = Literal["t", "normal"]
NO_PAIR = NotComputable("no case has an answer from both assessors")
# Below this a variance is what rounding leaves of nought.
NOTHING = 1e-12


@dataclass(frozen=True)
class Coefficient:
    """A figure of agreement, at most 1, with its interval or the reason why there is none."""

    value: float
    interval: Interval | NotComputable


@dataclass(frozen=True)
class RaterAgreement:
    """The three figures over ``pairs`` pairs of answers, ``agreed`` of which are the same."""

    pairs: int
    agreed: int
    share: Coefficient | NotComputable
    kappa: Coefficient | NotComputable
    ac1: Coefficient | NotComputable


def pairs_table(pairs: Iterable[tuple[str | None, str | None]], categories: Sequence[str]) -> list[list[int]]:
    """Counts by the first answer (rows) and the second (columns); pairs with an answer missing are left out.

    Raises:
        KeyError: an answer is not among the categories.
    """
    place = {category: number for number, category in enumerate(categories)}
    counts = [[0] * len(categories) for _ in categories]
    for first, second in pairs:
        if first is not None and second is not None:
            counts[place[first]][place[second]] += 1
    return counts


def rater_agreement(
    counts: Sequence[Sequence[int]], *, confidence: float = 0.95, quantile: Quantile = "t"
) -> RaterAgreement:
    """The figures of agreement of ``counts[first][second]``: a row and a column for each answer offered.

    Raises:
        ValueError: the table is not square, or a count is negative.
    """
    _check(counts)
    pairs = sum(map(sum, counts))
    agreed = sum(row[place] for place, row in enumerate(counts))
    if pairs == 0:
        return RaterAgreement(0, 0, NO_PAIR, NO_PAIR, NO_PAIR)
    share = Coefficient(agreed / pairs, wilson(agreed, pairs, confidence))
    table = _Table([[count / pairs for count in row] for row in counts], pairs, confidence, quantile)
    return RaterAgreement(pairs, agreed, share, _kappa(counts, table), _ac1(table))


@dataclass(frozen=True)
class _Table:
    """The shares of all pairs by both answers, and how intervals are made."""

    shares: Sequence[Sequence[float]]
    pairs: int
    confidence: float
    quantile: Quantile

    @property
    def first(self) -> list[float]:
        return [sum(row) for row in self.shares]

    @property
    def second(self) -> list[float]:
        return [sum(column) for column in zip(*self.shares, strict=True)]

    @property
    def observed(self) -> float:
        return sum(row[place] for place, row in enumerate(self.shares))


def _kappa(counts: Sequence[Sequence[int]], table: _Table) -> Coefficient | NotComputable:
    if any(count == table.pairs for count in (row[place] for place, row in enumerate(counts))):
        return NotComputable(
            "both assessors gave every case the same answer, so that chance alone would give it too"
        )
    first, second = table.first, table.second
    chance = sum(one * other for one, other in zip(first, second, strict=True))
    return _coefficient(table, chance, lambda row, column: second[row] + first[column])


def _ac1(table: _Table) -> Coefficient | NotComputable:
    offered = len(table.shares)
    if offered < 2:
        return NotComputable("the question offers one answer only")
    given = [(one + other) / 2 for one, other in zip(table.first, table.second, strict=True)]
    chance = sum(share * (1 - share) for share in given) / (offered - 1)
    return _coefficient(table, chance, lambda row, column: (2 - given[row] - given[column]) / (offered - 1))


def _coefficient(table: _Table, chance: float, pull: Callable[[int, int], float]) -> Coefficient:
    """``pull``: by how much a pair in this cell moves the agreement expected by chance."""
    value = (table.observed - chance) / (1 - chance)
    mean = squares = 0.0
    for row, shares in enumerate(table.shares):
        for column, share in enumerate(shares):
            score = (row == column) - (1 - value) * pull(row, column)
            mean += share * score
            squares += share * score**2
    variance = max(0.0, squares - mean**2) / (table.pairs * (1 - chance) ** 2)
    return Coefficient(value, _interval(table, value, variance))


def _interval(table: _Table, value: float, variance: float) -> Interval | NotComputable:
    if table.pairs == 1:
        return NotComputable("there is one pair of answers only")
    if variance < NOTHING:
        return NotComputable(_without_spread(table))
    half = _quantile(table) * math.sqrt(variance)
    return Interval(max(-1.0, value - half), min(1.0, value + half))


def _without_spread(table: _Table) -> str:
    if math.isclose(table.observed, 1):
        return "every pair agrees, so nothing shows how far the figure may vary"
    if any(math.isclose(share, 1) for share in (*table.first, *table.second)):
        return "one assessor gave every case the same answer"
    return "nothing in these answers shows how far the figure may vary"


def _quantile(table: _Table) -> float:
    upper = (1 + table.confidence) / 2
    if table.quantile == "normal":
        return NormalDist().inv_cdf(upper)
    # SciPy takes a moment to import, and most pages show no interval.
    from scipy.special import stdtrit

    return float(stdtrit(table.pairs - 1, upper))


def _check(counts: Sequence[Sequence[int]]) -> None:
    if any(len(row) != len(counts) for row in counts):
        raise ValueError("A table of agreement has a row and a column for each answer")
    if any(count < 0 for row in counts for count in row):
        raise ValueError("A count cannot be negative")
