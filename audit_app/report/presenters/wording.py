"""The page on which a drafted text is put into a lead's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Bullets, Document, Edit, FindingBlock, Paragraph
from audit_app.report.models import FindingEdit, Report
from audit_app.report.narrative.draft import Draft
from audit_app.report.queries import edits_of
from audit_app.report.wording_text import as_text


@dataclass(frozen=True)
class WordingPage:
    """``text`` is what stands now, ``draft`` what the figures would say; ``numbers`` is what it rests on."""

    key: str
    number: str
    anchor: str
    address: str
    text: str
    draft: str
    counts: str
    edit: FindingEdit | None
    shown_edit: Edit | None
    numbers: Mapping[str, Any]
    revision: int


def wording_page(report: Report, key: str) -> WordingPage | None:
    """None where the report has no drafted text of this key today."""
    document = assemble(report, Audience.LEAD)
    found = _find(document, key)
    if found is None:
        return None
    block, text = found
    stored = edits_of(report).get(key)
    draft = block.edit.draft if block.edit else text
    return WordingPage(
        key=key,
        number=block.number,
        anchor=block.anchor,
        address=reverse("report:page", args=[report.review_id]),
        text=text,
        draft=draft,
        counts=block.counts if isinstance(block, FindingBlock) else "",
        edit=stored,
        shown_edit=block.edit,
        numbers=block.numbers if isinstance(block, FindingBlock) else {"draft": draft},
        revision=stored.revision if stored else 0,
    )


def _find(document: Document, key: str) -> tuple[FindingBlock | Paragraph, str] | None:
    """The block of this key, with its whole text as it is typed."""
    blocks = list(document.blocks())
    for place, block in enumerate(blocks):
        if isinstance(block, FindingBlock) and block.key == key:
            return block, block.sentence
        if isinstance(block, Paragraph) and block.key == key:
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            items = after.items if isinstance(after, Bullets) and not after.lettered else ()
            return block, as_text(Draft(key, block.text, items))
    return None
