"""The answers case by case without a child in them: what is given of each case, and what is left out.

What would tell who a child is, is not here at all: no reference, no name, no day, no place, no words, and of
the child no more than an age range. What is here are the answers on which the measures rest: they are about
practice, which people outside a file seldom know. None of them may stand for a handful of cases, because
whoever knows that one thing of a child would then read all the others (see ``rule_of_five``). Where a review
withholds small numbers there is nothing: any cell of a table can be counted from rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audit_app.aggregation.case_rows import (
    NOT_ASKED,
    UNANSWERED,
    CaseRow,
    PracticeItem,
    case_rows,
    practice_items,
    with_parents,
)
from audit_app.aggregation.described import in_full, options_of
from audit_app.kit.conditions import ShownWhen
from audit_app.report.assemble.source import Source
from audit_app.report.case_columns import AGE, IN_FULL, MET_OR_NOT, NOWHERE, Column
from audit_app.report.narrative.wording import WORDING
from audit_app.report.suppression import SMALLEST_SHOWN, is_small
from audit_app.sampling.ages import UNBORN_BAND, band_label
from audit_app.tool.header import HEADER
from audit_app.tool.queries import is_asked
from audit_app.tool.registry import items

# Measures rest on these too, and their answers tell what a child was thought to suffer, or of a court.
TELL_OF_THE_CHILD = frozenset(
    {"5.5.physical", "5.5.sexual", "5.5.neglect", "5.5.emotional", "8.7", "9.7.prompt", "9.7.changed"}
)
# A sample has tens or hundreds of cases. Beyond this a publication would be heavy with its rows.
MOST_CASES = 5_000

SUPPRESSED = (
    "This review withholds small numbers. Any number of any table could be counted from the answers case by "
    "case, so they are left out."
)
NOTHING_YET = "No audit has been signed off yet."
TOO_MANY = f"The answers case by case are left out of reports on more than {MOST_CASES:,} cases."
TOO_FEW = (
    f"Of each answer there are fewer than {SMALLEST_SHOWN} cases, so the answers case by case are left out."
)

MET, OTHERWISE = "met", "otherwise"
LABELS = {NOT_ASKED: "Not asked", UNANSWERED: "Unanswered", MET: "Met", OTHERWISE: "Otherwise"}

RARE = f"Fewer than {SMALLEST_SHOWN} cases have one of its answers."
OF_THE_CHILD = "It describes the child, the family, the case or its record, by which a child could be known."
OFF = "This review does not ask it."


def case_level(source: Source) -> dict[str, Any]:
    """The rows and what their columns mean, as JSON can hold them; or why there are none ("left_out").

    Rows are sorted by what they say, so that their order tells nothing that they do not: neither the order
    of the audits nor that of the references can be found in it.
    """
    reason = _no_rows(source)
    if reason:
        return {"left_out": reason, "columns": [], "rows": [], "not_given": []}
    found = case_rows(source.cohort)
    asked = [each for each in practice_items(source.cohort) if each.ref not in TELL_OF_THE_CHILD]
    answers = _told(asked, found)
    given = [*_ages([row.age_band for row in found]), *(each for each in answers if each.given)]
    if not given:
        return {"left_out": TOO_FEW, "columns": [], "rows": [], "not_given": []}
    rows = sorted(zip(*(each.values for each in given), strict=True), key=_in_order_of(given))
    return {
        "left_out": "",
        "columns": [each.as_plain() for each in given],
        "rows": [list(row) for row in rows],
        "not_given": _not_given(source, asked, answers),
    }


def rule_of_five(each: PracticeItem, values: Sequence[str], beside: Sequence[Sequence[str]] = ()) -> Column:
    """One answer over all cases, told so that nothing it says is said of fewer than five of them.

    In full where it can be: each of its answers, "not asked" and "unanswered" among them, is that of no case
    or of five at least. Else as "met" and "otherwise", if that can be. Else not at all. ``beside`` are the
    answers, as they are told, that call for this one: with each of them it must hold as well, because what
    is told as "otherwise" is split again by whether the question was asked.
    """
    shorter = tuple(MET if value in each.measure.favourable else OTHERWISE for value in values)
    left_out = Column(
        each.ref,
        each.question,
        NOWHERE,
        (),
        (),
        in_words(each.shown_when),
        WORDING[each.measure.key].label,
        each.measure.favourable,
    )
    options = dict(each.options) | {NOT_ASKED: LABELS[NOT_ASKED], UNANSWERED: LABELS[UNANSWERED]}
    for given, told in ((IN_FULL, tuple(values)), (MET_OR_NOT, shorter)):
        pairs = [zip(told, other, strict=True) for other in beside]
        if not any(map(_has_few, [told, *pairs])):
            labels = options if given == IN_FULL else {code: LABELS[code] for code in (MET, OTHERWISE)}
            return replace(left_out, given=given, options=tuple(labels.items()), values=told)
    return left_out


def _told(asked: Sequence[PracticeItem], found: Sequence[CaseRow]) -> list[Column]:
    """Each answer by the rule of five, those first that call for others."""
    columns: dict[str, Column] = {}
    for each in asked:
        above = with_parents(each.measure.refs[:1])
        beside = [columns[ref].values for ref in sorted(above) if ref in columns and columns[ref].given]
        columns[each.ref] = rule_of_five(each, [row.answers[each.ref] for row in found], beside)
    return list(columns.values())


def _has_few(values: Iterable[object]) -> bool:
    return any(map(is_small, Counter(values).values()))


def in_words(condition: ShownWhen | None) -> str:
    """What an item is asked for: "3.1 is yes"."""
    if condition is None:
        return ""
    return " or ".join(f"{ref} is {code.replace('_', ' ')}" for ref, code in condition.pairs)


def joined_bands(counts: Mapping[str, int]) -> dict[str, str]:
    """For each age band, in order of age, what is given of it: neighbours together until they are five cases.

    Empty where all the cases are too few.
    """
    groups: list[list[str]] = [[]]
    for code in counts:
        if sum(counts[each] for each in groups[-1]) >= SMALLEST_SHOWN:
            groups.append([])
        groups[-1].append(code)
    if len(groups) > 1 and is_small(sum(counts[each] for each in groups[-1])):
        groups[-2:] = [groups[-2] + groups[-1]]
    if len(groups) == 1 and is_small(sum(counts.values())):
        return {}
    return {code: _from_to(group) for group in groups for code in group}


def _no_rows(source: Source) -> str:
    if source.suppresses:
        return SUPPRESSED
    if not source.cohort.size:
        return NOTHING_YET
    return TOO_MANY if source.cohort.size > MOST_CASES else ""


def _ages(bands: Sequence[str]) -> list[Column]:
    counts = Counter(bands)
    in_order = sorted(counts, key=lambda code: (code != UNBORN_BAND, _start(code)))
    told = joined_bands({code: counts[code] for code in in_order})
    if not told:
        return []
    options = tuple((label, label) for label in dict.fromkeys(told.values()))
    values = tuple(told[band] for band in bands)
    return [Column("age_range", "Age range of the child", AGE, options, values)]


def _start(code: str) -> int:
    return 0 if code == UNBORN_BAND else int(code.split("-")[0])


def _from_to(group: Sequence[str]) -> str:
    first, last = group[0], group[-1]
    if first == last:
        return band_label(first)
    start = "Unborn" if first == UNBORN_BAND else first.split("-")[0]
    return f"{start} to {last.split('-')[1]}"


def _in_order_of(columns: Sequence[Column]) -> Any:
    """Rows by their first column in the order of its options, then by the next."""
    places = [{code: place for place, (code, _label) in enumerate(each.options)} for each in columns]
    return lambda row: [places[number][value] for number, value in enumerate(row)]


def _not_given(
    source: Source, asked: Sequence[PracticeItem], answers: Sequence[Column]
) -> list[dict[str, Any]]:
    """Every other coded item of sections 1 to 9 with why it is left out, in the order of the form."""
    column_of = {
        ref: column for each, column in zip(asked, answers, strict=True) for ref in each.measure.refs
    }
    lines = []
    for each in items():
        column = column_of.get(each.ref)
        if (
            each.is_coded
            and each.section != HEADER
            and not (column and column.given and column.ref == each.ref)
        ):
            why = _why_not(column) if is_asked(each.ref, source.cohort.off) else OFF
            lines.append(
                {
                    "ref": each.ref,
                    "question": in_full(each, source.review),
                    "kind": each.kind,
                    "options": [list(option) for option in options_of(each)],
                    "why": why,
                }
            )
    return lines


def _why_not(column: Column | None) -> str:
    if column is None:
        return OF_THE_CHILD
    return f"It is counted in {column.ref}." if column.given else RARE
