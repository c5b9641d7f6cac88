"""Erasing takes out who a child is and what was written, and leaves what was counted."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import TestCase

from audit_app.access import chain, erasure_register
from audit_app.access.models import RecordKey, TrailEntry, User
from audit_app.access.record_keys import ErasedError, Seal
from audit_app.access.refused import Refused
from audit_app.access.told import revealed
from audit_app.filling import services as filling
from audit_app.keeping.erasing.overwriting import overwrite
from audit_app.keeping.services import erase_record, erase_review, replay_erasures
from audit_app.report.figures import figures_of
from audit_app.report.models import Quote, Report, ReportFile
from audit_app.report.queries import report_of
from audit_app.report.services import add_paragraph, publish, save_paragraph, start_report
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Case, Erasure, Review, SampledCase
from audit_app.tool.models import Audit, EarlierReferral, ImmediateAction, Referral
from tests.factories.aggregation import Reading, audited
from tests.factories.report import written_report
from tests.factories.sampling import Cast, make_case, make_cast, make_identity
from tests.factories.tool import a_started_audit
from tests.integration.filling.pages import signed_in, words
from tests.integration.keeping.records import REASON, Record, a_whole_record, leave_words_elsewhere
from tests.integration.keeping.searching import found_in_the_database, found_on_the_disk

NAME, OTHER_NAME = "Juniper Plumbottom", "Rowan Thistlewick"
LONG_AFTER = date(2012, 1, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def record(cast: Cast) -> Record:
    return a_whole_record(cast, "Goshawk", NAME)


def erase(record: Record, cast: Cast, reason: str = REASON) -> Erasure:
    case = Case.objects.get(pk=record.case.pk)
    return erase_record(case=case, ground=ErasureGround.REQUEST, reason=reason, by=cast.lead)


def figures(review: Review) -> Any:
    """Every table and finding; of fractions the last digits are left out, which the order of rows decides."""
    plain = json.dumps(figures_of(report_of(review)).as_plain())
    return json.loads(plain, parse_float=lambda number: round(float(number), 9))


def test_nothing_said_of_the_child_is_left_in_any_table(cast: Cast, record: Record) -> None:
    other = a_whole_record(cast, "Osprey", OTHER_NAME)
    leave_words_elsewhere(record)
    gone = [*record.words, RecordKey.objects.get(pk=record.case.record_key_id).wrapped]
    # The name is sealed wherever it stands.
    assert found_in_the_database(["Goshawk", "Plumbottom"]) == ["Goshawk"]

    erase(record, cast)

    assert found_in_the_database(gone) == []
    assert found_in_the_database(["Osprey on 1.3", "Osprey-ref"]) == ["Osprey on 1.3", "Osprey-ref"]
    other.case.identity.refresh_from_db()
    assert other.case.identity.name == OTHER_NAME


@pytest.mark.django_db(transaction=True)
def test_nothing_said_of_the_child_is_left_on_the_disk() -> None:
    cast = make_cast()
    record = a_whole_record(cast, "Goshawk", NAME)
    leave_words_elsewhere(record)
    gone = [*record.words, RecordKey.objects.get(pk=record.case.record_key_id).wrapped]
    overwrite()
    assert found_on_the_disk(["Goshawk"])

    erase(record, cast)
    overwrite()

    assert found_on_the_disk(gone) == []


def test_where_something_was_written_a_mark_says_so_and_blanks_stay_blank(cast: Cast, record: Record) -> None:
    Referral.objects.filter(audit=record.audit).update(agency_comment="")
    erase(record, cast)

    section = Referral.objects.values("context", "agency_comment").get(audit=record.audit)
    assert section == {"context": "Erased", "agency_comment": ""}
    audit = Audit.objects.get(pk=record.audit.pk)
    assert (audit.social_worker, audit.safety_outcome) == ("Erased", "Erased")
    action = ImmediateAction.objects.get(audit=audit)
    assert {action.what, action.why, action.told_to, action.outcome} == {"Erased"}


def test_answers_and_their_dates_stay_and_dates_that_no_figure_needs_go(cast: Cast, record: Record) -> None:
    before = Referral.objects.get(audit=record.audit)
    erase(record, cast)

    after = Referral.objects.get(audit=record.audit)
    assert (after.referral_date, after.had_earlier) == (before.referral_date, before.had_earlier)
    case = Case.objects.get(pk=record.case.pk)
    assert (case.age_band, case.gender, case.plan_started) == ("2-5", "female", None)
    assert [row.date for row in EarlierReferral.objects.filter(audit=record.audit)] == [date(2009, 1, 1)]


def test_the_case_is_known_by_a_number_of_ours_alone(cast: Cast, record: Record) -> None:
    erase(record, cast)
    case = Case.objects.get(pk=record.case.pk)
    number = f"erased-{case.record_key_id}"
    assert (case.reference, case.family_ref, case.is_erased) == (number, number, True)
    assert case.identity.name == ""


def test_every_figure_is_what_it_was(cast: Cast) -> None:
    records = [a_whole_record(cast, word, NAME) for word in ("Goshawk", "Osprey", "Merlin")]
    blank = audited([Reading({"7.4": "no"}, stratum="all")] * 9, review=cast.review)
    before = figures(cast.review)
    for each in records[:2]:
        erase(each, cast)
    erase_record(case=blank.audits[0].case, ground=ErasureGround.MISTAKE, reason=REASON, by=cast.lead)
    assert figures(cast.review) == before


def test_every_figure_of_the_demonstration_is_what_it_was_when_all_of_it_is_erased(
    demo_review: Review,
) -> None:
    lead = User.objects.get(username="lead")
    before = figures(demo_review)
    held = Case.objects.filter(review=demo_review).count()

    erasure = erase_review(review=demo_review, reason=REASON, today=LONG_AFTER, by=lead)

    assert erasure.cases.count() == held == 1052
    assert figures(demo_review) == before
    others = Case.objects.exclude(review=demo_review)
    assert not others.filter(erasure__isnull=False).exists()


def test_what_a_published_report_said_can_be_shown_again_to_the_byte(cast: Cast, record: Record) -> None:
    publication = publish(report=written_report(cast.review, cast.lead), by=cast.lead)
    frozen = (publication.page_html, publication.print_html, publication.sha256)
    assert "Goshawk on 1.3" in publication.page_html

    erase(record, cast)

    publication.refresh_from_db()
    assert (publication.page_html, publication.print_html, publication.sha256) == frozen
    assert NAME not in publication.page_html
    assert "Goshawk" not in signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/report/").content.decode()


def test_quotes_and_drafts_go_and_the_trail_says_how_many_and_not_what(cast: Cast, record: Record) -> None:
    erase(record, cast)
    assert not Quote.objects.exists()
    assert not ReportFile.objects.filter(publication=None).exists()
    entry = TrailEntry.objects.get(action="record erased")
    assert (entry.record_id, entry.actor_id) == (record.case.record_key_id, cast.lead.pk)
    assert entry.detail == {"ground": "request", "quotes": 1, "drafts": 1, "earlier_words": 0}


def test_the_trail_stays_whole_and_what_was_sealed_in_it_cannot_be_read(cast: Cast, record: Record) -> None:
    saved = TrailEntry.objects.filter(action="section saved", record_id=record.case.record_key_id).last()
    assert saved is not None
    key = RecordKey.objects.get(pk=record.case.record_key_id)
    assert "Goshawk" in str(revealed(saved.detail, Seal(key)))

    erase(record, cast)

    assert list(chain.breaks()) == []
    key.refresh_from_db()
    with pytest.raises(ErasedError):
        revealed(saved.detail, Seal(key))


def test_somebody_elses_session_goes_on_without_its_message(cast: Cast, record: Record) -> None:
    leave_words_elsewhere(record)
    erase(record, cast)
    assert Session.objects.get().get_decoded() == {"audits_opened": [record.audit.pk]}


def test_a_file_outside_of_the_database_notes_the_number_of_the_record(cast: Cast, record: Record) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        erase(record, cast)
    key = RecordKey.objects.get(pk=record.case.record_key_id)
    assert f"record {key.pk} of {key.made_at.isoformat()}." in settings.ERASURE_REGISTER.read_text()


def test_what_a_restore_brings_back_is_erased_again_words_included(cast: Cast, record: Record) -> None:
    key = RecordKey.objects.get(pk=record.case.record_key_id)
    wrapped = key.wrapped
    with TestCase.captureOnCommitCallbacks(execute=True):
        erase(record, cast)
    _as_an_older_backup_had_it(record, wrapped)
    assert [each.pk for each in erasure_register.come_back()] == [key.pk]

    assert replay_erasures("erase_again") == 1

    assert found_in_the_database([*record.words, wrapped]) == []
    repeated = Case.objects.get(pk=record.case.pk).erasure
    assert repeated is not None
    assert (repeated.ground, repeated.by) == ("repeated", None)
    assert replay_erasures("erase_again") == 0


def test_a_reports_key_that_a_restore_brings_back_gives_way_to_another(cast: Cast) -> None:
    report = start_report(review=cast.review, by=cast.lead)
    key, wrapped = report.record_key, report.record_key.wrapped
    make_case(cast.review)
    make_case(cast.review)
    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_review(review=cast.review, reason=REASON, today=LONG_AFTER, by=cast.lead)
    RecordKey.objects.filter(pk=key.pk).update(wrapped=wrapped, destroyed_at=None)
    Report.objects.filter(pk=report.pk).update(record_key=key)

    assert replay_erasures("erase_again") == 1

    report.refresh_from_db()
    key.refresh_from_db()
    assert key.is_destroyed
    assert not report.record_key.is_destroyed


def _as_an_older_backup_had_it(record: Record, wrapped: str) -> None:
    RecordKey.objects.filter(pk=record.case.record_key_id).update(wrapped=wrapped, destroyed_at=None)
    Case.objects.filter(pk=record.case.pk).update(reference="Goshawk-ref", erasure=None)
    Referral.objects.filter(audit=record.audit).update(context="Goshawk on 1.3")


def test_nobody_changes_what_is_left(cast: Cast) -> None:
    audit = a_started_audit(cast)
    allocation = audit.allocation
    erase_record(case=allocation.case, ground=ErasureGround.MISTAKE, reason=REASON, by=cast.lead)
    now = date(2009, 4, 1)
    with pytest.raises(Refused, match="has been erased"):
        filling.save_section(
            audit=audit, number=1, answers={"1.3": "More of it"}, revision=0, by=cast.assessor
        )
    with pytest.raises(Refused, match="has been erased"):
        filling.save_header(audit=audit, answers={"H.6": now}, revision=0, by=cast.assessor)
    with pytest.raises(Refused, match="has been erased"):
        filling.submit(audit=audit, reasons={}, by=cast.assessor)
    client = signed_in(cast.assessor)
    assert client.get(f"/audits/{audit.pk}/sections/1/").status_code == 403
    assert audit.case.reference not in words(client.get("/"))


def test_its_pages_say_when_it_was_erased_and_under_what(cast: Cast, record: Record) -> None:
    erasure = erase(record, cast)
    client = signed_in(cast.lead)
    for address in (f"/audits/{record.audit.pk}/", f"/audits/{record.audit.pk}/check/"):
        page = words(client.get(address))
        assert f"This child’s record was erased on {erasure.at:%-d %B %Y}." in page
        assert "The child, or somebody acting for them, asked for it." in page
        assert "Goshawk" not in page
        assert "Sign off" not in page


def test_a_record_is_not_erased_while_something_cannot_wait(cast: Cast) -> None:
    audit = a_started_audit(cast)
    action = filling.raise_immediate_action(
        audit=audit,
        what="See her",
        why="Alone",
        told_to="A manager",
        told_at=audit.started_at,
        by=cast.assessor,
    )
    with pytest.raises(Refused, match="1 immediate action is not done"):
        erase_record(case=audit.case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)
    filling.acknowledge_action(action=action, by=cast.lead)
    filling.complete_action(action=action, outcome="Seen", by=cast.lead)
    erase_record(case=audit.case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)


def test_a_record_is_not_erased_before_it_is_said_how_the_child_was_made_safe(cast: Cast) -> None:
    made = audited([Reading({"9.8": "no"})], review=cast.review)
    with pytest.raises(Refused, match="make the child safe: 1 audit is"):
        erase_record(case=made.audits[0].case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)


def test_a_record_is_not_erased_while_the_draft_report_names_the_child(cast: Cast, record: Record) -> None:
    report = start_report(review=cast.review, by=cast.lead)
    body = f"Of {NAME} more will have to be said."
    add_paragraph(report=report, part="context", heading="Context", body=body, by=cast.lead)
    with pytest.raises(Refused, match="Take the name or case reference out of “Context”"):
        erase(record, cast)


def test_words_of_a_lead_that_once_named_the_child_cannot_be_read_in_the_trail(
    cast: Cast, record: Record
) -> None:
    report = start_report(review=cast.review, by=cast.lead)
    paragraph = add_paragraph(
        report=report, part="context", heading="Context", body=f"Of {NAME}.", by=cast.lead
    )
    save_paragraph(paragraph=paragraph, heading="Context", body="Of one child.", revision=0, by=cast.lead)
    before = report.record_key

    erase(record, cast)

    before.refresh_from_db()
    assert before.is_destroyed
    report.refresh_from_db()
    assert not report.record_key.is_destroyed
    assert TrailEntry.objects.get(action="record erased").detail["earlier_words"] == 1
    save_paragraph(
        paragraph=report.paragraphs.get(), heading="Context", body="Of nobody.", revision=1, by=cast.lead
    )


@pytest.mark.parametrize("reason", ["Juniper asked us", "Letter about goshawk-REF", "  "])
def test_a_reason_that_tells_whose_record_it_was_is_refused(cast: Cast, record: Record, reason: str) -> None:
    with pytest.raises(Refused):
        erase(record, cast, reason=reason)
    assert not Case.objects.get(pk=record.case.pk).is_erased


def test_a_record_is_erased_once(cast: Cast, record: Record) -> None:
    erase(record, cast)
    with pytest.raises(Refused, match="has been erased"):
        erase(record, cast)


def test_nobody_but_a_lead_of_the_review_erases(cast: Cast) -> None:
    case = make_case(cast.review)
    for user in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            erase_record(case=case, ground=ErasureGround.REQUEST, reason=REASON, by=user)
        with pytest.raises(Refused):
            erase_review(review=cast.review, reason=REASON, today=LONG_AFTER, by=user)
    assert not Erasure.objects.exists()


def test_a_review_is_erased_when_its_time_has_ended_and_not_before(cast: Cast) -> None:
    cases = [make_case(cast.review) for _number in range(3)]
    for case in cases:
        make_identity(case)
    elsewhere = make_case(cast.other_review)
    last_day = date(2010, 4, 15)
    with pytest.raises(Refused, match="until 15 April 2010"):
        erase_review(review=cast.review, reason=REASON, today=last_day, by=cast.lead)

    erasure = erase_review(
        review=cast.review, reason=REASON, today=last_day + timedelta(days=1), by=cast.lead
    )

    assert erasure.cases.count() == 3
    assert erasure.ground == "retention"
    assert RecordKey.objects.get(destroyed_at=None).case == elsewhere
    told = TrailEntry.objects.filter(action="record erased").values_list("record_id", flat=True)
    assert set(told) == {case.record_key_id for case in cases}
    with pytest.raises(Refused, match="no record any more"):
        erase_review(review=cast.review, reason=REASON, today=LONG_AFTER, by=cast.lead)


def test_a_case_that_was_replaced_keeps_that_it_was_and_not_why(cast: Cast) -> None:
    audited([Reading(stratum="all")] * 2, review=cast.review)
    old, new = SampledCase.objects.order_by("pk")
    SampledCase.objects.filter(pk=old.pk).update(
        went_out="replaced", replaced_by=new, reason="Goshawk has moved away"
    )
    erase_record(case=old.case, ground=ErasureGround.MISTAKE, reason=REASON, by=cast.lead)
    old.refresh_from_db()
    assert (old.replaced_by, old.reason) == (new, "Erased")
