"""Answers of one part of an audit, and those columns of the others that a page needs beside it."""

from __future__ import annotations

from audit_app.tool.answers import Answers, header_answers, section_answers, stored_section
from audit_app.tool.header import HEADER
from audit_app.tool.models import SECTIONS, Audit
from audit_app.tool.registry import section_items


def part_answers(audit: Audit, part: str | int) -> Answers:
    return header_answers(audit) if part == HEADER else section_answers(audit, int(part))


def part_revision(audit: Audit, part: str | int) -> int:
    return audit.revision if part == HEADER else stored_section(audit, int(part)).revision


def column_answers(audit: Audit) -> Answers:
    """The answers in the sections' own columns, which is all that clocks read; no rows are loaded."""
    return {
        each.ref: getattr(stored_section(audit, section.number), each.field)
        for section in SECTIONS
        for each in section_items(section.number)
        if each.model is section
    }
