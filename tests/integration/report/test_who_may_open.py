"""Every address of the report, opened by everybody who may not, and by those who may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.report import services
from audit_app.report.models import Publication, Quote, ReportFile
from audit_app.report.urls import urlpatterns
from tests.factories.aggregation import Audited
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast, make_identity


@dataclass(frozen=True)
class Place:
    """A report with one of everything that an address can name."""

    cast: Cast
    audited: Audited
    publication: Publication
    arguments: dict[str, list[object]]


@pytest.fixture
def place(db: None) -> Place:
    cast = make_cast(suppress_small_cells=False)
    audited = audits_to_report(cast, cases=10)
    audit, lead = audited.audits[0], cast.lead
    comment_on_supervision(audit, "No note since May.")
    report = written_report(cast.review, lead)
    paragraph = services.add_paragraph(report=report, part="context", heading="H", body="B", by=lead)
    quote = services.add_quote(report=report, ref="7.4.comment", audit=audit, text="No note", by=lead)
    draft = services.request_pdf(report=report, by=lead)
    word_draft = services.request_word(report=report, by=lead)
    slides_draft = services.request_slides(report=report, by=lead)
    publication = services.publish(report=report, by=lead)
    make_identity(audit.case, date_of_birth=date(2001, 3, 4))
    in_force = "In force on 4 March 2001."
    dated = services.add_paragraph(report=report, part="context", heading="H", body=in_force, by=lead)
    # Printing them for real is another test's business.
    ReportFile.objects.update(state="ready", made_at=timezone.now(), content=b"%PDF-1.7 as made", pages=1)
    review = cast.review.pk
    return Place(
        cast,
        audited,
        publication,
        {
            "page": [review],
            "evidence": [review, "supervision_evident"],
            "edit_wording": [review, "2.protection"],
            "covering": [review],
            "new_paragraph": [review],
            "paragraph": [review, paragraph.pk],
            "remove_paragraph": [review, paragraph.pk],
            "offer": [review, "no-such-offer"],
            "turn_down": [review, "no-such-offer"],
            "comments": [review, "7.4.comment"],
            "unquote": [review, quote.pk],
            "pdf": [review],
            "draft_pdf": [review, draft.pk],
            "draft_word": [review, word_draft.pk],
            "draft_slides": [review, slides_draft.pk],
            "retry_pdf": [review, draft.pk],
            "draft_tables": [review, "csv"],
            "publish": [review],
            "date": [review, f"paragraph-{dated.pk}"],
            "published": [],
            "publication": [publication.pk],
            "published_pdf": [publication.pk],
            "published_word": [publication.pk],
            "published_slides": [publication.pk],
            "published_tables": [publication.pk, "json"],
            "retry_published_pdf": [publication.pk],
            "retry_published_word": [publication.pk],
            "retry_published_slides": [publication.pk],
        },
    )


def opened(person: User, name: str, place: Place, method: str = "get") -> int:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    address = reverse(f"report:{name}", args=place.arguments[name])
    return getattr(client, method)(address).status_code


FOR_READERS = (
    "published",
    "publication",
    "published_pdf",
    "published_word",
    "published_slides",
    "published_tables",
)
WRITES_ONLY = (
    *("remove_paragraph", "turn_down", "unquote"),
    *("retry_pdf", "retry_published_pdf", "retry_published_word", "retry_published_slides"),
)


def test_every_address_is_tried_here(place: Place) -> None:
    assert {pattern.name for pattern in urlpatterns} == set(place.arguments)


def test_a_lead_opens_every_page(place: Place) -> None:
    pages = [name for name in place.arguments if name not in (*WRITES_ONLY, "offer")]
    assert {name: opened(place.cast.lead, name, place) for name in pages} == dict.fromkeys(pages, 200)


def test_a_board_reader_opens_what_is_published_and_nothing_else(place: Place) -> None:
    answers = {name: opened(place.cast.board_reader, name, place) for name in place.arguments}
    assert {name for name, status in answers.items() if status == 200} == set(FOR_READERS)
    assert {status for name, status in answers.items() if name not in FOR_READERS} <= {404, 405}


def test_to_everybody_else_the_report_does_not_exist(place: Place) -> None:
    cast = place.cast
    for person in (cast.assessor, cast.administrator, cast.stranger):
        answers = {name: opened(person, name, place) for name in place.arguments}
        # A lead of another review has a page of published reports; it is theirs, and empty.
        own = {"published"} if person == cast.stranger else set()
        assert {name for name, status in answers.items() if status == 200} == own
        assert {status for name, status in answers.items() if name not in own} <= {404, 405}


def test_nobody_else_writes_by_any_address(place: Place) -> None:
    cast = place.cast
    for person in (cast.assessor, cast.administrator, cast.stranger, cast.board_reader):
        for name in place.arguments:
            assert opened(person, name, place, "post") in (404, 405), (person, name)
    assert Quote.objects.count() == 1
    assert Publication.objects.count() == 1


def test_nobody_is_let_in_without_signing_in(place: Place) -> None:
    for name, arguments in place.arguments.items():
        answer = Client().get(reverse(f"report:{name}", args=arguments))
        assert (answer.status_code, "/sign-in/" in answer["Location"]) == (302, True)


def test_a_reader_whose_role_has_ended_finds_nothing(place: Place) -> None:
    place.cast.board_reader.memberships.all().delete()
    assert opened(place.cast.board_reader, "publication", place) == 404


def test_what_was_published_comes_back_to_the_byte_under_a_name_without_a_case(place: Place) -> None:
    client = Client()
    client.force_login(place.cast.board_reader)
    address = reverse("report:published_pdf", args=[place.publication.pk])
    first, again = client.get(address), client.get(address)
    assert first.content == again.content
    assert first["Content-Type"] == "application/pdf"
    name = first["Content-Disposition"]
    assert name.startswith('attachment; filename="case-file-audit-')
    assert not any(audit.case.reference in name for audit in place.audited.audits)


def test_a_reader_is_shown_exactly_what_was_frozen(place: Place) -> None:
    client = Client()
    client.force_login(place.cast.board_reader)
    page = client.get(reverse("report:publication", args=[place.publication.pk])).content.decode()
    assert place.publication.page_html in page
    references = [audit.case.reference for audit in place.audited.audits]
    assert not any(reference in page for reference in references)


def test_reading_cases_comments_and_publications_leaves_a_trace(place: Place) -> None:
    opened(place.cast.lead, "evidence", place)
    opened(place.cast.lead, "comments", place)
    opened(place.cast.board_reader, "publication", place)
    opened(place.cast.board_reader, "published_pdf", place)
    actions = set(TrailEntry.objects.filter(review_id=place.cast.review.pk).values_list("action", flat=True))
    assert {
        "answer in evidence read",
        "comment read",
        "published report read",
        "published PDF downloaded",
    } <= actions


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("evidence", "no_such_measure"),
        ("edit_wording", "9.nothing"),
        ("comments", "7.4"),
        ("comments", "99.comment"),
    ],
)
def test_an_address_that_names_nothing_is_not_found(place: Place, name: str, argument: str) -> None:
    client = Client()
    client.force_login(place.cast.lead)
    assert client.get(reverse(f"report:{name}", args=[place.cast.review.pk, argument])).status_code == 404
