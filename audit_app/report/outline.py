"""The covering report's headed, empty paragraphs: offered to the lead, to be written or turned down."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from audit_app.report.choices import CoveringPart
from audit_app.report.narrative.draft import Draft

# Where an offer of the narrative stands, by how its key begins.
PLACES: tuple[tuple[str, CoveringPart], ...] = (
    ("covering.progress", CoveringPart.PROGRESS),
    ("covering.context", CoveringPart.CONTEXT),
    ("covering.recommendation", CoveringPart.RECOMMENDATION),
)


@dataclass(frozen=True)
class Offer:
    """A paragraph that somebody should write; ``key`` stays the same while the figures move."""

    key: str
    part: CoveringPart
    heading: str


def offers_in(drafts: Iterable[Draft], answered: Collection[str]) -> tuple[Offer, ...]:
    """The offers among these drafts that are neither written nor turned down (``answered``: their keys)."""
    offers = (
        Offer(slugify(draft.heading), part, draft.heading)
        for draft in drafts
        if draft.heading and not draft.text
        for start, part in PLACES
        if draft.key.startswith(start)
    )
    return tuple(offer for offer in offers if offer.key not in answered)
