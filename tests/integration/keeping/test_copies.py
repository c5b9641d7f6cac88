"""A copy of a record holds all there is of one child, is handed out by a lead, and is told in the trail."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.http import HttpResponse

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.keeping.export import copy_of, file_of
from audit_app.keeping.policies import can_export, check_can_export
from audit_app.keeping.services import erase_record
from audit_app.sampling.choices import ErasureGround, RaterRole
from audit_app.sampling.models import Case
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_identity
from tests.factories.tool import a_started_audit
from tests.integration.filling.pages import signed_in
from tests.integration.keeping.records import REASON, Record, a_whole_record
from tests.pdf_ua import assert_pdf_ua

NAME = "Juniper Plumbottom"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def record(cast: Cast) -> Record:
    return a_whole_record(cast, "Goshawk", NAME)


def told(record: Record, *, with_staff: bool = True) -> dict[str, list[tuple[str, str]]]:
    """The copy as a program reads it: title of a part → its lines."""
    file = file_of(copy_of(record.case, with_staff=with_staff), "json")
    parts = json.loads(file.content)["parts"]
    return {part["title"]: [(line["label"], line["text"]) for line in part["lines"]] for part in parts}


def asked_for(cast: Cast, record: Record, **typed: str) -> Any:
    return signed_in(cast.lead).post(f"/records/{record.case.record_key_id}/copy/", typed)


def test_it_says_who_the_child_is_and_all_that_was_answered_and_written(record: Record) -> None:
    parts = told(record)
    assert ("Name", NAME) in parts["Who the child is"]
    assert ("Date of birth", "19 July 2004") in parts["Who the child is"]
    referral = dict(parts["Answers: 1. Referral"])
    assert referral["1.1 Date of the referral or contact"] == "5 January 2009"
    assert referral["1.3 Context of the referral or contact"] == "Goshawk on 1.3"
    assert referral["1.2 Referring agency – comment"] == "Goshawk on 1.2.comment"
    assert referral["1.1 Date of the referral or contact – Time of the referral or contact"] == "10:30"
    assert ("1.4 Were there earlier referrals or contacts?", "Yes") in parts["Answers: 1. Referral"]
    assert parts["Why an answer was left out"] == [
        ("7.4 Do the records show appropriate supervision in this case?", "Goshawk had no notes")
    ]
    assert ("What had to be done", "Goshawk must be seen") in parts["An immediate action"]
    assert parts["What was done to make the child safe"] == [("Outcome", "Goshawk was made safe")]
    assert any("Look at Goshawk again" in text for _label, text in parts["How the audit moved on"])
    assert parts["Quoted in the report as it stands"] == [("From 1.3", "Goshawk on 1.3")]


def test_it_says_what_was_shared_and_replied_and_nothing_that_was_not_sent(record: Record) -> None:
    parts = told(record)
    shared = dict(parts["A summary shared with the social worker"])
    assert shared["With"] == "Goshawkworth Marrowby, Goshawk.social_worker@council.example"
    assert shared["9.9 The standard of practice in this case"] == "Best practice\nGoshawk on 9.9.comment"
    said = dict(parts["What the social worker says to it"])
    assert said["On the audit as a whole"] == "The social_worker of Goshawk disagrees"
    wrong = "On 9.9 The standard of practice in this case – factually wrong, right is"
    assert said[wrong] == "Goshawk was seen by the social_worker"
    assert "Of Goshawk no note was found (Leah Lead)" in said.values()
    assert parts["What the team manager says to it"] == [("Saved and not sent", "2 of their points")]
    without = str(told(record, with_staff=False))
    assert "Marrowby, Goshawk.social_worker" not in without
    assert "The team_manager of Goshawk disagrees" not in without


def test_it_says_who_saw_the_record_and_what_was_written_before(cast: Cast, record: Record) -> None:
    signed_in(cast.lead).get(f"/audits/{record.audit.pk}/")
    parts = told(record)
    seen = [text for _label, text in parts["Who has seen or changed this record"]]
    assert "audit opened, Leah Lead" in seen
    assert "audit signed off, Leah Lead" in seen
    before = {
        label.partition(", until")[0]: text for label, text in parts["What was written before it was changed"]
    }
    assert before["1.3 Context of the referral or contact"] == "an earlier Goshawk on 1.3"
    assert "an earlier Goshawk" in before["1.4.rows Earlier referrals and contacts"]


def test_nothing_of_another_child_is_in_it(cast: Cast, record: Record) -> None:
    a_whole_record(cast, "Osprey", "Rowan Thistlewick")
    assert "Osprey" not in str(told(record))


def test_names_of_staff_can_be_left_out_where_they_stand_by_themselves(record: Record) -> None:
    staff = ("Leah Lead", "Asa Assessor", "Goshawkworth Marrowby", "Goshawk’s manager")
    assert all(name in str(told(record)) for name in staff)
    without = str(told(record, with_staff=False))
    assert not [name for name in staff if name in without]
    assert "a member of staff" in without


def test_the_file_has_the_reference_in_its_name_and_nothing_else_of_the_child(
    cast: Cast, record: Record, tmp_path: Path
) -> None:
    response = asked_for(cast, record, file_format="pdf")
    assert response["Content-Disposition"] == 'attachment; filename="record-Goshawk-ref.pdf"'
    with pikepdf.open(BytesIO(response.content)) as pdf:
        title = str(pdf.docinfo["/Title"])
    assert title == "Record of case Goshawk-ref"
    path = tmp_path / "copy.pdf"
    path.write_bytes(response.content)
    assert_pdf_ua(path)


def test_a_reference_that_is_no_file_name_is_made_one(cast: Cast) -> None:
    case = make_case(cast.review, reference='../"W/1; x')
    assert file_of(copy_of(case, with_staff=True), "html").name == "record-W-1-x.html"


def test_what_somebody_wrote_is_text_in_the_page_and_never_markup(cast: Cast) -> None:
    case = make_case(cast.review)
    make_identity(case, name="<script>alert(1)</script>")
    page = file_of(copy_of(case, with_staff=True), "html").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_that_a_copy_was_made_is_told_before_it_leaves(cast: Cast, record: Record) -> None:
    response: HttpResponse = asked_for(cast, record, file_format="json", without_staff="on")
    assert response.status_code == 200
    entry = TrailEntry.objects.get(action="copy of a record made")
    assert (entry.record_id, entry.actor_id) == (record.case.record_key_id, cast.lead.pk)
    assert entry.detail == {"format": "json", "with_staff": False}


def test_a_kind_of_file_has_to_be_chosen(cast: Cast, record: Record) -> None:
    assert "Select a kind of file" in asked_for(cast, record).content.decode()
    assert "Select a valid choice" in asked_for(cast, record, file_format="docx").content.decode()
    assert not TrailEntry.objects.filter(action="copy of a record made").exists()


def test_it_waits_until_every_audit_of_the_case_has_been_submitted(cast: Cast) -> None:
    audit = a_started_audit(cast)
    with pytest.raises(Refused, match="has not been submitted"):
        check_can_export(cast.lead, audit.case)


def test_a_lead_who_reads_the_case_too_does_not_learn_the_other_reading_from_a_copy(
    cast: Cast, record: Record
) -> None:
    assert can_export(cast.lead, record.case)
    make_allocation(record.case, cast.lead, cast.lead, role=RaterRole.SECOND.value)
    cast.lead.memberships.create(review_id=cast.review.pk, role="assessor")
    cast.lead.read_again()
    assert not can_export(cast.lead, record.case)


def test_there_is_no_copy_of_what_was_erased(cast: Cast, record: Record) -> None:
    case = Case.objects.get(pk=record.case.pk)
    erase_record(case=case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)
    assert asked_for(cast, record, file_format="json").status_code == 403


def test_an_unborn_child_has_an_expected_delivery(cast: Cast) -> None:
    case = make_case(cast.review, age_band="unborn", gender="unborn")
    make_identity(case, name="", date_of_birth=date(2009, 6, 1))
    file = file_of(copy_of(case, with_staff=True), "json")
    assert "Expected delivery" in file.content.decode()
