"""A slow second opinion on the numbers in the sentences under the tables, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from tests.twins import records_twin, report_twin, tables_twin
from tests.twins.compared_options import BY_OPTION, SUPERVISION_AGAINST
from tests.twins.generated_reviews import Generated

DENOMINATORS = {
    **BY_OPTION,
    "2.reading_minutes": "9.13.minutes",
    "5.referral_years": "1.1",
    "9.further_number": "3.10",
}
CROSSED = {f"3.supervision.{ref}": ref for ref in SUPERVISION_AGAINST}
PAIRS_SHOWN = 10


def numbers_expected_under(key: str, review: Generated) -> list[int]:
    """Nothing for a table under which no number stands."""
    if key in DENOMINATORS:
        return denominator(DENOMINATORS[key], review)
    if key in CROSSED:
        return left_out_of_crossing(CROSSED[key], review)
    if key in ("1.1.ages", "1.2"):
        day = review.cohort.review.reference_date
        return [day.day, day.year]
    if key == "1.4":
        return some(len([case for case in review.cases if not case["H.6"]]))
    if key in ("5.earlier", "5.later"):
        return rows_in_all("1.4.rows" if key == "5.earlier" else "1.5.rows", review)
    if key.startswith("6."):
        return factors(key, review)
    if key == "10.safety":
        beyond = records_twin.doubts_beyond(review.records, review.off)
        return [len(review.cases), *some(beyond)]
    if key in ("data_quality.unanswered", "data_quality.set_aside"):
        return [len(review.cases)]
    if key == "data_quality.double_readings":
        return some(len([record for record in review.records if record["role"] == "agreed"]))
    return []


def some(number: int) -> list[int]:
    """A number that is only spoken of where there is one."""
    return [number] if number else []


def denominator(ref: str, review: Generated) -> list[int]:
    if not report_twin.is_asked(ref, review.off):
        return []
    answered, unanswered, hidden = tables_twin.standing(ref, review.cases, review.off)
    return [answered, len(review.cases), *some(unanswered), *some(hidden)]


def rows_in_all(ref: str, review: Generated) -> list[int]:
    """Cases with dated rows that count, and how many rows these are."""
    lengths = [len(report_twin.answer_to(ref, case, review.off) or []) for case in review.cases]
    return [len([length for length in lengths if length]), sum(lengths)]


def factors(key: str, review: Generated) -> list[int]:
    found = report_twin.complexity(review.cases)
    if key == "6.factors_a_case":
        return [found["six_or_more"], *denominator("6.7", review)]
    if key == "6.pairs":
        return [PAIRS_SHOWN, len(found["pairs"])] if found["pairs"] else []
    return some(found["unanswered"]) if report_twin.is_asked("9.6", review.off) else []


def left_out_of_crossing(ref: str, review: Generated) -> list[int]:
    """Cases left out because an answer is missing, not called for or "not applicable"; then small cells."""
    if not report_twin.is_asked(ref, review.off):
        return []
    unanswered = hidden = not_applicable = 0
    for case in review.cases:
        if case.get("7.4") is None:
            unanswered += 1
        elif not report_twin.is_shown(ref, case, review.off):
            hidden += 1
        elif case.get(ref) is None:
            unanswered += 1
        elif case[ref] == "not_applicable":
            not_applicable += 1
    counts = report_twin.supervision_against(ref, review.cases, review.off)["counts"]
    rows = sorted({row for row, _column in counts})
    columns = sorted({column for _row, column in counts})
    table = [[counts[row, column] for column in columns] for row in rows]
    return [unanswered, hidden, not_applicable, *small_cells(table)]


def small_cells(table: Sequence[Sequence[int]]) -> list[int]:
    """Cells where chance would put fewer than five cases; only of two rows and two columns or more."""
    if len(table) < 2 or len(table[0]) < 2:
        return []
    total = sum(sum(row) for row in table)
    small = 0
    for row in table:
        for column in range(len(row)):
            down = sum(other[column] for other in table)
            if sum(row) * down < 5 * total:
                small += 1
    return [small, len(table) * len(table[0])] if small else []
