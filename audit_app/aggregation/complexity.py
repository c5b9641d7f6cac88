"""Section 6: complexity factors, how many a case has, which go together, and progress in spite of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import (
    CASES,
    NOT_ASKED,
    SEVERAL,
    denominator,
    options_of,
    options_table,
    plural,
)
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.tool.queries import is_asked, path_to
from audit_app.tool.registry import item

FACTORS, PROGRESS = "6.7", "9.6"
MANY = 6
PAIRS_SHOWN = 10


@dataclass(frozen=True)
class Complexity:
    """Cases by factors; ``unanswered`` cases stand in none of the other figures.

    ``factors_a_case``: number of factors → cases. ``pairs``: two factors, in the order of the form, → cases
    with both, where there are any. ``progress``: (whether the case has six or more, answer to 9.6) → cases.
    """

    factors: Mapping[str, int]
    factors_a_case: Mapping[int, int]
    pairs: Mapping[tuple[str, str], int]
    progress: Mapping[tuple[bool, str | None], int]
    unanswered: int

    @property
    def answered(self) -> int:
        return sum(self.factors_a_case.values())

    @property
    def six_or_more(self) -> int:
        return sum(cases for number, cases in self.factors_a_case.items() if number >= MANY)


@once
def complexity(cohort: Cohort) -> Complexity:
    """Counted by the whole set of factors: however many cases, there are at most 8,192 sets."""
    order = tuple(item(FACTORS).labels)
    factors: Counter[str] = Counter(dict.fromkeys(order, 0))
    numbers: Counter[int] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    progress: Counter[tuple[bool, str | None]] = Counter()
    unanswered = 0
    sets = cohort.audits.values_list(path_to(item(FACTORS)), path_to(item(PROGRESS)))
    for present, answer, cases in sets.annotate(cases=Count("pk")):
        if present is None:
            unanswered += cases
            continue
        ordered = [code for code in order if code in present]
        numbers[len(ordered)] += cases
        progress[len(ordered) >= MANY, answer] += cases
        factors.update(dict.fromkeys(ordered, cases))
        pairs.update(dict.fromkeys(combinations(ordered, 2), cases))
    return Complexity(factors, dict(sorted(numbers.items())), pairs, progress, unanswered)


def complexity_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    found = complexity(cohort)
    return (
        options_table(cohort, "6.factors", FACTORS, "Complexity factors", "Factor"),
        _number_table(cohort, found),
        _pair_table(found),
        _progress_table(cohort, found),
    )


def _number_table(cohort: Cohort, found: Complexity) -> ResultTable:
    return ResultTable(
        "6.factors_a_case",
        "How many factors a case has",
        CASES,
        tuple(Row(str(number), (cases,)) for number, cases in found.factors_a_case.items()),
        f"Six or more: {plural(found.six_or_more)}. {denominator(tally(cohort, FACTORS))}",
        "Factors",
        Row("Answered", (found.answered,)),
    )


def _pair_table(found: Complexity) -> ResultTable:
    """The pairs found most often; a tie keeps the order of the form."""
    labels = item(FACTORS).labels
    order = list(labels)
    by_number = sorted(
        found.pairs.items(), key=lambda pair: (-pair[1], *(order.index(code) for code in pair[0]))
    )
    return ResultTable(
        "6.pairs",
        "Factors most often found together",
        ("Cases with both", "Cases with the first", "Cases with the second"),
        tuple(
            Row(f"{labels[one]} · {labels[other]}", (both, found.factors[one], found.factors[other]))
            for (one, other), both in by_number[:PAIRS_SHOWN]
        ),
        f"The {PAIRS_SHOWN} most frequent of {len(found.pairs)} pairs. {SEVERAL}" if found.pairs else "",
        "Factors",
    )


def _progress_table(cohort: Cohort, found: Complexity) -> ResultTable:
    title, heading = "Progress of the plan by number of factors", "Factors"
    options = options_of(item(PROGRESS))
    columns = (*(label for _code, label in options), "Unanswered", "Cases")
    if not is_asked(PROGRESS, cohort.off):
        return ResultTable("6.progress", title, columns, (), NOT_ASKED, heading)
    rows = []
    for label, is_many in (("Six or more", True), ("Fewer than six", False)):
        answers = [found.progress[is_many, code] for code, _label in options]
        blank = found.progress[is_many, None]
        rows.append(Row(label, (*answers, blank, sum(answers) + blank)))
    left_out = f"Factors unanswered in {plural(found.unanswered)}, left out." if found.unanswered else ""
    return ResultTable("6.progress", title, columns, tuple(rows), left_out, heading)
