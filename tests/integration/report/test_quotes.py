"""Quoting assessors: their own words, of signed-off audits, with nobody named."""

from __future__ import annotations

from datetime import date

import pytest

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Quote as Block
from audit_app.report.models import Quote, Report
from audit_app.report.queries import comments_on
from audit_app.report.readiness import obstacles
from audit_app.sampling.models import Identity
from audit_app.tool.models import Audit, Judgement, Recording
from tests.factories.aggregation import Reading, audited
from tests.factories.report import SAFE, comment_on_supervision
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_identity

REF = "7.4.comment"
COMMENT = "Tilly was seen by Mr Dace. No supervision note is on the file since May."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audit(cast: Cast) -> Audit:
    made = audited(
        [Reading({**SAFE, "7.4": "no"}), Reading({"7.4": "no"}, state="submitted")], review=cast.review
    )
    for number, each in enumerate(made.audits):
        make_identity(each.case, name=f"Tilly-May Marrow {'I' * number}")
        each.social_worker, each.line_manager = "Orson Dace", "Wilma Pike"
        each.save()
        comment_on_supervision(each, COMMENT)
    return made.audits[0]


@pytest.fixture
def report(cast: Cast, audit: Audit) -> Report:
    return services.start_report(review=cast.review, by=cast.lead)


def quote(report: Report, audit: Audit, text: str, cast: Cast) -> Quote:
    return services.add_quote(report=report, ref=REF, audit=audit, text=text, by=cast.lead)


def test_all_comments_on_an_item_are_read_together_once_they_are_signed_off(cast: Cast, audit: Audit) -> None:
    assert comments_on(cast.review, REF, cast.lead) == [(audit, COMMENT)]
    assert comments_on(cast.review, "7.5.comment", cast.lead) == []


def test_a_quote_stands_under_the_finding_that_rests_on_its_item(
    report: Report, audit: Audit, cast: Cast
) -> None:
    quote(report, audit, "[The child] was seen by [the social worker].", cast)
    document = assemble(report, Audience.BOARD)
    finding = next(found for found in document.findings() if found.key == "supervision_evident")
    assert [each.text for each in finding.quotes] == ["[The child] was seen by [the social worker]."]


def test_a_quote_on_an_item_that_no_finding_rests_on_stands_with_the_conclusions(
    report: Report, audit: Audit, cast: Cast
) -> None:
    Judgement.objects.filter(audit=audit).update(learning="Ask earlier, and write it down.")
    services.add_quote(report=report, ref="9.10.learning", audit=audit, text="Ask earlier", by=cast.lead)
    conclusions = assemble(report, Audience.BOARD).parts[1].chapters[-2]
    assert Block("9.10.learning", "Ask earlier") in conclusions.blocks


def test_a_quote_stands_once_even_where_two_findings_rest_on_its_item(
    report: Report, audit: Audit, cast: Cast
) -> None:
    Recording.objects.filter(audit=audit).update(up_to_date_comment="Both lag behind.")
    services.add_quote(report=report, ref="7.5.comment", audit=audit, text="Both lag behind.", by=cast.lead)
    findings = assemble(report, Audience.BOARD).findings()
    assert sum(len(finding.quotes) for finding in findings) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tilly was seen", "Tilly"),
        ("[The child] was seen by Mr Dace.", "Dace"),
        ("No supervision note is on the file since May.", "May"),
    ],
)
def test_a_quote_that_names_somebody_is_refused_and_says_which_word(
    report: Report, audit: Audit, cast: Cast, text: str, named: str
) -> None:
    with pytest.raises(Refused, match=f"names somebody: “{named}”"):
        quote(report, audit, text, cast)
    assert not Quote.objects.exists()


def test_words_that_the_assessor_did_not_write_are_refused(report: Report, audit: Audit, cast: Cast) -> None:
    with pytest.raises(Refused, match="own words"):
        quote(report, audit, "No supervision was ever held.", cast)


def test_an_audit_that_is_not_signed_off_cannot_be_quoted(report: Report, cast: Cast, audit: Audit) -> None:
    submitted = Audit.objects.exclude(pk=audit.pk).get()
    with pytest.raises(Refused, match="signed-off"):
        quote(report, submitted, "No supervision note", cast)


def test_nobody_but_a_lead_quotes(report: Report, audit: Audit, cast: Cast) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.add_quote(report=report, ref=REF, audit=audit, text="No supervision note", by=person)


def test_a_quote_can_be_taken_out_again(report: Report, audit: Audit, cast: Cast) -> None:
    added = quote(report, audit, "No supervision note is on the file", cast)
    services.remove_quote(quote=added, by=cast.lead)
    assert not Quote.objects.exists()
    assert TrailEntry.objects.filter(action="quote removed", review_id=cast.review.pk).exists()


def test_a_name_that_was_learnt_later_keeps_the_report_from_being_published(
    report: Report, audit: Audit, cast: Cast
) -> None:
    quote(report, audit, "No supervision note is on the file", cast)
    audit.line_manager = "Avery Note"
    audit.save()
    found = obstacles(report, assemble(report, Audience.BOARD))
    assert any(each.startswith("Take out the quote on 7.4 that names somebody") for each in found)


def test_a_full_name_in_a_leads_own_words_keeps_the_report_from_being_published(
    report: Report, audit: Audit, cast: Cast
) -> None:
    services.add_paragraph(
        report=report, part="context", heading="Thanks", body="We thank tilly may marrow.", by=cast.lead
    )
    report = services.save_details(
        report=report, details={"summary": f"As in {audit.case.reference}."}, revision=0, by=cast.lead
    )
    found = obstacles(report, assemble(report, Audience.BOARD))
    assert "Take the name or case reference out of “Thanks”." in found
    assert "Take the name or case reference out of the summary." in found


def test_a_quote_may_not_hold_a_case_reference_or_the_name_of_another_child(
    report: Report, audit: Audit, cast: Cast
) -> None:
    other = make_case(cast.review, reference="WD-7731")
    make_identity(other, name="Bramble Inkcap")
    make_allocation(other, cast.assessor, cast.lead)
    Audit.objects.create(allocation=other.allocations.get())
    for words in ("as in WD-7731", "like Bramble Inkcap"):
        comment_on_supervision(audit, f"Seen {words}.")
        with pytest.raises(Refused, match="names somebody"):
            quote(report, audit, f"Seen {words}.", cast)


def test_a_date_of_birth_is_neither_quoted_nor_published(report: Report, audit: Audit, cast: Cast) -> None:
    Identity.objects.filter(case=audit.case).delete()
    make_identity(audit.case, date_of_birth=date(2001, 3, 4))
    comment_on_supervision(audit, "Born 4.3.01 and not seen since.")
    with pytest.raises(Refused, match=r"“4\.3\.01”"):
        quote(report, audit, "Born 4.3.01 and not seen since.", cast)
    words = {"part": "context", "heading": "Context", "body": "A child born on 4th March 2001."}
    services.add_paragraph(report=report, by=cast.lead, **words)
    found = obstacles(report, assemble(report, Audience.BOARD))
    assert any(each.startswith("Look at a date in “Context”: a child was born on it.") for each in found)
