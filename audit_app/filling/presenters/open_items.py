"""The questions that are not answered yet, part by part, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audit_app.filling.layout import part_title
from audit_app.filling.presenters.item_link import item_url
from audit_app.filling.submission import Readiness
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class OpenQuestion:
    """A question that lacks an answer; of several answers ``count`` are missing."""

    ref: str
    title: str
    url: str
    count: int


@dataclass(frozen=True)
class OpenPart:
    title: str
    questions: tuple[OpenQuestion, ...]


def open_parts(audit: Audit, readiness: Readiness) -> tuple[OpenPart, ...]:
    """In the order of the form; a part in which everything is answered is left out."""
    by_part = groupby(_open_questions(audit, readiness), key=lambda found: found[0])
    return tuple(
        OpenPart(_title(part), tuple(question for _part, question in found)) for part, found in by_part
    )


def _open_questions(audit: Audit, readiness: Readiness) -> Iterator[tuple[str | int, OpenQuestion]]:
    for ref, group in groupby(readiness.unanswered, key=lambda each: each.top_ref):
        missing = list(group)
        first = missing[0]
        question = OpenQuestion(ref, first.group or first.question, item_url(audit, first.ref), len(missing))
        yield first.section, question


def _title(part: str | int) -> str:
    return part_title(part) if part == HEADER else f"{part}. {part_title(part)}"
