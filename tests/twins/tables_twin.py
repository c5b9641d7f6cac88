"""A slow second opinion on the tables that describe: cases by option, numbers, rows and what is missing.

Cases are those of ``report_twin``; "none" is the answer "none of these".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.twins.report_twin import ROWS, Case, answer_to, is_shown
from tests.unit.tool.appendix_2a import AGENCIES

Spread = tuple[int, int | None, Fraction | None, Fraction | None, Fraction | None, int | None]

# The assessor enters these four in the header; the rest of it comes from the caseload and the allocation.
ENTERED_IN_THE_HEADER = ("H.5", "H.6", "H.7.social_worker", "H.7.line_manager")
ASKED_IF_ANY = ("2.2", "9.1.discussion")
COMMENTS_THAT_ARE_QUESTIONS = ("1.3", "9.10.strengths", "9.10.learning")
REASONS_IF_NO_OR_PARTLY = ("4.10.comment", "4.11.comment")
BLANK: tuple[Any, ...] = (None, "", [])


def codes_of(ref: str) -> tuple[str, ...]:
    """The codes under which a case can be counted, in the order of the tool."""
    row = ROWS[ref]
    return (*row.options, "none") if row.none else row.options


def cases_by_option(ref: str, cases: Sequence[Case], off: Collection[str]) -> dict[str, int]:
    """How many cases chose each option, among those that call for the item and answer it."""
    counts = dict.fromkeys(codes_of(ref), 0)
    for case in cases:
        answer = answer_to(ref, case, off)
        if answer is None:
            continue
        chosen = [answer] if isinstance(answer, str) else (list(answer) or ["none"])
        for code in chosen:
            counts[code] += 1
    return counts


def standing(ref: str, cases: Sequence[Case], off: Collection[str]) -> tuple[int, int, int]:
    """How many cases answer the item, leave it unanswered, and do not call for it."""
    called_for = [case for case in cases if is_shown(ref, case, off)]
    answered = [case for case in called_for if case.get(ref) not in BLANK]
    return len(answered), len(called_for) - len(answered), len(cases) - len(called_for)


def numbers_answered(ref: str, cases: Sequence[Case], off: Collection[str]) -> list[int]:
    answers = [answer_to(ref, case, off) for case in cases]
    return [answer for answer in answers if answer is not None]


def spread(numbers: Iterable[int]) -> Spread:
    """How many, shortest, quartiles around the median, longest; quartiles as spreadsheets have them."""
    ordered = sorted(numbers)
    if not ordered:
        return 0, None, None, None, None, None
    lower, median, upper = (quartile(ordered, quarter) for quarter in (1, 2, 3))
    return len(ordered), ordered[0], lower, median, upper, ordered[-1]


def quartile(ordered: Sequence[int], quarter: int) -> Fraction:
    """A quarter, half or three quarters of the way from the first to the last of the numbers."""
    way = Fraction((len(ordered) - 1) * quarter, 4)
    before = ordered[way.numerator // way.denominator]
    after = ordered[-(-way.numerator // way.denominator)]
    return before + (way - way.numerator // way.denominator) * (after - before)


def numbers_of_rows(ref: str, cases: Sequence[Case]) -> dict[str, int]:
    """Cases by how many dated rows follow a yes, by the label of the table's row; without empty ones."""
    counts: dict[str, int] = {}
    for case in cases:
        rows = case.get(f"{ref}.rows") or []
        label = "Unanswered"
        if case.get(ref) == "no":
            label = "None"
        elif case.get(ref) == "yes" and rows:
            label = str(len(rows))
        counts[label] = counts.get(label, 0) + 1
    return counts


def referral_years(cases: Sequence[Case]) -> dict[str, int]:
    years: dict[str, int] = {}
    for case in cases:
        if case.get("1.1"):
            year = str(case["1.1"].year)
            years[year] = years.get(year, 0) + 1
    return dict(sorted(years.items()))


def with_and_without(ref: str, cases: Sequence[Case], off: Collection[str]) -> tuple[int, int]:
    """Cases that have something written, and cases that have nothing."""
    written = len([case for case in cases if answer_to(ref, case, off)])
    return written, len(cases) - written


def who_took_part(grid: str, cases: Sequence[Case], off: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Each agency: contributed, agreed, took no part, unanswered, cases with a discussion."""
    table: dict[str, tuple[int, ...]] = {}
    for agency in AGENCIES:
        ref = f"{grid}.{agency}"
        counts = cases_by_option(ref, cases, off)
        answered, unanswered, _hidden = standing(ref, cases, off)
        ticked = (counts["contributed"], counts["agreed"], counts["none"])
        table[agency] = (*ticked, unanswered, answered + unanswered)
    return table


def progress_by_factors(cases: Sequence[Case], *, many: bool) -> tuple[int, ...]:
    """Of the cases with six factors or more, or with fewer: each answer to 9.6, unanswered, and all."""
    these = [case for case in cases if case["6.7"] is not None and (len(case["6.7"]) >= 6) == many]
    answers = [case.get("9.6") for case in these]
    return (*(answers.count(code) for code in codes_of("9.6")), answers.count(None), len(these))


def unanswered_items(cases: Sequence[Case], off: Collection[str]) -> dict[str, tuple[int, int]]:
    """Each item with a gap: cases that call for it without an answer, and those of them with a reason."""
    gaps: dict[str, tuple[int, int]] = {}
    for ref in ROWS:
        missing = [case for case in cases if is_missing(ref, case, off)]
        if missing:
            gaps[ref] = len(missing), len([case for case in missing if ref in case.get("reasons", ())])
    return gaps


def is_missing(ref: str, case: Case, off: Collection[str]) -> bool:
    row = ROWS[ref]
    if ref.startswith("H") and ref not in ENTERED_IN_THE_HEADER:
        return False
    if row.kind == "rows" or ref in ASKED_IF_ANY:
        return False
    if row.kind == "comment" and ref not in COMMENTS_THAT_ARE_QUESTIONS + REASONS_IF_NO_OR_PARTLY:
        return False
    if not is_shown(ref, case, off) or case.get(ref) not in BLANK:
        return False
    if ref == "9.1.date":
        # Where no conference was called for there is no date of one.
        return answer_to("9.1", case, off) in ("yes", "no")
    if ref in REASONS_IF_NO_OR_PARTLY:
        return answer_to(ref.removesuffix(".comment"), case, off) in ("no", "partly")
    if ref.endswith(".designation"):
        # Only somebody who took part has one.
        return bool(case.get(ref.removesuffix(".designation")))
    return True


def set_aside(cases: Sequence[Case], off: Collection[str]) -> dict[str, int]:
    """Each item, comments and texts left out, with the cases that keep an answer without calling for it."""
    counts: dict[str, int] = {}
    for ref, row in ROWS.items():
        if ref.startswith("H") or row.kind in ("comment", "text"):
            continue
        kept = [case for case in cases if case.get(ref) not in BLANK and not is_shown(ref, case, off)]
        if kept:
            counts[ref] = len(kept)
    return counts


# A child of the caseload: "age_band", "place", its "chance" of being drawn, and whether it "is_drawn".
Child = Mapping[str, Any]


def caseload_and_sample(
    children: Sequence[Child], by: str, bands: Sequence[str]
) -> dict[str, tuple[int, float, int]]:
    """By age band or place: children, the sum of their chances, and those in the sample."""
    names = bands if by == "age_band" else sorted({child["place"] for child in children})
    table: dict[str, tuple[int, float, int]] = {}
    for name in names:
        these = [child for child in children if child[by] == name]
        expected = sum(child["chance"] for child in these)
        table[name] = len(these), expected, len([child for child in these if child["is_drawn"]])
    return table
