"""The annex: the blank audit tool, as the room that keeps the form prints it."""

from __future__ import annotations

from audit_app.report.document import AnnexBlock, Chapter
from audit_app.sampling.models import Review


def annex_chapter(review: Review) -> Chapter:
    return Chapter("", "", "tool-blank", (AnnexBlock(()),))
