"""Two readings of a case beside each other: where they differ, what each says, and what has been agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from audit_app.access.models import User
from audit_app.agreeing.choices import Source
from audit_app.agreeing.differences import Difference, Settled
from audit_app.agreeing.forms import OTHER, as_value
from audit_app.agreeing.policies import can_finish, can_settle
from audit_app.agreeing.queries import Pair
from audit_app.filling.presentable import presentable, presentable_answers
from audit_app.filling.presenters.answer_lines import written
from audit_app.sampling.models import Case, Review
from audit_app.tool.models import Audit
from audit_app.tool.registry import item
from audit_app.tool.timescales import timescales_of, worded


@dataclass(frozen=True)
class Said:
    """One reader's answer in words, with what they wrote beside it."""

    audit: Audit
    heading: str
    reader: str
    answer: str
    comment: str


@dataclass(frozen=True)
class AgreedLine:
    """What was agreed, whose answer it is, why, by whom and when."""

    answer: str
    whose: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True)
class DifferenceLine:
    ref: str
    question: str
    said: tuple[Said, Said]
    agreed: AgreedLine | None


@dataclass(frozen=True)
class ReadingsPage:
    case: Case
    first: Audit
    second: Audit
    agreed: Audit | None
    summary: str
    lines: tuple[DifferenceLine, ...]
    can_settle: bool
    can_finish: bool


@dataclass(frozen=True)
class PairLine:
    """A case of the list, and how far it is settled."""

    case: Case
    readers: str
    state: str


def pair_lines(pairs: Iterable[Pair]) -> tuple[PairLine, ...]:
    return tuple(
        PairLine(
            pair.case,
            f"{pair.first.assessor.display_name} and {pair.second.assessor.display_name}",
            _state(pair),
        )
        for pair in pairs
    )


def readings_page(pair: Pair, viewer: User) -> ReadingsPage:
    return ReadingsPage(
        case=pair.case,
        first=pair.first,
        second=pair.second,
        agreed=pair.agreed,
        summary=_state(pair),
        lines=tuple(difference_line(pair, each) for each in pair.differences),
        can_settle=can_settle(viewer, pair),
        can_finish=can_finish(viewer, pair),
    )


def difference_line(pair: Pair, difference: Difference) -> DifferenceLine:
    first = _said(pair, 0, difference, "First reading")
    second = _said(pair, 1, difference, "Second reading")
    question = question_in_full(pair.review, difference.ref)
    return DifferenceLine(difference.ref, question, (first, second), _agreed(pair, difference))


def choices_of(pair: Pair, difference: Difference) -> list[tuple[str, str]]:
    """What can be agreed, as the form offers it."""
    said = {Source.FIRST: difference.first, Source.SECOND: difference.second}
    offered = [
        (
            source.value,
            f"{answer_in_words(pair.first, difference.ref, said[source])} ({source.label.lower()})"
            if source in said
            else source.label,
        )
        for source in difference.sources
    ]
    labels = difference.item.labels
    return offered + [
        (f"{OTHER}{code}", f"{labels[code]} (neither of them)") for code in difference.other_codes
    ]


def initial_of(pair: Pair, difference: Difference) -> dict[str, str]:
    """What was agreed before, to be changed."""
    before = pair.settled.get(difference.ref)
    if before is None:
        return {}
    return {"answer": as_value(Settled(before.source, before.code)), "why": before.why}


def _state(pair: Pair) -> str:
    if pair.agreed is not None:
        return f"Settled by {pair.agreed.assessor.display_name}; the agreed reading counts"
    if not pair.differences:
        return "The two readings have the same answers"
    number = len(pair.differences)
    answers = "1 answer differs" if number == 1 else f"{number} answers differ"
    return f"{answers}, {number - len(pair.open)} settled"


def _said(pair: Pair, place: int, difference: Difference, heading: str) -> Said:
    audit = (pair.first, pair.second)[place]
    value = (difference.first, difference.second)[place]
    comment = pair.answers[place].get(f"{difference.item.top_ref}.comment") or ""
    return Said(
        audit=audit,
        heading=heading,
        reader=audit.assessor.display_name,
        answer=answer_in_words(pair.first, difference.ref, value),
        comment=presentable(comment, audit),
    )


def _agreed(pair: Pair, difference: Difference) -> AgreedLine | None:
    settled = pair.settled.get(difference.ref)
    if settled is None:
        return None
    answer = pair.agreed_answers.get(difference.ref)
    return AgreedLine(
        answer=answer_in_words(pair.first, difference.ref, answer),
        whose=settled.get_source_display(),
        why=presentable(settled.why, pair.first),
        by=settled.settled_by.display_name,
        at=settled.settled_at,
    )


def answer_in_words(audit: Audit, ref: str, value: object) -> str:
    """An answer of one reading beside that of another; the presenter's view shows no names."""
    return written(ref, presentable_answers({ref: value}, audit)[ref])


def question_in_full(review: Review, ref: str) -> str:
    """The question as the review asks it, with that of its group before it."""
    each = worded(item(ref), timescales_of(review))
    if not each.group:
        return each.question
    return f"{each.group} {each.question}" if each.group.endswith("?") else f"{each.group}: {each.question}"
