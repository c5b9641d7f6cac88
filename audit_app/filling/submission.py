"""What submitting asks for: which answers block it, and which blanks need a reason.

Saving takes a draft as it comes. Submitting is strict, and every rule of it is here, as plain functions over
the answers by ref.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.kit.forms import LONGEST_TEXT
from audit_app.sampling.models import Review
from audit_app.tool.answers import Answers, answers_of, is_answered, set_aside, shown_answers
from audit_app.tool.clocks import DAY_CLOCKS, Clock, disagreements
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item, items
from audit_app.tool.timescales import timescales_of, worded

ACTIONS_REF = "8.10"
PROTECTED_REF = "9.8"
NEEDS_ACTION = frozenset({"no", "unclear"})


@dataclass(frozen=True)
class Span:
    """Two dates of which the second cannot be the earlier, with their times where the tool asks for them."""

    start: str
    end: str
    start_time: str = ""
    end_time: str = ""

    def is_backwards(self, answers: Mapping[str, Any]) -> bool:
        start, end = answers.get(self.start), answers.get(self.end)
        if not start or not end:
            return False
        began, ended = answers.get(self.start_time), answers.get(self.end_time)
        if start == end and began is not None and ended is not None:
            return bool(ended < began)
        return bool(end < start)

    @property
    def sentence(self) -> str:
        return f"Check the {_name(self.end)}: it cannot be before the {_name(self.start)} ({self.start})."


# Whatever a clock counts between cannot run backwards, whichever of its starts it counts from.
SPANS: tuple[Span, ...] = (
    Span("1.1", "3.1.date", "1.1.time", "3.1.time"),
    *(Span(start, clock.end) for clock in DAY_CLOCKS for start in clock.starts),
)


@dataclass(frozen=True)
class Problem:
    """Something that must be put right at ``ref`` before the audit can be submitted."""

    ref: str
    sentence: str


@dataclass(frozen=True)
class Readiness:
    """How an audit stands before submission: what blocks, what lacks an answer, what counts nowhere."""

    answers: Answers
    shown: Answers
    problems: tuple[Problem, ...]
    unanswered: tuple[Item, ...]
    set_aside: Answers
    disagreements: tuple[Clock, ...]

    def without_reason(self, reasons: Mapping[str, str]) -> tuple[Item, ...]:
        return tuple(each for each in self.unanswered if not reasons.get(each.ref, "").strip())

    def too_long(self, reasons: Mapping[str, str]) -> tuple[Item, ...]:
        """Those whose reason is longer than any box of the service takes."""
        return tuple(each for each in self.unanswered if len(reasons.get(each.ref, "")) > LONGEST_TEXT)


def readiness_of(audit: Audit) -> Readiness:
    # In the calibration case no child is in danger, so there is nothing to be raised.
    actions = None if audit.allocation.is_calibrating else audit.immediate_actions.count()
    return readiness(answers_of(audit), audit.review, actions)


def readiness(answers: Answers, review: Review, actions: int | None) -> Readiness:
    """``actions`` is how many immediate actions the audit has raised, open or done; None if it needs none."""
    shown, timescales = shown_answers(answers, review.items_off), timescales_of(review)
    return Readiness(
        answers=answers,
        shown=shown,
        problems=tuple(problems(shown, actions)),
        unanswered=tuple(worded(each, timescales) for each in unanswered(shown)),
        set_aside=set_aside(answers, review.items_off),
        disagreements=disagreements(answers, review),
    )


def backwards_within(answers: Answers, off: Collection[str] = ()) -> tuple[Span, ...]:
    """The spans of one section that run backwards, among those of its answers that count."""
    shown = shown_answers(answers, list(off))
    return tuple(span for span in SPANS if span.is_backwards(shown))


def problems(shown: Mapping[str, Any], actions: int | None) -> Iterator[Problem]:
    """What blocks, in the order of the form; ``shown`` are the answers that count, ``actions`` as above."""
    backwards: dict[str, Span] = {}
    for span in SPANS:
        if span.is_backwards(shown):
            backwards.setdefault(span.end, span)
    for ref, value in shown.items():
        each = item(ref)
        if not _is_in_its_set(each, value):
            yield Problem(ref, f"Answer {ref} again: it holds an answer that the tool does not offer.")
        elif ref in backwards:
            yield Problem(ref, backwards[ref].sentence)
        elif each.kind == "rows" and not value:
            yield Problem(ref, f"Add at least one row to “{each.question}”, or change your answer above it.")
        elif ref == ACTIONS_REF and value == "yes" and actions == 0:
            yield Problem(ref, "Raise the immediate action that is required, or change this answer.")
        elif ref == PROTECTED_REF and value in NEEDS_ACTION and actions == 0:
            yield Problem(
                ref, "Raise an immediate action, because the child may not be adequately protected."
            )


def unanswered(shown: Mapping[str, Any]) -> Iterator[Item]:
    """The items that count and have no answer, each of which may be submitted with a reason."""
    for each in items():
        if each.ref in shown and not is_answered(shown[each.ref]) and not may_stay_empty(each, shown):
            yield each


def may_stay_empty(each: Item, shown: Mapping[str, Any]) -> bool:
    """Rows are a matter of their question, and of some items an answer is asked in some cases only."""
    if each.kind == "rows" or (each.needed_when is not None and not each.needed_when.holds(shown)):
        return True
    if each.line and each.kind == "text":
        # Only of somebody who took part can the designation be given.
        return not shown.get(each.ref.rpartition(".")[0])
    return False


def _is_in_its_set(each: Item, value: Any) -> bool:
    if not is_answered(value):
        return True
    if each.kind == "choice":
        return value in each.labels
    if each.kind == "any_of":
        return set(value) <= set(each.labels)
    if each.kind == "number":
        column: Any = each.model._meta.get_field(each.field)
        return bool(column.lowest <= value <= column.highest)
    return True


def _name(ref: str) -> str:
    question = item(ref).question
    return question[0].lower() + question[1:]
