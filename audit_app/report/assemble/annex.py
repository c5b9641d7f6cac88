"""The annex: the blank audit tool, as the room that keeps the form prints it."""

from __future__ import annotations

from audit_app.filling.blank_tool import blank_tool
from audit_app.report.document import AnnexBlock, Chapter
from audit_app.sampling.models import Review
from audit_app.tool.timescales import timescales_of


def annex_chapter(review: Review) -> Chapter:
    """Without a title of its own, because the annex is its only chapter; items switched off are left out."""
    blank = blank_tool(frozenset(review.items_off), timescales_of(review))
    return Chapter("", "", "tool-blank", (AnnexBlock(blank),))
