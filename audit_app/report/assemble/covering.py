"""The covering report: what follows from the figures, and between it the lead's own paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit_app.report.assemble.chapter import Desk
from audit_app.report.assemble.writer import ChapterWriter
from audit_app.report.choices import CoveringPart, Purpose
from audit_app.report.document import Chapter, Cover
from audit_app.report.models import CoveringParagraph
from audit_app.report.narrative.covering import covering_report, requests, summary
from audit_app.report.narrative.draft import Draft
from audit_app.report.outline import Offer, offers_in
from audit_app.report.queries import answered_offers, paragraphs_of

RECOMMENDATIONS = "Recommendations"
VERBS = {"note": "NOTE", "endorse": "ENDORSE", "decide": "DECIDE"}


class CoveringReport:
    """Writes the chapters of the covering report; their paragraphs are numbered through."""

    def __init__(self, desk: Desk, appendices: Sequence[str]) -> None:
        self.desk = desk
        self.appendices = appendices
        report, measured = desk.source.report, desk.source.measured()
        self.drafts = covering_report(desk.facts.review, desk.facts.judgements, measured)
        self.offers = offers_in(self.drafts, answered_offers(report))
        self.paragraphs = paragraphs_of(report)
        self.asked = requests(desk.facts.judgements, measured)
        self.last_number = 0

    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(
            chapter
            for chapter in (
                *self._drafted(),
                *self._own(CoveringPart.PROGRESS),
                *self._own(CoveringPart.CONTEXT),
                self._recommendations(),
                self._requests(),
                self._list_of_appendices(),
            )
            if chapter.blocks
        )

    def cover(self) -> Cover:
        report = self.desk.source.report
        facts, judgements = self.desk.facts.review, self.desk.facts.judgements
        return Cover(
            authority=facts.authority,
            subject=report.subject,
            presented_by=report.presented_by,
            presented_to=report.presented_to,
            meeting_date=report.meeting_date,
            classification=report.classification,
            reference=report.reference,
            summary=report.summary or summary(facts, judgements),
            purpose=Purpose(report.purpose).label,
        )

    def _drafted(self) -> Iterator[Chapter]:
        """What can be said from the figures; the lead's words on why stand in the introduction."""
        for place, draft in enumerate(each for each in self.drafts if each.text):
            writer = self._writer(draft.key.replace(".", "-"))
            writer.draft(
                Draft(draft.key, draft.text, draft.bullets), strong=draft.key == "covering.conclusion"
            )
            if place == 0:
                for paragraph in self._paragraphs(CoveringPart.INTRODUCTION):
                    writer.own(paragraph.body)
            yield self._end(writer, draft.heading)

    def _own(self, part: CoveringPart) -> Iterator[Chapter]:
        """Each paragraph of the lead's is a chapter under its own heading."""
        for paragraph in self._paragraphs(part):
            writer = self._writer(f"covering-paragraph-{paragraph.pk}")
            writer.own(paragraph.body)
            yield self._end(writer, paragraph.heading)
        for offer in self._offers(part):
            writer = self._writer(f"covering-offer-{offer.key}")
            writer.unwritten(offer)
            yield self._end(writer, offer.heading)

    def _recommendations(self) -> Chapter:
        writer = self._writer("covering-recommendations")
        for paragraph in self._paragraphs(CoveringPart.RECOMMENDATION):
            writer.heading(paragraph.heading)
            writer.own(paragraph.body)
        for offer in self._offers(CoveringPart.RECOMMENDATION):
            writer.unwritten(offer)
        return self._end(writer, RECOMMENDATIONS)

    def _requests(self) -> Chapter:
        writer = self._writer("covering-requests")
        items = tuple(f"{VERBS[request.verb]} {request.text}" for request in self.asked)
        writer.draft(Draft("covering.requests", "Members are asked to:", items), lettered=True)
        return self._end(writer, "What members are asked to do")

    def _list_of_appendices(self) -> Chapter:
        writer = self._writer("covering-appendices")
        writer.bullets(self.appendices)
        return self._end(writer, "Appendices")

    def _writer(self, anchor: str) -> ChapterWriter:
        return self.desk.writer("", anchor, after=self.last_number)

    def _end(self, writer: ChapterWriter, heading: str) -> Chapter:
        self.last_number = writer.last_number
        return writer.chapter("", heading)

    def _paragraphs(self, part: CoveringPart) -> list[CoveringParagraph]:
        return [each for each in self.paragraphs if each.part == part.value]

    def _offers(self, part: CoveringPart) -> list[Offer]:
        return [each for each in self.offers if each.part == part]
