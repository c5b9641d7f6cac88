"""The answers that measures rest on, case by case and as they count: one query, and no free text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Case as Either
from django.db.models import CharField, Value, When

from audit_app.aggregation.cohort import FILTERS, Cohort
from audit_app.aggregation.described import in_full
from audit_app.aggregation.measures import MEASURES, Measure
from audit_app.aggregation.question import Question
from audit_app.aggregation.row_answers import (
    ATTENDANCE,
    FOUND,
    MORE_THAN_TWO,
    NOT_FOUND,
    STRATEGY_FOUND,
    TWO_OR_FEWER,
    row_questions,
    with_lines,
)
from audit_app.kit.coded import OptionPairs
from audit_app.kit.conditions import ShownWhen
from audit_app.tool.queries import is_asked, path_to
from audit_app.tool.registry import item, items, shown_refs

NOT_ASKED, UNANSWERED = "not_asked", "unanswered"

# The answers that lines of a tick grid amount to, which no item words.
OF_LINES: Mapping[str, tuple[str, OptionPairs]] = {
    ATTENDANCE: (
        "Did more than two agencies contribute to the first strategy discussion?",
        ((MORE_THAN_TWO, "More than two"), (TWO_OR_FEWER, "Two or fewer")),
    ),
    STRATEGY_FOUND: (
        "Was a record of the first strategy discussion found, on ICS or on file?",
        ((FOUND, "Found"), (NOT_FOUND, "Not found")),
    ),
}


@dataclass(frozen=True)
class PracticeItem:
    """An answer that a measure rests on: what is asked, and what may be answered."""

    measure: Measure
    ref: str
    question: str
    options: OptionPairs
    shown_when: ShownWhen | None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _label in self.options)


@dataclass(frozen=True)
class CaseRow:
    """One case that counts; ``answers``: for each item its code, ``NOT_ASKED`` or ``UNANSWERED``."""

    age_band: str
    answers: Mapping[str, str]


def practice_items(cohort: Cohort) -> tuple[PracticeItem, ...]:
    """One for each measure that the review asks, in the order of the form."""
    place = {each.ref: number for number, each in enumerate(items())}
    asked = [each for each in MEASURES if is_asked(each.refs[0], cohort.off)]
    return tuple(_described(each, cohort) for each in sorted(asked, key=lambda each: place[each.refs[0]]))


def case_rows(cohort: Cohort) -> list[CaseRow]:
    """The cases of a cohort, in no order that means anything.

    An answer that was set aside, because what calls for it was answered otherwise, reads ``NOT_ASKED``.
    """
    asked = practice_items(cohort)
    questions = {each.ref: each for each in row_questions(cohort.off)}
    derived = {each.ref for each in asked} & set(questions)
    alias = {ref: f"derived_{number}" for number, ref in enumerate(sorted(derived))}
    needed = sorted(with_parents({each.measure.refs[0] for each in asked}))
    paths = {ref: path_to(item(ref)) for ref in needed if not item(ref).line}
    band = FILTERS["age_band"]
    audits = with_lines(cohort.audits).annotate(**{alias[ref]: _answer(questions[ref]) for ref in derived})
    rows = []
    for found in audits.values(band, *paths.values(), *alias.values()):
        stored = {ref: found[path] for ref, path in paths.items()}
        shown = shown_refs(stored, cohort.off)
        answers = stored | {ref: found[name] for ref, name in alias.items()}
        rows.append(CaseRow(found[band], {each.ref: _counted(each, answers, shown) for each in asked}))
    return rows


def with_parents(refs: Collection[str]) -> frozenset[str]:
    """The items with all that call for them, however far up."""
    found: set[str] = set()
    waiting = list(refs)
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting.extend(_parents(ref))
    return frozenset(found)


def _described(measure: Measure, cohort: Cohort) -> PracticeItem:
    each = item(measure.refs[0])
    as_asked = (in_full(each, cohort.review), each.options)
    question, options = OF_LINES.get(measure.tally_ref, as_asked)
    return PracticeItem(measure, measure.tally_ref, question, options, each.shown_when)


def _counted(each: PracticeItem, answers: Mapping[str, str | None], shown: Collection[str]) -> str:
    if each.measure.refs[0] not in shown:
        return NOT_ASKED
    return answers[each.ref] or UNANSWERED


def _answer(question: Question) -> Either:
    """The code under which an audit stands, of a question whose codes exclude each other."""
    whens = [When(condition, then=Value(code)) for code, condition in question.codes.items()]
    return Either(*whens, default=None, output_field=CharField(null=True))


def _parents(ref: str) -> Iterator[str]:
    condition = item(ref).shown_when
    yield from condition.parents if condition else ()
