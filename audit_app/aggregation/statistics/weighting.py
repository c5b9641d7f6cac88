"""What a stratified sample says of the whole caseload: a weighted share and its interval.

The share is Σ w·met / Σ w·applies. Its variance is linearised (Taylor) over the strata, and the interval is
that of Korn and Graubard (1998, Survey Methodology 24, 193–201): Clopper and Pearson's on an effective
sample size. Where they leave a choice, the rules here are:

* A stratum with fewer than two sampled cases has no variance of its own. All such strata are pooled into
  one; a pool of a single case joins the smallest of the other strata. Pooling errs towards a wider
  interval.
* The effective size never exceeds the number of cases, before the correction below: with a few cases a
  stratum, a small variance is more often luck than precision (the truncation is that of SAS's SURVEYFREQ).
* The finite population correction divides the effective size by 1 − n/N, with n and N over all strata, and
  only when every stratum says how many children it stands for. It is not given to a share of 0 or 1, where
  it would narrow the interval too much; there the effective size is the number of cases.
* When n = N every child has been audited, and the interval is the share itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit_app.aggregation.statistics.intervals import clopper_pearson
from audit_app.aggregation.statistics.results import NotComputable

MOST_STRATA_NAMED = 3


@dataclass(frozen=True)
class StratumCount:
    """The cases of one stratum that carry one weight; a stratum may come in several of these.

    ``weight``: children of the caseload that each case stands for. ``met`` of ``applies`` cases have the
    favourable answer. ``population``: children of the caseload in the stratum, the same on each of its
    entries. ``sampled``: cases audited, including those to which the question does not apply; by default,
    ``applies``.
    """

    stratum: str
    weight: float
    met: int
    applies: int
    population: int | None = None
    sampled: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.met <= self.applies <= self.cases:
            raise ValueError(f"{self.stratum}: met, applies and sampled must not decrease, from 0 up")
        if self.weight <= 0:
            raise ValueError(f"{self.stratum}: the weight of a case must be above 0")

    @property
    def cases(self) -> int:
        """Cases audited here, whether or not the question applies to them."""
        return self.applies if self.sampled is None else self.sampled


@dataclass(frozen=True)
class Estimate:
    """A share of the caseload, from 0 to 1, with its interval.

    ``effective_size``: the size of a simple random sample that would say as much. ``cases``: those to which
    the question applies. ``population``: children in the caseload, where every stratum says so. ``note``:
    sentences that say how it was computed, fit to be printed under a table.
    """

    share: float
    low: float
    high: float
    effective_size: float
    cases: int
    population: int | None
    note: str


def weighted_share(counts: Iterable[StratumCount], confidence: float = 0.95) -> Estimate | NotComputable:
    """The share of the caseload with the favourable answer, by the rules at the top of this module.

    Raises:
        ValueError: entries of a stratum disagree about its population, or it has more cases than children.
    """
    rows = list(counts)
    cases = sum(row.applies for row in rows)
    if cases == 0:
        return NotComputable("the question applies to none of the cases audited")
    if cases == 1:
        return NotComputable("the question applies to one case only")
    population = _population(rows)
    sampled = sum(row.cases for row in rows)
    share = sum(row.weight * row.met for row in rows) / sum(row.weight * row.applies for row in rows)
    if sampled == population:
        note = "Every child of the caseload was audited, so the share is exact."
        return Estimate(share, share, share, float(cases), cases, population, note)

    strata, pooled = _strata(rows)
    correction = (sampled, population) if population is not None and 0 < share < 1 else None
    effective = _effective_size(strata, share, cases, confidence)
    if correction:
        effective /= 1 - correction[0] / correction[1]
    interval = clopper_pearson(share * effective, effective, confidence)
    note = _note(rows, pooled, confidence, correction)
    return Estimate(share, interval.low, interval.high, effective, cases, population, note)


def _population(rows: Sequence[StratumCount]) -> int | None:
    """Children of the caseload over all strata; None unless every stratum says how many it has."""
    populations: dict[str, int | None] = {}
    sampled: dict[str, int] = {}
    for row in rows:
        if populations.setdefault(row.stratum, row.population) != row.population:
            raise ValueError(f"{row.stratum}: its entries name different populations")
        sampled[row.stratum] = sampled.get(row.stratum, 0) + row.cases
    total = 0
    for stratum, population in populations.items():
        if population is None:
            return None
        if sampled[stratum] > population:
            raise ValueError(f"{stratum}: {sampled[stratum]} cases from {population} children")
        total += population
    return total


def _strata(rows: Sequence[StratumCount]) -> tuple[list[list[StratumCount]], int]:
    """The strata of the variance, each with two cases or more, and how many were pooled."""
    by_name: dict[str, list[StratumCount]] = {}
    for row in rows:
        by_name.setdefault(row.stratum, []).append(row)
    sampled = [entries for _, entries in sorted(by_name.items()) if _cases(entries) > 0]
    strata = [entries for entries in sampled if _cases(entries) >= 2]
    lone = [entries for entries in sampled if _cases(entries) < 2]
    pool = [row for entries in lone for row in entries]
    if len(lone) == 1:
        smallest = min(strata, key=_cases)
        strata[strata.index(smallest)] = smallest + pool
    elif lone:
        strata.append(pool)
    return strata, len(lone)


def _cases(entries: Iterable[StratumCount]) -> int:
    return sum(row.cases for row in entries)


def _effective_size(
    strata: Sequence[Sequence[StratumCount]], share: float, cases: int, confidence: float
) -> float:
    """The size of a simple random sample as precise as this one, adjusted for the degrees of freedom."""
    from scipy.special import stdtrit

    weight_total = sum(row.weight * row.applies for entries in strata for row in entries)
    variance = sum(_variance(entries, share, weight_total) for entries in strata)
    size = float(cases) if variance <= 0 else share * (1 - share) / variance
    # Strata in which no case applies say nothing about the share, so they lend it no degrees of freedom.
    degrees = sum(_cases(entries) - 1 for entries in strata if any(row.applies for row in entries))
    upper = (1 + confidence) / 2
    adjustment = (float(stdtrit(cases - 1, upper)) / float(stdtrit(degrees, upper))) ** 2
    return min(float(cases), size * adjustment)


def _variance(entries: Sequence[StratumCount], share: float, weight_total: float) -> float:
    """One stratum's part of the linearised variance; a case that does not apply scores 0 in it."""
    cases = _cases(entries)
    total = squares = 0.0
    for row in entries:
        scale = row.weight / weight_total
        met, not_met = scale * (1 - share), -scale * share
        total += row.met * met + (row.applies - row.met) * not_met
        squares += row.met * met**2 + (row.applies - row.met) * not_met**2
    return cases / (cases - 1) * max(0.0, squares - total**2 / cases)


def _note(
    rows: Sequence[StratumCount], pooled: int, confidence: float, correction: tuple[int, int] | None
) -> str:
    strata = {row.stratum for row in rows}
    empty = sorted(strata - {row.stratum for row in rows if row.cases})
    method = f"interval of Korn and Graubard at {confidence:.0%}"
    sentences = [f"Weighted by stratum ({len(strata)} in all); {method}."]
    if pooled == 1:
        sentences.append("One stratum with a single case was joined to another for the variance.")
    elif pooled:
        sentences.append(f"{pooled} strata with a single case each were pooled for the variance.")
    if correction:
        sentences.append(f"Corrected for a finite caseload: {correction[0]:,} of {correction[1]:,} children.")
    if empty:
        named = "; ".join(empty[:MOST_STRATA_NAMED])
        more = f"; and {len(empty) - MOST_STRATA_NAMED} more" if len(empty) > MOST_STRATA_NAMED else ""
        sentences.append(
            f"No case here comes from: {named}{more}. An estimate takes them to be like the others."
        )
    return " ".join(sentences)
