"""The form as it is laid out: the registry's items gathered into numbered questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from audit_app.kit.conditions import ANY, ShownWhen
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item, section_items, section_titles
from audit_app.tool.timescales import OF_2009, Timescales, worded

LAST_SECTION = max(section_titles())


@dataclass(frozen=True)
class GridLine:
    """A line of a tick grid: its ticks, and the text beside them where there is one."""

    ticks: Item
    text: Item | None


@dataclass(frozen=True)
class Question:
    """A numbered question with its answers in order; ``comment`` is the box beside it.

    ``title`` is the question as the tool numbers it, even where the review does not ask its first answer.
    """

    ref: str
    title: str
    items: tuple[Item, ...]
    comment: Item | None
    lines: tuple[GridLine, ...] = ()

    @property
    def is_group(self) -> bool:
        return bool(self.items) and bool(self.items[0].group) and not self.lines

    @property
    def shown_when(self) -> ShownWhen | None:
        """What the whole question waits for; a part of it may wait for more."""
        parts = self.items or (self.comment,) if self.comment else self.items
        return parts[0].shown_when if parts and parts[0] else None

    @property
    def is_added(self) -> bool:
        return bool(self.items) and all(each.added for each in self.items)


@cache
def questions(
    part: str | int, off: frozenset[str] = frozenset(), timescales: Timescales = OF_2009
) -> tuple[Question, ...]:
    """What the assessor is asked in a part, without the added items that the review switched off."""
    return _numbered(_entered(part), off, timescales)


def question_of(
    ref: str, off: frozenset[str] = frozenset(), timescales: Timescales = OF_2009
) -> Question | None:
    """The question with this number, if it is asked."""
    asked = (each for part in (HEADER, *section_titles()) for each in questions(part, off, timescales))
    return next((each for each in asked if each.ref == ref), None)


@cache
def whole_questions(
    part: str | int, off: frozenset[str] = frozenset(), timescales: Timescales = OF_2009
) -> tuple[Question, ...]:
    """The questions of a part as the tool has them, with what the header takes from the case."""
    return _numbered(section_items(part), off, timescales)


@cache
def asked_items(part: str | int, off: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """Every item of a part that the review asks, whatever the answers."""
    return tuple(each for each in _entered(part) if each.ref not in off)


def answer_if(condition: ShownWhen | None) -> str:
    """The condition as an instruction: "Answer this if 3.1 is yes"."""
    if condition is None:
        return ""
    return f"Answer this if {' or '.join(_pair_in_words(*pair) for pair in condition.pairs)}"


def part_title(part: str | int) -> str:
    return "Header" if part == HEADER else section_titles()[int(part)]


def _numbered(found: Iterable[Item], off: frozenset[str], timescales: Timescales) -> tuple[Question, ...]:
    groups = groupby((worded(each, timescales) for each in found), key=lambda each: each.top_ref)
    all_of_them = [_question(ref, tuple(group), off) for ref, group in groups]
    return tuple(each for each in all_of_them if each.items or each.comment)


def _entered(part: str | int) -> Iterator[Item]:
    """What the assessor enters; the rest of the header is read from the case."""
    for each in section_items(part):
        if part != HEADER or each.model is Audit:
            yield each


def _question(ref: str, group: tuple[Item, ...], off: frozenset[str]) -> Question:
    first = group[0]
    kept = tuple(each for each in group if each.ref not in off)
    comment = next((each for each in kept if each.ref == f"{ref}.comment"), None)
    answers = tuple(each for each in kept if each is not comment)
    return Question(ref, first.group or first.question, answers, comment, tuple(_lines(answers)))


def _lines(answers: tuple[Item, ...]) -> Iterator[GridLine]:
    texts = {each.ref.rpartition(".")[0]: each for each in answers if each.line and each.kind == "text"}
    for each in answers:
        if each.line and each.kind == "any_of":
            yield GridLine(each, texts.get(each.ref))


def _pair_in_words(ref: str, code: str) -> str:
    if code == ANY:
        return f"anything is selected in {ref}"
    return f"{ref} is {item(ref).labels[code].lower()}"
