"""From a review's signed-off audits to its report as a document, for one kind of reader."""

from __future__ import annotations

from audit_app.report.assemble.annex import annex_chapter
from audit_app.report.assemble.assessments import assessments_chapter
from audit_app.report.assemble.chapter import Desk
from audit_app.report.assemble.conclusions import conclusions_chapter
from audit_app.report.assemble.covering import CoveringReport
from audit_app.report.assemble.elements import elements_chapter
from audit_app.report.assemble.facts import Facts
from audit_app.report.assemble.history import (
    complexity_chapter,
    law_chapter,
    repeated_chapter,
    workers_chapter,
)
from audit_app.report.assemble.overall import overall_chapter
from audit_app.report.assemble.quality import quality_chapter
from audit_app.report.assemble.source import Audience, Source, gather
from audit_app.report.assemble.structure import preface_chapter, structure_chapter
from audit_app.report.assemble.supervision import supervision_chapter
from audit_app.report.assemble.writer import Numbering
from audit_app.report.document import Document, Part
from audit_app.report.models import Report

__all__ = ["Audience", "Source", "assemble", "assemble_from", "gather"]

AUDIT = ("audit", "Appendix 2", "Findings of the case-file audit")
TOOL = ("tool", "Appendix 2a", "The audit tool")


def assemble(report: Report, audience: Audience) -> Document:
    """The report as it stands now; for a board, with small numbers withheld where the review says so."""
    return assemble_from(gather(report, audience))


def assemble_from(source: Source) -> Document:
    desk = Desk(source, Facts(source), Numbering())
    covering = CoveringReport(desk, [f"{label}: {title}" for _key, label, title in (AUDIT, TOOL)])
    parts = (
        Part("covering", "", "Covering report", covering.chapters()),
        Part(
            *AUDIT,
            (
                preface_chapter(desk),
                structure_chapter(desk),
                overall_chapter(desk),
                supervision_chapter(desk),
                assessments_chapter(desk),
                repeated_chapter(desk),
                complexity_chapter(desk),
                workers_chapter(desk),
                law_chapter(desk),
                elements_chapter(desk),
                conclusions_chapter(desk),
                quality_chapter(desk),
            ),
        ),
        Part(*TOOL, (annex_chapter(source.review),)),
    )
    return Document(
        title=source.report.subject or source.review.title,
        cover=covering.cover(),
        parts=parts,
        cases=source.cohort.size,
        unwritten=tuple(offer.heading for offer in covering.offers),
        moved=tuple(desk.numbering.moved),
    )
