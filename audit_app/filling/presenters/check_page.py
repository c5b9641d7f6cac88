"""All answers of an audit on one page: for its assessor to check, for a lead to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.filling.beside import Beside, beside
from audit_app.filling.layout import Question, part_title, questions
from audit_app.filling.policies import (
    can_edit,
    can_record_outcome,
    can_reopen,
    can_return,
    can_sign_off,
    can_take_into_moderation,
)
from audit_app.filling.presentable import presentable, presentable_answers
from audit_app.filling.presenters.answer_lines import AnswerLine, answer_lines, written
from audit_app.filling.presenters.date_lines import odd_dates
from audit_app.filling.presenters.facts import Fact, case_facts
from audit_app.filling.presenters.item_notes import Notes, NoteView, note_views
from audit_app.filling.presenters.part_page import outside_fieldwork, part_url
from audit_app.filling.presenters.progress import PARTS, Part
from audit_app.filling.states import STATE_LABELS
from audit_app.filling.submission import Readiness
from audit_app.kit.forms import LONGEST_TEXT
from audit_app.tool.answers import answer_text
from audit_app.tool.clocks import Clock
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item
from audit_app.tool.timescales import timescales_of, worded

MOST_UNFOLDED = 10
UNSAFE = {"9.8": frozenset({"no", "unclear"}), "9.9": frozenset({"unsafe"})}


@dataclass(frozen=True)
class CheckRow:
    ref: str
    title: str
    lines: tuple[AnswerLine, ...]
    comment: str
    url: str
    notes: tuple[NoteView, ...] = ()


@dataclass(frozen=True)
class CheckPart:
    title: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True)
class Blank:
    """An item without an answer, with the reason given for it and the name of the box for that reason.

    A reason that the presenter's view hides has no box, and stays as it is.
    """

    ref: str
    question: str
    url: str
    name: str
    reason: str
    is_hidden: bool
    error: str

    @property
    def label(self) -> dict[str, str]:
        return {"text": f"Why does {self.ref} have no answer?"}

    @property
    def error_message(self) -> dict[str, str] | None:
        return {"text": self.error} if self.error else None


@dataclass(frozen=True)
class BlankPart:
    """The blanks of one part, folded away where there are so many that they would hide the rest."""

    title: str
    blanks: tuple[Blank, ...]
    is_open: bool


@dataclass(frozen=True)
class Pointer:
    """A line about one item, with the way to it."""

    ref: str
    text: str
    url: str
    answer: str = ""


@dataclass(frozen=True)
class MissingPart:
    """The questions of one part that lack both an answer and a reason, each with the way to its reason."""

    title: str
    links: tuple[Pointer, ...]


@dataclass(frozen=True)
class CheckPage:
    audit: Audit
    facts: tuple[Fact, ...]
    state: str
    parts: tuple[CheckPart, ...]
    blank_count: int
    blanks: tuple[BlankPart, ...]
    problems: tuple[Pointer, ...]
    set_aside: tuple[Pointer, ...]
    clocks: tuple[Pointer, ...]
    unlikely: tuple[Pointer, ...]
    warning: str
    is_refused: bool
    missing: tuple[MissingPart, ...]
    too_long: tuple[Pointer, ...]
    beside: tuple[Beside, ...]
    can_edit: bool
    can_return: bool
    can_sign_off: bool
    can_take_in: bool
    can_reopen: bool
    is_in_moderation: bool
    can_record_outcome: bool
    can_search_trail: bool


def check_page(
    audit: Audit,
    readiness: Readiness,
    viewer: User,
    reasons: Mapping[str, str],
    *,
    is_refused: bool = False,
) -> CheckPage:
    """``reasons`` are those given so far; ``is_refused`` says that somebody tried to submit with these."""
    wrong = _complaints(readiness, reasons) if is_refused else {}
    missing = {each.ref for each in readiness.without_reason(reasons)} if is_refused else set()
    readiness = _presentable(readiness, audit)
    blanks = tuple(_blank(audit, each, reasons, wrong.get(each.ref, "")) for each in readiness.unanswered)
    problems = tuple(_pointer(audit, problem.ref, problem.sentence) for problem in readiness.problems)
    grouped = _by_part(readiness, blanks)
    notes = note_views(audit, viewer)
    is_unsafe = any(readiness.shown.get(ref) in codes for ref, codes in UNSAFE.items())
    return CheckPage(
        audit=audit,
        facts=case_facts(audit),
        state=STATE_LABELS[audit.state],
        parts=tuple(_part(audit, part, readiness, notes) for part in PARTS),
        blank_count=len(blanks),
        blanks=grouped,
        problems=problems,
        set_aside=tuple(
            _pointer(audit, ref, _question(audit, ref), written(ref, value))
            for ref, value in readiness.set_aside.items()
        ),
        clocks=tuple(_clock(audit, clock, readiness) for clock in readiness.disagreements),
        unlikely=tuple(
            _pointer(audit, ref, words) for ref, words in odd_dates(audit, readiness.shown).items()
        ),
        warning=outside_fieldwork(audit),
        is_refused=is_refused,
        missing=tuple(_missing(grouped, missing)),
        too_long=tuple(
            Pointer(blank.ref, blank.error, f"#{blank.name}")
            for blank in blanks
            if blank.error and blank.ref not in missing
        ),
        beside=beside(audit, viewer),
        can_edit=can_edit(viewer, audit),
        can_return=can_return(viewer, audit),
        can_sign_off=can_sign_off(viewer, audit),
        can_take_in=can_take_into_moderation(viewer, audit),
        can_reopen=can_reopen(viewer, audit),
        is_in_moderation=audit.state == "in_moderation",
        can_record_outcome=is_unsafe and can_record_outcome(viewer, audit),
        can_search_trail=viewer.has_permission(Permission.VIEW_TRAIL, audit.review.pk),
    )


def _presentable(readiness: Readiness, audit: Audit) -> Readiness:
    return replace(
        readiness,
        shown=presentable_answers(readiness.shown, audit),
        set_aside=presentable_answers(readiness.set_aside, audit),
    )


def reason_name(ref: str) -> str:
    return f"reason-{ref}"


def _part(audit: Audit, part: Part, readiness: Readiness, notes: Notes) -> CheckPart:
    asked = questions(part, frozenset(audit.review.items_off), timescales_of(audit.review))
    rows = (_row(audit, part, question, readiness, notes) for question in asked)
    return CheckPart(_title(part), tuple(row for row in rows if row))


def _row(audit: Audit, part: Part, question: Question, readiness: Readiness, notes: Notes) -> CheckRow | None:
    """The row of a question, or None when it is not called for."""
    lines = answer_lines(question, readiness.shown)
    comment_ref = question.comment.ref if question.comment else ""
    if not lines and comment_ref not in readiness.shown:
        return None
    comment = readiness.shown.get(comment_ref, "")
    url = _url(audit, part, question.ref)
    return CheckRow(question.ref, question.title, lines, comment, url, notes.get(question.ref, ()))


def _complaints(readiness: Readiness, reasons: Mapping[str, str]) -> dict[str, str]:
    """By ref, what is wrong with the reason for an item that has no answer."""
    missing = {
        each.ref: f"Answer {each.ref}, or enter why it has no answer"
        for each in readiness.without_reason(reasons)
    }
    too_long = {
        each.ref: f"The reason why {each.ref} has no answer must be {LONGEST_TEXT:,} characters or fewer, "
        f"and has {len(reasons[each.ref]):,}"
        for each in readiness.too_long(reasons)
    }
    return missing | too_long


def _blank(audit: Audit, each: Item, reasons: Mapping[str, str], error: str) -> Blank:
    reason = reasons.get(each.ref, "")
    shown = presentable(reason, audit)
    return Blank(
        ref=each.ref,
        question=_in_full(each),
        url=_url(audit, each.section, each.top_ref),
        name=reason_name(each.ref),
        reason=shown,
        is_hidden=shown != reason,
        error=error,
    )


def _in_full(each: Item) -> str:
    """The question with that of its group before it."""
    if not each.group:
        return each.question
    return f"{each.group} {each.question}" if each.group.endswith("?") else f"{each.group}: {each.question}"


def _by_part(readiness: Readiness, blanks: tuple[Blank, ...]) -> tuple[BlankPart, ...]:
    section_of = {each.ref: each.section for each in readiness.unanswered}
    few = len(blanks) <= MOST_UNFOLDED
    groups = (
        (part, tuple(blanks)) for part, blanks in groupby(blanks, key=lambda blank: section_of[blank.ref])
    )
    return tuple(
        BlankPart(_title(part), group, few or any(blank.error or blank.reason for blank in group))
        for part, group in groups
    )


def _title(part: Part) -> str:
    return part_title(part) if part == HEADER else f"{part}. {part_title(part)}"


def _clock(audit: Audit, clock: Clock, readiness: Readiness) -> Pointer:
    answer = answer_text(clock.ref, readiness.shown[clock.ref])
    return _pointer(audit, clock.ref, f"{_question(audit, clock.ref)} {clock.sentence}.", answer)


def _question(audit: Audit, ref: str) -> str:
    return worded(item(ref), timescales_of(audit.review)).question


def _pointer(audit: Audit, ref: str, text: str, answer: str = "") -> Pointer:
    each = item(ref)
    return Pointer(ref, text, _url(audit, each.section, each.top_ref), answer)


def _url(audit: Audit, part: Part, top_ref: str) -> str:
    return f"{part_url(audit, part)}#q-{top_ref}"


def _missing(blanks: tuple[BlankPart, ...], missing: Collection[str]) -> Iterator[MissingPart]:
    for part in blanks:
        wrong = (blank for blank in part.blanks if blank.ref in missing)
        links = tuple(Pointer(blank.ref, blank.question, f"#{blank.name}") for blank in wrong)
        if links:
            yield MissingPart(part.title, links)
