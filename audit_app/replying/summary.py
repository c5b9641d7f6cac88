"""The summary of an audit, as it stands when it is shared: what was judged, and nothing of who judged it.

It is made of the two sections that judge (8 and 9), of the clocks that ran late by the dates, and of the
immediate actions. The others say what the file holds. Notes between assessor and moderator are not in it, nor
is what the reading cost. Words in which the child is named have a mark in the place of the name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from audit_app.filling.layout import Question, questions
from audit_app.filling.presenters.answer_lines import answer_lines
from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import without_names
from audit_app.sampling.models import Identity
from audit_app.tool.answers import Answers, answers_of, is_answered, shown_answers
from audit_app.tool.clocks import clocks_of
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.registry import item
from audit_app.tool.timescales import timescales_of, worded

JUDGING = (8, 9)
# The actions stand by themselves, and how hard the reading was is no matter of the case.
LEFT_OUT = frozenset({"8.10", "9.13"})
NAME, DAY = "[name]", "[date of birth]"
IN_WORDS = ("text", "comment")


@dataclass(frozen=True)
class Line:
    """``ref`` is empty for an immediate action."""

    kind: str
    ref: str
    title: str
    answer: str = ""
    words: str = ""


@dataclass(frozen=True)
class Child:
    """By what the words of a summary would tell who the child is."""

    names: tuple[str, ...]
    days: tuple[date, ...]

    def out_of(self, text: str) -> str:
        """The text with a mark in the place of what names the child or says when it was born."""
        found = days_named_in(text, self.days)
        if found:
            text = unicodedata.normalize("NFKC", text).replace("’", "'")
            for words in found:
                text = text.replace(words, DAY)
        return without_names(text, self.names, NAME)


def summary_of(audit: Audit) -> tuple[Line, ...]:
    """The lines in their order: judgements, comments, late clocks, actions."""
    shown = shown_answers(answers_of(audit), audit.review.items_off)
    child = _child(audit)
    asked = [each for part in JUDGING for each in _asked(audit, part)]
    return (
        *(line for each in asked for line in _judged(each, shown, child)),
        *(line for each in asked for line in _written(each, shown, child)),
        *_late(audit, shown),
        *(_action(each, child) for each in audit.immediate_actions.all()),
    )


def _asked(audit: Audit, part: int) -> Iterator[Question]:
    asked = questions(part, frozenset(audit.review.items_off), timescales_of(audit.review))
    return (each for each in asked if each.ref not in LEFT_OUT)


def _judged(question: Question, shown: Answers, child: Child) -> Iterator[Line]:
    """A question with its coded answers and the comment on it, if there is anything to tell."""
    coded = {each.ref for each in question.items if each.kind not in IN_WORDS}
    lines = answer_lines(question, {ref: value for ref, value in shown.items() if ref in coded})
    answer = "\n".join(f"{each.label} {each.text}".strip() for each in lines if each.is_answered)
    comment = shown.get(question.comment.ref, "") if question.comment else ""
    if coded and (answer or comment):
        yield Line("judgement", question.ref, question.title, answer, child.out_of(comment))


def _written(question: Question, shown: Answers, child: Child) -> Iterator[Line]:
    for each in question.items:
        if each.kind in IN_WORDS and is_answered(shown.get(each.ref)):
            yield Line("comment", each.ref, each.question, words=child.out_of(shown[each.ref]))


def _late(audit: Audit, shown: Answers) -> Iterator[Line]:
    for ref, clock in clocks_of(shown, audit.review).items():
        if clock.state == "late" and ref in shown:
            asked = worded(item(ref), timescales_of(audit.review)).question
            yield Line("clock", ref, asked, f"{clock.sentence}. {clock.counted}.")


def _action(action: ImmediateAction, child: Child) -> Line:
    """Without those who raised it and were told of it."""
    words = "\n".join(text for text in (action.what, action.why, action.outcome) if text)
    answer = "Not acknowledged yet"
    if action.acknowledged_at:
        answer = f"Acknowledged on {_day(action.acknowledged_at)}"
    if action.done_at:
        answer = f"Done on {_day(action.done_at)}"
    title = f"Immediate action raised on {_day(action.raised_at)}"
    return Line("action", "", title, answer, child.out_of(words))


def _day(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y}"


def _child(audit: Audit) -> Child:
    found = Identity.objects.select_related("case__record_key").filter(case=audit.case).first()
    if found is None:
        return Child((), ())
    day = found.date_of_birth
    return Child((found.name,) if found.name else (), (day,) if day else ())
