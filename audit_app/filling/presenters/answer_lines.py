"""Answers as they are read: a line for each answer of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.access.presenting import unless_presenting
from audit_app.filling.layout import Question
from audit_app.tool.answers import answer_text, is_answered, row_columns
from audit_app.tool.header import WORKERS
from audit_app.tool.item import Item
from audit_app.tool.registry import item

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class AnswerLine:
    """An answer in words; ``label`` says to what, where the question has several answers."""

    label: str
    text: str
    is_answered: bool = True


def answer_lines(question: Question, shown: Mapping[str, Any]) -> tuple[AnswerLine, ...]:
    """The answers of a question that count, without its comment."""
    if question.lines:
        return tuple(_grid_lines(question, shown))
    asked = [each for each in question.items if each.ref in shown]
    return tuple(
        line
        for each in asked
        for line in _lines(each, shown[each.ref], "" if each.question == question.title else _label(each))
    )


def written(ref: str, value: Any) -> str:
    """An answer in words, on several lines where it holds several."""
    if not is_answered(value):
        return NOT_ANSWERED
    return "\n".join(line.text for line in _lines(item(ref), value, ""))


def _label(each: Item) -> str:
    return each.question if each.question.endswith("?") else f"{each.question}:"


def _lines(each: Item, value: Any, label: str) -> Iterator[AnswerLine]:
    if not is_answered(value):
        yield AnswerLine(label, NOT_ANSWERED, is_answered=False)
    elif each.ref in WORKERS:
        yield AnswerLine(label, unless_presenting(value))
    elif each.kind == "rows":
        yield from (AnswerLine("", _row(each, row)) for row in value)
    else:
        yield AnswerLine(label, answer_text(each.ref, value))


def _row(each: Item, row: Mapping[str, Any]) -> str:
    """A dated row: the date, then what the other columns say."""
    day = row["date"]
    texts = [row[name] for name, _label in row_columns(each) if name != "date" and row[name]]
    return " – ".join([f"{day.day} {day:%B %Y}", *texts])


def _grid_lines(question: Question, shown: Mapping[str, Any]) -> Iterator[AnswerLine]:
    for line in question.lines:
        if line.ticks.ref not in shown:
            continue
        ticks = shown[line.ticks.ref]
        text = shown.get(line.text.ref, "") if line.text else ""
        words = answer_text(line.ticks.ref, ticks) or NOT_ANSWERED
        yield AnswerLine(
            _label(line.ticks), f"{words} ({text})" if text else words, is_answered(ticks) or bool(text)
        )
