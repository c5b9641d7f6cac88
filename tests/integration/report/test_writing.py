"""A lead writes: the head of the report, paragraphs of their own, and own words in place of a draft."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.refused import Refused
from audit_app.access.told import revealed
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Document, FindingBlock, Paragraph
from audit_app.report.models import CoveringParagraph, FindingEdit, Report
from audit_app.report.presenters.covering import open_offers
from audit_app.report.presenters.wording import wording_page
from audit_app.report.queries import report_of
from audit_app.report.services.guard import Conflict
from tests.factories.aggregation import Audited
from tests.factories.report import DETAILS, audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast

KEY = "allocated_promptly"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audited(cast: Cast) -> Audited:
    return audits_to_report(cast, cases=12, **{"9.11": "yes"})


@pytest.fixture
def report(cast: Cast, audited: Audited) -> Report:
    return services.start_report(review=cast.review, by=cast.lead)


def as_lead(report: Report) -> Document:
    return assemble(report_of(report.review), Audience.LEAD)


def finding(document: Document, key: str = KEY) -> FindingBlock:
    return next(found for found in document.findings() if found.key == key)


def reword(report: Report, cast: Cast, text: str, key: str = KEY) -> FindingEdit:
    page = wording_page(report_of(report.review), key)
    assert page is not None
    return services.edit_wording(
        report=report, key=key, text=text, numbers=page.numbers, revision=page.revision, by=cast.lead
    )


def move_the_numbers(audited: Audited) -> None:
    """The answer on which the finding rests changes in one audit."""
    first = audited.audits[0].judgement
    first.allocated_promptly = "no"
    first.save()


def test_an_edited_sentence_stands_in_place_of_the_draft(report: Report, cast: Cast) -> None:
    drafted = finding(as_lead(report)).sentence
    reword(report, cast, "In each case a worker was found at once.")
    found = finding(as_lead(report))
    assert found.sentence == "In each case a worker was found at once."
    assert found.edit is not None
    assert (found.edit.draft, found.edit.moved, found.edit.by) == (drafted, False, "Leah Lead")
    assert finding(assemble(report, Audience.BOARD)).edit is None


def test_when_its_numbers_move_an_edited_sentence_is_flagged_with_the_old_and_the_new(
    report: Report, cast: Cast, audited: Audited
) -> None:
    reword(report, cast, "In each case a worker was found at once.")
    move_the_numbers(audited)
    document = as_lead(report)
    edit = finding(document).edit
    assert edit is not None
    assert edit.moved
    assert edit.numbers_then == "12 met of 12; 12 cases audited"
    assert edit.numbers_now == "11 met of 12 (1 not met); 12 cases audited"
    assert document.moved == (finding(document).number,)


def test_a_flagged_sentence_can_be_kept_on_todays_numbers(
    report: Report, cast: Cast, audited: Audited
) -> None:
    edit = reword(report, cast, "Workers were found at once.")
    move_the_numbers(audited)
    page = wording_page(report, KEY)
    assert page is not None
    services.keep_wording(edit=edit, numbers=page.numbers, by=cast.lead)
    assert as_lead(report).moved == ()
    assert finding(as_lead(report)).sentence == "Workers were found at once."


def test_a_flagged_sentence_can_go_back_to_the_draft(report: Report, cast: Cast, audited: Audited) -> None:
    drafted = finding(as_lead(report)).sentence
    edit = reword(report, cast, "Workers were found at once.")
    move_the_numbers(audited)
    services.refresh_wording(edit=edit, by=cast.lead)
    found = finding(as_lead(report))
    assert found.edit is None
    assert found.sentence != drafted


def test_a_flagged_sentence_can_be_edited_again(report: Report, cast: Cast, audited: Audited) -> None:
    reword(report, cast, "Workers were found at once.")
    move_the_numbers(audited)
    reword(report, cast, "In all but one case a worker was found at once.")
    assert as_lead(report).moved == ()


def test_any_drafted_paragraph_can_be_edited_with_its_bullets(report: Report, cast: Cast) -> None:
    reword(report, cast, "We conclude.\n- first\n- second", key="10.improvements")
    blocks = list(as_lead(report).blocks())
    place = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.key == "10.improvements"
    )
    paragraph, after = blocks[place], blocks[place + 1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "We conclude."
    assert getattr(after, "items", ()) == ("first", "second")


def test_an_edited_paragraph_is_flagged_when_its_draft_would_say_something_else(
    report: Report, cast: Cast, audited: Audited
) -> None:
    reword(report, cast, "All is well.", key="2.practice")
    judgement = audited.audits[0].judgement
    judgement.practice = "falls_short"
    judgement.save()
    assert as_lead(report).moved


def test_somebody_elses_wording_is_not_written_over(report: Report, cast: Cast) -> None:
    before = wording_page(report, KEY)
    assert before is not None
    reword(report, cast, "First.")
    with pytest.raises(Conflict):
        services.edit_wording(
            report=report,
            key=KEY,
            text="Second.",
            numbers=before.numbers,
            revision=before.revision,
            by=cast.lead,
        )
    assert FindingEdit.objects.get().text == "First."


def test_only_a_lead_of_the_review_writes(report: Report, cast: Cast) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.edit_wording(report=report, key=KEY, text="Mine.", numbers={}, revision=0, by=person)
        with pytest.raises(Refused):
            services.save_details(report=report, details=DETAILS, revision=0, by=person)
        with pytest.raises(Refused):
            services.add_paragraph(report=report, part="context", heading="H", body="B", by=person)
    assert not FindingEdit.objects.exists()


def test_details_are_saved_once_from_each_state_of_the_form(report: Report, cast: Cast) -> None:
    saved = services.save_details(report=report, details=DETAILS, revision=report.revision, by=cast.lead)
    assert saved.presented_to == "The scrutiny board"
    with pytest.raises(Conflict):
        services.save_details(report=report, details={"subject": "Old"}, revision=0, by=cast.lead)
    with pytest.raises(ValueError, match="review_id"):
        services.save_details(report=saved, details={"review_id": 9}, revision=1, by=cast.lead)


def test_an_offered_paragraph_is_missing_until_it_is_written_or_left_out(report: Report, cast: Cast) -> None:
    offers = open_offers(report)
    assert len(offers) >= 2
    assert as_lead(report).unwritten == tuple(offer.heading for offer in offers)
    written, left_out, *rest = offers
    services.add_paragraph(
        report=report,
        part=written.part.value,
        heading=written.heading,
        body="Much has been done.",
        offer=written.key,
        by=cast.lead,
    )
    services.turn_down_offer(report=report, offer=left_out, by=cast.lead)
    document = as_lead(report)
    assert document.unwritten == tuple(offer.heading for offer in rest)
    headings = [chapter.title for chapter in document.parts[0].chapters]
    assert written.heading in headings
    assert left_out.heading not in headings


def test_what_is_still_to_be_written_is_left_out_of_a_readers_copy_and_counted(report: Report) -> None:
    copy = assemble(report, Audience.BOARD)
    assert not any(block.kind == "unwritten" for block in copy.blocks())
    assert copy.draft_mark == f"Draft: {len(copy.unwritten)} paragraphs to be written"


def test_removing_a_paragraph_that_was_offered_leaves_it_out_for_good(report: Report, cast: Cast) -> None:
    offer = open_offers(report)[0]
    paragraph = services.add_paragraph(
        report=report,
        part=offer.part.value,
        heading=offer.heading,
        body="Text",
        offer=offer.key,
        by=cast.lead,
    )
    services.remove_paragraph(paragraph=paragraph, by=cast.lead)
    assert offer not in open_offers(report)
    assert offer.heading not in as_lead(report).unwritten


def test_an_offer_is_taken_up_once(report: Report, cast: Cast) -> None:
    offer = open_offers(report)[0]
    services.turn_down_offer(report=report, offer=offer, by=cast.lead)
    with pytest.raises(Conflict):
        services.turn_down_offer(report=report, offer=offer, by=cast.lead)


def test_a_paragraph_without_a_body_is_refused_by_the_database_too(report: Report) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CoveringParagraph.objects.create(report=report, part="context", order=1, heading="Empty")


def test_paragraphs_of_the_leads_own_stand_where_they_were_put(cast: Cast, audited: Audited) -> None:
    report = written_report(cast.review, cast.lead)
    services.add_paragraph(
        report=report, part="introduction", heading="Why", body="The council asked for it.", by=cast.lead
    )
    covering = as_lead(report).parts[0]
    introduction = covering.chapters[0]
    assert [block.text for block in introduction.blocks if isinstance(block, Paragraph)][1] == (
        "The council asked for it."
    )
    assert as_lead(report).unwritten == ()


def test_the_trail_keeps_what_the_words_were_and_became_under_the_key_of_the_report(
    report: Report, cast: Cast
) -> None:
    reword(report, cast, "Words that belong in the report alone.")
    reword(report, cast, "Other words.")
    entry = TrailEntry.objects.filter(action="wording edited").latest("pk")
    assert (entry.actor_id, entry.review_id, entry.detail["key"]) == (cast.lead.pk, cast.review.pk, KEY)
    assert revealed(entry.detail["changes"]["text"], Seal(report.record_key)) == {
        "from": "Words that belong in the report alone.",
        "to": "Other words.",
    }
    assert not TrailEntry.objects.filter(detail__icontains="belong in the report").exists()
