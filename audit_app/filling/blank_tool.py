"""The tool as a form for paper, made from the registry.

``templates/tool/_blank.html`` draws it from ``blank_tool()``, on its page and in the report's annex alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.filling.layout import Question, answer_if, part_title, whole_questions
from audit_app.kit.conditions import ShownWhen
from audit_app.tool.answers import row_columns
from audit_app.tool.guidance import guidance_on
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.registry import section_titles
from audit_app.tool.timescales import OF_2009, Timescales


@dataclass(frozen=True)
class BlankAnswer:
    """One answer: boxes to tick where there are options, empty columns for rows, else a line to write on."""

    ref: str
    question: str
    hint: str
    condition: str
    is_added: bool
    boxes: tuple[str, ...]
    columns: tuple[str, ...]
    is_long: bool


@dataclass(frozen=True)
class BlankQuestion:
    """A question; of a grid ``columns`` are its boxes and ``lines`` its agencies or documents."""

    ref: str
    title: str
    is_group: bool
    condition: str
    answers: tuple[BlankAnswer, ...]
    columns: tuple[str, ...]
    lines: tuple[str, ...]
    has_text: bool
    comment: str
    guidance: str


@dataclass(frozen=True)
class BlankPart:
    title: str
    questions: tuple[BlankQuestion, ...]


def blank_tool(off: frozenset[str] = frozenset(), timescales: Timescales = OF_2009) -> tuple[BlankPart, ...]:
    """The header and the nine sections, without the added items that a review has switched off."""
    parts: dict[str | int, str] = {HEADER: part_title(HEADER)}
    parts |= {number: f"{number}. {title}" for number, title in section_titles().items()}
    return tuple(
        BlankPart(title, tuple(_question(each) for each in whole_questions(part, off, timescales)))
        for part, title in parts.items()
    )


def _question(question: Question) -> BlankQuestion:
    first = question.lines[0] if question.lines else None
    # A question with a title of its own says once what all of it waits for.
    common = question.shown_when if first or question.is_group else None
    return BlankQuestion(
        ref=question.ref,
        title=question.title,
        is_group=question.is_group,
        condition=answer_if(common),
        answers=() if first else tuple(_answer(each, common) for each in question.items),
        columns=_boxes(first.ticks) if first else (),
        lines=tuple(line.ticks.question for line in question.lines),
        has_text=bool(first and first.text),
        comment=question.comment.question if question.comment else "",
        guidance=guidance_on(question.ref),
    )


def _answer(each: Item, common: ShownWhen | None) -> BlankAnswer:
    return BlankAnswer(
        ref=each.ref,
        question=each.question,
        hint=each.hint,
        condition=answer_if(each.shown_when) if each.shown_when != common else "",
        is_added=each.added,
        boxes=_boxes(each),
        columns=tuple(label for _name, label in row_columns(each)) if each.kind == "rows" else (),
        is_long=each.kind == "comment",
    )


def _boxes(each: Item) -> tuple[str, ...]:
    none = (each.none_label,) if each.none_label else ()
    return (*each.labels.values(), *none)
