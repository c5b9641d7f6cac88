"""Publishing: what stands in the way, and that what was published never changes."""

from __future__ import annotations

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.filling.services import acknowledge_action, complete_action, record_safety_outcome
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.making import make_file
from audit_app.report.models import Publication, Report, ReportFile
from audit_app.report.presenters.wording import wording_page
from audit_app.report.queries import publications_for
from audit_app.report.readiness import obstacles
from audit_app.report.services.publishing import hash_of
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.aggregation import Audited
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast, make_identity

IN_DOUBT = "Record what was done to make the child safe in one case"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audited(cast: Cast) -> Audited:
    return audits_to_report(cast, cases=12)


@pytest.fixture
def report(cast: Cast, audited: Audited) -> Report:
    return written_report(cast.review, cast.lead)


def in_the_way(report: Report) -> str:
    report = Report.objects.get(pk=report.pk)
    return " ".join(obstacles(report, assemble(report, Audience.BOARD)))


def answer(audit: Audit, **judgement: str) -> None:
    section = audit.judgement
    for name, value in judgement.items():
        setattr(section, name, value)
    section.save()


def raise_action(audit: Audit, cast: Cast) -> ImmediateAction:
    return ImmediateAction.objects.create(
        audit=audit,
        what="See the child",
        why="Not seen",
        told_to="The duty manager",
        told_at=timezone.now(),
        raised_by=cast.assessor,
    )


def test_a_report_that_lacks_nothing_is_published(report: Report, cast: Cast) -> None:
    assert in_the_way(report) == ""
    publication = services.publish(report=report, by=cast.lead)
    assert (publication.version, publication.published_by) == (1, cast.lead)
    assert publication.title == "Protecting children"
    files = ReportFile.objects.filter(publication=publication)
    assert {file.file_format: file.state for file in files} == {
        "pdf": "queued",
        "docx": "queued",
        "pptx": "queued",
    }
    entry = TrailEntry.objects.get(action="report published")
    assert entry.detail == {"version": 1, "sha256": publication.sha256}


def test_a_report_that_nobody_has_written_is_refused_with_each_thing_it_lacks(
    cast: Cast, audited: Audited
) -> None:
    report = services.start_report(review=cast.review, by=cast.lead)
    with pytest.raises(Refused) as refusal:
        services.publish(report=report, by=cast.lead)
    for sentence in ("Enter who presents the report.", "Enter the date of the meeting.", "or leave it out."):
        assert sentence in refusal.value.reason
    assert not Publication.objects.exists()


def test_a_review_without_a_signed_off_audit_has_nothing_to_publish(cast: Cast) -> None:
    report = written_report(cast.review, cast.lead)
    assert "Sign off at least one audit" in in_the_way(report)


@pytest.mark.parametrize(
    "judgement", [{"protected_now": "no"}, {"protected_now": "unclear"}, {"practice": "unsafe"}]
)
def test_a_child_in_doubt_holds_the_report_back_until_what_was_done_is_on_record(
    report: Report, audited: Audited, cast: Cast, judgement: dict[str, str]
) -> None:
    answer(audited.audits[3], **judgement)
    assert IN_DOUBT in in_the_way(report)
    with pytest.raises(Refused, match="Record what was done"):
        services.publish(report=report, by=cast.lead)
    record_safety_outcome(audit=audited.audits[3], outcome="Moved to a carer that day.", by=cast.lead)
    assert in_the_way(report) == ""


def test_an_open_immediate_action_holds_the_report_back_until_it_is_done(
    report: Report, audited: Audited, cast: Cast
) -> None:
    action = raise_action(audited.audits[0], cast)
    assert IN_DOUBT in in_the_way(report)
    acknowledge_action(action=action, by=cast.lead)
    complete_action(action=action, outcome="Seen the same day.", by=cast.lead)
    assert in_the_way(report) == ""


def test_a_sentence_whose_numbers_have_moved_holds_the_report_back(
    report: Report, audited: Audited, cast: Cast
) -> None:
    page = wording_page(report, "allocated_promptly")
    assert page is not None
    services.edit_wording(
        report=report, key=page.key, text="So it was.", numbers=page.numbers, revision=0, by=cast.lead
    )
    flipped = {"yes": "no", "no": "yes", None: "yes"}
    answer(audited.audits[0], allocated_promptly=flipped[audited.audits[0].judgement.allocated_promptly])
    assert f"Paragraph {page.number}: the numbers have moved" in in_the_way(report)


def test_only_a_lead_of_the_review_publishes(report: Report, cast: Cast) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused, match="Only a lead"):
            services.publish(report=report, by=person)


def test_what_was_published_is_served_again_to_the_byte_after_the_data_have_moved(
    report: Report, audited: Audited, cast: Cast
) -> None:
    publication = services.publish(report=report, by=cast.lead)
    before = (publication.frozen, publication.sha256)
    for audit in audited.audits:
        answer(audit, practice="best_practice")
    make_file(publication.file.pk)
    again = Publication.objects.get(pk=publication.pk)
    assert (again.frozen, again.sha256) == before
    assert set(again.frozen) == {"tables", "page_html", "print_html", "document"}
    assert hash_of(again.frozen) == again.sha256
    first = bytes(again.file.content or b"")
    make_file(publication.file.pk)
    assert bytes(Publication.objects.get(pk=publication.pk).file.content or b"") == first
    later = services.publish(report=report, by=cast.lead)
    assert later.version == 2
    assert later.sha256 != again.sha256


def test_a_publication_can_be_neither_changed_nor_deleted(report: Report, cast: Cast) -> None:
    publication = services.publish(report=report, by=cast.lead)
    publication.title = "Another"
    with pytest.raises(TypeError):
        publication.save()
    with pytest.raises(TypeError):
        publication.delete()
    with pytest.raises(TypeError):
        Publication.objects.update(title="Another")
    with pytest.raises(TypeError):
        Publication.objects.all().delete()
    with pytest.raises(ProtectedError):
        report.delete()


def test_a_reader_is_given_the_publications_of_their_own_reviews_alone(report: Report, cast: Cast) -> None:
    publication = services.publish(report=report, by=cast.lead)
    assert list(publications_for(cast.board_reader)) == [publication]
    assert list(publications_for(cast.lead)) == [publication]
    for person in (cast.stranger, cast.assessor, cast.administrator):
        assert not publications_for(person).exists()
    cast.board_reader.is_active = False
    assert not publications_for(cast.board_reader).exists()


@pytest.mark.parametrize("detail", ["presented_by", "presented_to", "subject", "classification", "reference"])
@pytest.mark.parametrize("words", ["For Juniper Made-Up", "For JUNIPER MADE UP", "For Juni\u200bper Made-Up"])
def test_a_childs_name_at_the_head_of_the_report_holds_it_back(
    report: Report, audited: Audited, detail: str, words: str
) -> None:
    make_identity(audited.audits[0].case)
    Report.objects.filter(pk=report.pk).update(**{detail: words})
    assert "out of the head of the report" in in_the_way(report)


def test_a_case_reference_that_came_in_with_the_review_itself_holds_the_report_back(
    report: Report, audited: Audited
) -> None:
    review = report.review
    review.discussed_with = f"The manager of {audited.audits[0].case.reference}"
    review.save()
    assert "out of the report" in in_the_way(report)
