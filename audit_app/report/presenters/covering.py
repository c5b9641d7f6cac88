"""The lead's own paragraphs of the covering report, by where they stand, and those that are offered."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.report.assemble import Audience, gather
from audit_app.report.assemble.offers import open_offers_of
from audit_app.report.choices import CoveringPart
from audit_app.report.models import CoveringParagraph, Report
from audit_app.report.outline import Offer
from audit_app.report.queries import paragraphs_of


@dataclass(frozen=True)
class CoveringGroup:
    """A part of the covering report with its paragraphs in order."""

    label: str
    paragraphs: tuple[CoveringParagraph, ...]
    offers: tuple[Offer, ...]


def open_offers(report: Report) -> tuple[Offer, ...]:
    """The paragraphs that the figures of today call for and that nobody has written or turned down."""
    return open_offers_of(gather(report, Audience.LEAD))


def covering_groups(report: Report) -> tuple[CoveringGroup, ...]:
    paragraphs, offers = paragraphs_of(report), open_offers(report)
    return tuple(
        CoveringGroup(
            part.label,
            tuple(each for each in paragraphs if each.part == part.value),
            tuple(each for each in offers if each.part == part),
        )
        for part in CoveringPart
    )
