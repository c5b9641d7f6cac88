"""The slow, obvious versions of the statistics: whole enumerations, sums term by term, and bisection."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import comb, factorial, prod

from scipy.special import betainc
from scipy.stats import t as student_t

Table = list[list[int]]
Ends = tuple[float, float]


def bisect(rises_above_zero: Callable[[float], float], low: float = 0.0, high: float = 1.0) -> float:
    """Where a rising function of a share crosses 0."""
    for _ in range(80):
        middle = (low + high) / 2
        if rises_above_zero(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def wilson(successes: int, n: int) -> Ends:
    """The two shares that lie exactly 1.96 of their own standard errors from the observed one."""
    z, observed = 1.959963984540054, successes / n

    def distance(share: float) -> float:
        return (share - observed) ** 2 * n - z * z * share * (1 - share)

    low = 0.0 if successes == 0 else bisect(lambda share: -distance(share), 0.0, observed)
    high = 1.0 if successes == n else bisect(distance, observed, 1.0)
    return low, high


def clopper_pearson(successes: int, n: int) -> Ends:
    """The two shares under which the observed count, or one further off, has a chance of 2.5 per cent."""

    def at_least(share: float) -> float:
        return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(successes, n + 1))

    def at_most(share: float) -> float:
        return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(successes + 1))

    low = 0.0 if successes == 0 else bisect(lambda share: at_least(share) - 0.025)
    high = 1.0 if successes == n else bisect(lambda share: 0.025 - at_most(share))
    return low, high


def fisher_two_sided(table: Table) -> float:
    """The chance of all 2×2 tables with these margins that are no likelier than the observed one."""
    (a, b), (c, d) = table

    def ways(top_left: int) -> int:
        return comb(a + c, top_left) * comb(b + d, a + b - top_left)

    possible = range(max(0, a - d), min(a + b, a + c) + 1)
    return sum(ways(x) for x in possible if ways(x) <= ways(a)) / comb(a + b + c + d, a + b)


def chi_square(table: Table) -> float:
    total = sum(map(sum, table))
    columns = [sum(column) for column in zip(*table, strict=True)]
    expected = [[sum(row) * column / total for column in columns] for row in table]
    return sum(
        (table[i][j] - expected[i][j]) ** 2 / expected[i][j]
        for i in range(len(table))
        for j in range(len(columns))
    )


def exact_chi_square_p(table: Table) -> float:
    """The chance of every table with these margins whose chi-square is at least the observed one."""
    observed = chi_square(table)
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    fixed = prod(map(factorial, rows)) * prod(map(factorial, columns)) / factorial(sum(rows))
    return sum(
        fixed / prod(factorial(count) for row in other for count in row)
        for other in tables_with_margins(rows, columns)
        if chi_square(other) >= observed - 1e-9
    )


def tables_with_margins(rows: list[int], columns: list[int]) -> Iterator[Table]:
    if len(rows) == 1:
        yield [columns]
        return
    for first in product(*(range(min(rows[0], column) + 1) for column in columns)):
        if sum(first) == rows[0]:
            left = [column - used for column, used in zip(columns, first, strict=True)]
            for rest in tables_with_margins(rows[1:], left):
                yield [list(first), *rest]


# A pair of answers to one question, the first assessor's and the second's, and how much it counts for.
Pair = tuple[str, str, float]
AgreementFigure = Callable[[Sequence[Pair], int], float]


def kappa(pairs: Sequence[Pair], offered: int) -> float:
    """How often the two agree beyond what comes of every first answer meeting every second one."""
    meetings = [(first, second, one * other) for first, _, one in pairs for _, second, other in pairs]
    return beyond_chance(same(pairs), same(meetings))


def ac1(pairs: Sequence[Pair], offered: int) -> float:
    """The same beyond Gwet's chance: two draws from all answers differ, shared among the other answers."""
    answers = [(answer, weight) for first, second, weight in pairs for answer in (first, second)]
    draws = [(one, other, w * v) for one, w in answers for other, v in answers]
    return beyond_chance(same(pairs), (1 - same(draws)) / (offered - 1))


def same(pairs: Sequence[Pair]) -> float:
    return sum(weight for first, second, weight in pairs if first == second) / sum(w for _, _, w in pairs)


def beyond_chance(observed: float, chance: float) -> float:
    return (observed - chance) / (1 - chance)


def standard_error(figure: AgreementFigure, pairs: Sequence[Pair], offered: int) -> float:
    """By the delta method without a formula: how the figure moves when one pair counts for a little more."""
    little = 1e-5

    def with_weight(place: int, weight: float) -> float:
        first, second, _ = pairs[place]
        return figure([*pairs[:place], (first, second, weight), *pairs[place + 1 :]], offered)

    moves = [
        (with_weight(place, 1 + little) - with_weight(place, 1 - little)) / (2 * little)
        for place in range(len(pairs))
    ]
    return float(sum(move**2 for move in moves) ** 0.5)


# A case of a stratified sample: its stratum, its weight, and whether the answer is favourable (None: does not
# apply).
SampledCase = tuple[str, float, bool | None]


def korn_graubard(cases: Sequence[SampledCase], population: int | None) -> tuple[float, float, float, float]:
    """Share, ends and effective size of a weighted sample, case by case; by the rules of the real module."""
    applying = [(weight, answer) for _, weight, answer in cases if answer is not None]
    n, total = len(applying), sum(weight for weight, _ in applying)
    share = sum(weight for weight, answer in applying if answer) / total
    if population == len(cases):
        return share, share, share, float(n)

    strata = pooled_strata(cases)
    variance = 0.0
    degrees = 0
    for members in strata:
        scores = [
            weight * (answer - share) / total if answer is not None else 0.0 for weight, answer in members
        ]
        mean = sum(scores) / len(scores)
        variance += len(scores) / (len(scores) - 1) * sum((score - mean) ** 2 for score in scores)
        if any(answer is not None for _, answer in members):
            degrees += len(members) - 1

    size = n if share in (0, 1) or variance < 1e-15 else share * (1 - share) / variance
    size = min(n, size * (student_t.ppf(0.975, n - 1) / student_t.ppf(0.975, degrees)) ** 2)
    if population is not None and share not in (0, 1):
        size = size / (1 - len(cases) / population)
    x = share * size
    low = 0.0 if share == 0 else bisect(lambda p: float(betainc(x, size - x + 1, p)) - 0.025)
    high = 1.0 if share == 1 else bisect(lambda p: float(betainc(x + 1, size - x, p)) - 0.975)
    return share, low, high, size


def pooled_strata(cases: Sequence[SampledCase]) -> list[list[tuple[float, bool | None]]]:
    names = sorted({stratum for stratum, _, _ in cases})
    members = {
        name: [(weight, answer) for stratum, weight, answer in cases if stratum == name] for name in names
    }
    strata = [members[name] for name in names if len(members[name]) > 1]
    lone = [case for name in names if len(members[name]) == 1 for case in members[name]]
    if len(lone) == 1:
        min(strata, key=len).extend(lone)
    elif lone:
        strata.append(lone)
    return strata
