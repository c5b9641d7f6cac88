"""The way to a question by its ref."""

from __future__ import annotations

import re

from audit_app.filling.layout import question_of, questions
from audit_app.filling.presenters.part_page import part_url
from audit_app.filling.presenters.progress import PARTS
from audit_app.tool.models import Audit
from audit_app.tool.registry import item
from audit_app.tool.timescales import timescales_of


def item_url(audit: Audit, ref: str) -> str:
    """The question that an item belongs to, on the page of its part."""
    each = item(ref)
    return f"{part_url(audit, each.section)}#q-{each.top_ref}"


def typed_url(audit: Audit, typed: str) -> str | None:
    """Where to go for a ref as somebody types it: “5.2”, “ h.6 ”, “q5.2”, or “5” for a whole section.

    None where this review asks no such question.
    """
    ref = re.sub(r"^q", "", typed.strip().lower().rstrip(".").replace(",", "."))
    off = frozenset(audit.review.items_off)
    for part in PARTS:
        if ref == str(part).lower():
            return part_url(audit, part)
        for question in questions(part, off):
            refs = {question.ref, *(each.ref for each in question.items)}
            if ref in {each.lower() for each in refs}:
                return f"{part_url(audit, part)}#q-{question.ref}"
    return None


def question_title(audit: Audit, ref: str) -> str:
    """The words of a numbered question; empty where the review asks none with this number."""
    question = question_of(ref, frozenset(audit.review.items_off), timescales_of(audit.review))
    return question.title if question else ""
