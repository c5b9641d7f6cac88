"""What a lead does on the report's pages, without a browser."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from audit_app.report import services
from audit_app.report.making import make_file
from audit_app.report.models import CoveringParagraph, FindingEdit, Publication, Quote, Report, ReportFile
from audit_app.report.presenters.covering import open_offers
from audit_app.report.queries import report_of
from tests.factories.aggregation import Audited, Reading
from tests.factories.aggregation import audited as audits_of
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast

COMMENT = "No supervision note is on the file."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audited(cast: Cast) -> Audited:
    made = audits_to_report(cast, cases=10)
    comment_on_supervision(made.audits[0], COMMENT)
    return made


@pytest.fixture
def lead(cast: Cast, audited: Audited) -> Client:
    client = Client()
    client.force_login(cast.lead)
    return client


def address(name: str, cast: Cast, *more: object) -> str:
    return reverse(f"report:{name}", args=[cast.review.pk, *more])


def test_the_page_shows_the_report_before_anybody_has_written_a_word(lead: Client, cast: Cast) -> None:
    page = lead.get(address("page", cast)).content.decode()
    assert "1. Structure of the audit" in page
    assert "To be written: What has changed nationally" in page
    assert not Report.objects.exists()


def test_a_lead_can_look_at_it_as_the_board_will(lead: Client, cast: Cast) -> None:
    page = lead.get(address("page", cast), {"as": "board"}).content.decode()
    assert "To be written" not in page
    assert "Edit the wording" not in page


def test_the_details_are_saved_and_stand_at_the_head(lead: Client, cast: Cast) -> None:
    posted = {
        "presented_to": "The scrutiny board",
        "meeting_date_0": "21",
        "meeting_date_1": "7",
        "meeting_date_2": "2009",
        "purpose": "information",
        "revision": "0",
    }
    assert lead.post(address("covering", cast), posted).status_code == 302
    page = lead.get(address("page", cast)).content.decode()
    assert "21 July 2009" in page
    assert "For information" in page


def test_details_that_somebody_else_saved_meanwhile_are_asked_about_again(lead: Client, cast: Cast) -> None:
    report = services.start_report(review=cast.review, by=cast.lead)
    services.save_details(report=report, details={"subject": "Theirs"}, revision=0, by=cast.lead)
    posted = {"subject": "Mine", "purpose": "decision", "revision": "0"}
    page = lead.post(address("covering", cast), posted).content.decode()
    assert "Somebody else changed this while you were writing" in page
    assert 'value="Mine"' in page
    assert report_of(cast.review).subject == "Theirs"
    assert lead.post(address("covering", cast), {**posted, "revision": "1"}).status_code == 302
    assert report_of(cast.review).subject == "Mine"


def test_an_offered_paragraph_is_written_changed_and_removed(lead: Client, cast: Cast) -> None:
    offer = open_offers(report_of(cast.review))[0]
    posted = {"part": offer.part.value, "heading": offer.heading, "body": "Done.", "revision": "0"}
    assert lead.post(address("offer", cast, offer.key), posted).status_code == 302
    paragraph = CoveringParagraph.objects.get()
    assert (paragraph.body, paragraph.offer) == ("Done.", offer.key)
    changed = {**posted, "body": "Done since."}
    assert lead.post(address("paragraph", cast, paragraph.pk), changed).status_code == 302
    paragraph.refresh_from_db()
    assert paragraph.body == "Done since."
    lead.post(address("remove_paragraph", cast, paragraph.pk))
    assert f"To be written: {offer.heading}" not in lead.get(address("page", cast)).content.decode()


def test_a_paragraph_needs_a_text(lead: Client, cast: Cast) -> None:
    posted = {"part": "context", "heading": "Context", "body": " ", "revision": "0"}
    page = lead.post(address("new_paragraph", cast), posted).content.decode()
    assert "There is a problem" in page
    assert "Enter the text" in page
    assert not CoveringParagraph.objects.exists()


def test_an_offer_that_is_left_out_is_gone(lead: Client, cast: Cast) -> None:
    offer = open_offers(report_of(cast.review))[0]
    lead.post(address("turn_down", cast, offer.key))
    assert f"To be written: {offer.heading}." not in lead.get(address("page", cast)).content.decode()
    assert lead.get(address("offer", cast, offer.key)).status_code == 404


def test_a_wording_is_saved_kept_and_dropped(lead: Client, cast: Cast, audited: Audited) -> None:
    key = "allocated_promptly"
    posted = {"text": "In our own words.", "revision": "0"}
    answer = lead.post(address("edit_wording", cast, key), posted)
    assert answer["Location"].endswith(f"#finding-{key}")
    assert "In our own words." in lead.get(address("page", cast)).content.decode()
    for audit in audited.audits:
        audit.judgement.allocated_promptly = "yes"
        audit.judgement.save()
    page = lead.get(address("edit_wording", cast, key)).content.decode()
    assert "The numbers have moved since this was worded." in page
    assert "10 met of 10; 10 cases audited" in page
    lead.post(address("edit_wording", cast, key), {"action": "keep"})
    assert "have moved" not in lead.get(address("edit_wording", cast, key)).content.decode()
    lead.post(address("edit_wording", cast, key), {"action": "refresh"})
    assert not FindingEdit.objects.exists()


def test_a_wording_changed_by_somebody_else_is_not_written_over(lead: Client, cast: Cast) -> None:
    first = {"text": "First.", "revision": "0"}
    lead.post(address("edit_wording", cast, "2.protection"), first)
    page = lead.post(address("edit_wording", cast, "2.protection"), {**first, "text": "Second."})
    assert "Somebody else changed this" in page.content.decode()
    assert FindingEdit.objects.get().text == "First."


def test_evidence_leads_from_the_counts_to_the_items_and_the_cases(
    lead: Client, cast: Cast, audited: Audited
) -> None:
    page = lead.get(address("evidence", cast, "supervision_evident")).content.decode()
    assert "Do the records show appropriate supervision in this case?" in page
    assert "Met when: Yes" in page
    for audit in audited.audits:
        assert reverse("filling:audit", args=[audit.pk]) in page


@pytest.mark.parametrize(
    "key", ["strategy_wider_group", "strategy_recorded", "core_in_time_from_referral", "concern_neglect"]
)
def test_the_evidence_of_every_kind_of_measure_adds_up(lead: Client, cast: Cast, key: str) -> None:
    page = lead.get(address("evidence", cast, key)).context["page"]
    assert sum(segment.count for segment in page.segments) == page.cases == 10
    assert [len(segment.audits) for segment in page.segments] == [segment.count for segment in page.segments]


def test_a_comment_is_quoted_and_the_quote_taken_out(lead: Client, cast: Cast, audited: Audited) -> None:
    posted = {"audit": str(audited.audits[0].pk), "text": "No supervision note"}
    assert lead.post(address("comments", cast, "7.4.comment"), posted).status_code == 302
    page = lead.get(address("comments", cast, "7.4.comment")).content.decode()
    assert "“No supervision note”" in page
    lead.post(address("unquote", cast, Quote.objects.get().pk))
    assert not Quote.objects.exists()


def test_a_quote_that_is_refused_is_shown_again_with_the_reason(
    lead: Client, cast: Cast, audited: Audited
) -> None:
    posted = {"audit": str(audited.audits[0].pk), "text": "Never any supervision"}
    page = lead.post(address("comments", cast, "7.4.comment"), posted).content.decode()
    assert "own words, in their order" in page
    assert "Never any supervision" in page
    assert not Quote.objects.exists()


def test_an_audit_of_another_review_cannot_be_quoted(lead: Client, cast: Cast, audited: Audited) -> None:
    others = audits_of([Reading()], title="Elsewhere").audits[0]
    posted = {"audit": str(others.pk), "text": COMMENT}
    assert lead.post(address("comments", cast, "7.4.comment"), posted).status_code == 404


def test_a_pdf_is_asked_for_watched_and_downloaded(lead: Client, cast: Cast) -> None:
    assert lead.post(address("pdf", cast)).status_code == 302
    assert "Waiting to be made" in lead.get(address("pdf", cast)).content.decode()
    file = ReportFile.objects.get()
    assert lead.get(address("draft_pdf", cast, file.pk)).status_code == 404
    make_file(file.pk)
    page = lead.get(address("pdf", cast)).content.decode()
    assert "Ready" in page
    assert "Download" in page
    assert lead.get(address("draft_pdf", cast, file.pk)).content.startswith(b"%PDF")


def test_a_pdf_that_failed_says_so_and_offers_another_try(lead: Client, cast: Cast) -> None:
    lead.post(address("pdf", cast))
    ReportFile.objects.update(state="failed")
    assert "Try again" in lead.get(address("pdf", cast)).content.decode()
    lead.post(address("retry_pdf", cast, ReportFile.objects.get().pk))
    assert ReportFile.objects.get().state == "queued"


def test_publishing_says_what_is_missing_and_then_asks_once_more(lead: Client, cast: Cast) -> None:
    page = lead.get(address("publish", cast)).content.decode()
    assert "Enter who presents the report." in page
    assert "Publish this report" not in page
    lead.post(address("publish", cast))
    assert not Publication.objects.exists()
    written_report(cast.review, cast.lead)
    assert "Publish this report" in lead.get(address("publish", cast)).content.decode()
    answer = lead.post(address("publish", cast))
    assert answer["Location"] == reverse("report:publication", args=[Publication.objects.get().pk])
    assert "waiting to be made" in lead.get(answer["Location"]).content.decode()


def test_a_title_that_holds_markup_is_shown_as_it_was_typed(lead: Client, cast: Cast) -> None:
    report = services.start_report(review=cast.review, by=cast.lead)
    services.save_details(
        report=report, details={"subject": "<script>alert(1)</script>"}, revision=0, by=cast.lead
    )
    page = lead.get(address("page", cast)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
