"""A slow and obvious second opinion on the report's figures, over plain dictionaries.

A case is one dictionary: answers by ref (a code, a frozenset of codes, a list of rows, None or nothing at
all where unanswered) and beside them "weight", "stratum", "age_band" and "assessor". What is shown, what is
favourable and what does not apply come from the two transcriptions, never from the application, so that a
figure which both agree on has been worked out twice.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.twins.measures_transcribed import MEASURES, MeasureRow
from tests.unit.tool.appendix_2a import APPENDIX_2A, COMPLEXITY_FACTORS, DOCUMENTS

Case = Mapping[str, Any]

ROWS = {row.ref: row for row in APPENDIX_2A}
AGE_BANDS = ("unborn", "0-2", "2-5", "5-10", "10-16", "16-18")
SEGMENTS_THAT_APPLY = ("met", "partly", "not_met", "not_evident", "not_known")
SEGMENTS = (*SEGMENTS_THAT_APPLY, "not_applicable", "hidden", "unanswered")
THRESHOLDS = {"strong_from": 85, "met_from": 70, "improve_from": 50, "minimum_cases": 10}
FIRST_OF_MANY_FACTORS = 6


def is_asked(ref: str, items_off: Collection[str] = ()) -> bool:
    """Whether this review asks the item at all: not switched off, and not waiting only for items that are."""
    if ref in items_off:
        return False
    parents = [parent for parent, _code in ROWS[ref].shown_when]
    return not parents or any(is_asked(parent, items_off) for parent in parents)


def is_shown(ref: str, case: Case, items_off: Collection[str] = ()) -> bool:
    """Whether the case calls for the item: some condition holds, and on an answer that is itself shown."""
    if ref in items_off:
        return False
    conditions = ROWS[ref].shown_when
    if not conditions:
        return True
    for parent, code in conditions:
        answer = case.get(parent)
        holds = bool(answer) if code == "any" else answer == code
        if holds and is_shown(parent, case, items_off):
            return True
    return False


def answer_to(ref: str, case: Case, items_off: Collection[str] = ()) -> Any:
    """The answer where it counts, or None where the item is hidden or nobody has answered it."""
    return case.get(ref) if is_shown(ref, case, items_off) else None


def segment(measure: MeasureRow, case: Case, items_off: Collection[str] = ()) -> str:
    """Where one case stands on one measure: exactly one of SEGMENTS."""
    if not any(is_shown(ref, case, items_off) for ref in measure.refs):
        return "hidden"
    if measure.rule == "more than two":
        return segment_of_attendance(measure, case)
    answer = case.get(measure.refs[0])
    if answer is None:
        return "unanswered"
    if measure.rule == "any ticked":
        return "met" if any(tick in answer for tick in measure.favourable) else "not_met"
    if answer in measure.does_not_apply:
        return "not_applicable"
    if answer in measure.favourable:
        return "met"
    if answer in ("partly", "not_evident", "not_known"):
        return str(answer)
    return "not_met"


def segment_of_attendance(measure: MeasureRow, case: Case) -> str:
    """Met once three are known to have contributed, not met only when the blanks could not make three."""
    contributed = 0
    blank = 0
    for ref in measure.refs:
        ticks = case.get(ref)
        if ticks is None:
            blank += 1
        elif any(tick in ticks for tick in measure.favourable):
            contributed += 1
    if contributed > 2:
        return "met"
    if contributed + blank > 2:
        return "unanswered"
    return "not_met"


def verdict(share: Fraction | None, applies: int, thresholds: Mapping[str, int] = THRESHOLDS) -> str:
    """The word for a share of cases met, by thresholds in per cent."""
    if share is None or applies < thresholds["minimum_cases"]:
        return "too_few"
    if share * 100 >= thresholds["strong_from"]:
        return "strong"
    if share * 100 >= thresholds["met_from"]:
        return "generally_met"
    if share * 100 >= thresholds["improve_from"]:
        return "needs_improvement"
    return "weak"


def measure_figures(
    measure: MeasureRow,
    cases: Sequence[Case],
    thresholds: Mapping[str, int] = THRESHOLDS,
    items_off: Collection[str] = (),
) -> dict[str, Any]:
    """Counts of cases by segment, exact shares (None where nothing applies), shortfall and verdict."""
    figures: dict[str, Any] = dict.fromkeys(SEGMENTS, 0)
    weight_that_applies = 0.0
    weight_met = 0.0
    for case in cases:
        where = segment(measure, case, items_off)
        figures[where] += 1
        if where in SEGMENTS_THAT_APPLY:
            weight_that_applies += case["weight"]
        if where == "met":
            weight_met += case["weight"]
    applies = sum(figures[name] for name in SEGMENTS_THAT_APPLY)
    shortfall = applies - figures["met"]
    share = Fraction(figures["met"], applies) if applies else None
    figures["applies"] = applies
    figures["share"] = share
    figures["weighted_share"] = weight_met / weight_that_applies if applies else None
    figures["shortfall"] = shortfall
    figures["shortfall_share"] = Fraction(shortfall, applies) if applies else None
    asked = any(is_asked(ref, items_off) for ref in measure.refs)
    figures["verdict"] = verdict(share, applies, thresholds) if asked else "not_asked"
    return figures


def all_measures(
    cases: Sequence[Case],
    thresholds: Mapping[str, int] = THRESHOLDS,
    items_off: Collection[str] = (),
) -> dict[str, dict[str, Any]]:
    """The figures of every measure by its key."""
    return {measure.key: measure_figures(measure, cases, thresholds, items_off) for measure in MEASURES}


def table_1_2(cases: Sequence[Case], bands: Sequence[str] = AGE_BANDS) -> dict[str, int]:
    """Children in each age band, youngest first, bands without any included."""
    counts = dict.fromkeys(bands, 0)
    for case in cases:
        counts[case["age_band"]] += 1
    return counts


def bands_between(ages: Sequence[int]) -> tuple[str, ...]:
    """Unborn, then from each age to the next, from birth to 18."""
    bands, youngest = ["unborn"], 0
    for age in [*ages, 18]:
        bands.append(f"{youngest}-{age}")
        youngest = age
    return tuple(bands)


def label_of_bands(bands: Sequence[str]) -> dict[str, str]:
    return {band: "Unborn" if band == "unborn" else " to ".join(band.split("-")) for band in bands}


def earlier_referrals(cases: Sequence[Case]) -> list[int | None]:
    """How many earlier referrals each case had, in the order of the cases; None where not answered."""
    numbers: list[int | None] = []
    for case in cases:
        if case.get("1.4") == "no":
            numbers.append(0)
        elif case.get("1.4") == "yes" and case.get("1.4.rows"):
            numbers.append(len(case["1.4.rows"]))
        else:
            numbers.append(None)
    return numbers


def complexity(cases: Sequence[Case]) -> dict[str, Any]:
    """How often each factor, each number of factors and each pair of factors occurs, in cases.

    `pairs` is keyed by two codes in the order of the tool and holds only pairs that occur; `six_or_more`
    counts cases; `unanswered` cases stand in none of the other figures.
    """
    factors = dict.fromkeys(COMPLEXITY_FACTORS, 0)
    factors_a_case: dict[int, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    unanswered = 0
    for case in cases:
        ticked = case.get("6.7")
        if ticked is None:
            unanswered += 1
            continue
        factors_a_case[len(ticked)] = factors_a_case.get(len(ticked), 0) + 1
        for position, one in enumerate(COMPLEXITY_FACTORS):
            if one not in ticked:
                continue
            factors[one] += 1
            for other in COMPLEXITY_FACTORS[position + 1 :]:
                if other in ticked:
                    pairs[one, other] = pairs.get((one, other), 0) + 1
    return {
        "factors": factors,
        "factors_a_case": factors_a_case,
        "six_or_more": sum(
            count for number, count in factors_a_case.items() if number >= FIRST_OF_MANY_FACTORS
        ),
        "pairs": pairs,
        "unanswered": unanswered,
    }


def documents_found(cases: Sequence[Case]) -> dict[str, dict[str, int]]:
    """For each key document the cases where it was on ICS only, on file only, on both, or on neither."""
    table: dict[str, dict[str, int]] = {}
    for document in DOCUMENTS:
        counts = {"ics": 0, "file": 0, "both": 0, "neither": 0, "unanswered": 0}
        for case in cases:
            found = case.get(f"7.3.{document}")
            if found is None:
                counts["unanswered"] += 1
            elif "ics" in found and "file" in found:
                counts["both"] += 1
            elif "ics" in found:
                counts["ics"] += 1
            elif "file" in found:
                counts["file"] += 1
            else:
                counts["neither"] += 1
        table[document] = counts
    return table


def supervision_against(ref: str, cases: Sequence[Case], items_off: Collection[str] = ()) -> dict[str, Any]:
    """Cases by 7.4 and another item that holds one choice; only cases to which both answers apply.

    `counts` is keyed by (answer to 7.4, answer to the other item) in the order of the options. Options that
    no such case chose are left out of it and named in `dropped_rows` and `dropped_columns`.
    """
    rows = ROWS["7.4"].options
    columns = tuple(code for code in ROWS[ref].options if code != "not_applicable")
    counts = {(row, column): 0 for row in rows for column in columns}
    left_out = 0
    for case in cases:
        pair = (answer_to("7.4", case, items_off), answer_to(ref, case, items_off))
        if pair in counts:
            counts[pair] += 1
        else:
            left_out += 1
    empty_rows = [row for row in rows if not any(counts[row, column] for column in columns)]
    empty_columns = [column for column in columns if not any(counts[row, column] for row in rows)]
    return {
        "counts": {
            (row, column): count
            for (row, column), count in counts.items()
            if row not in empty_rows and column not in empty_columns
        },
        "dropped_rows": empty_rows,
        "dropped_columns": empty_columns,
        "left_out": left_out,
    }
