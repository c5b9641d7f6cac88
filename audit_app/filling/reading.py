"""Answers of one part of an audit, and the dates of the others that a page needs beside it."""

from __future__ import annotations

from functools import cache

from audit_app.tool.answers import Answers, header_answers, section_answers, stored_section
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.queries import path_to
from audit_app.tool.registry import item, items


def part_answers(audit: Audit, part: str | int) -> Answers:
    return header_answers(audit) if part == HEADER else section_answers(audit, int(part))


def part_revision(audit: Audit, part: str | int) -> int:
    return audit.revision if part == HEADER else stored_section(audit, int(part)).revision


def dated_answers(audit: Audit) -> Answers:
    """The dates and times of all sections with the answers that call for them: all that clocks read."""
    paths = {each.ref: path_to(each) for each in dated_items()}
    row = Audit.every.filter(pk=audit.pk).values(*paths.values()).get()
    return {ref: row[path] for ref, path in paths.items()}


@cache
def dated_items() -> tuple[Item, ...]:
    """Every date and time, each after the items whose answers call for it."""
    dated = [each for each in items() if each.section != HEADER and each.kind in ("date", "time")]
    return tuple({found.ref: found for each in dated for found in (*_parents_of(each), each)}.values())


def _parents_of(each: Item) -> list[Item]:
    """The items whose answers decide whether this one is shown, up to the top."""
    parents = [item(ref) for ref in each.shown_when.parents] if each.shown_when else []
    return [above for parent in parents for above in (*_parents_of(parent), parent)]
