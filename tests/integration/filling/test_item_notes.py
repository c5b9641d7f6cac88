"""Asking the leads about a question of the tool, answered in place, and notes for the moderator."""

from __future__ import annotations

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling.models import ItemNote
from audit_app.filling.services import answer_question, note_on_item, submit
from audit_app.sampling.choices import RaterRole
from audit_app.tool.models import Audit
from tests.factories.access import give_role
from tests.factories.sampling import Cast, make_allocation
from tests.factories.tool import an_answered_audit
from tests.integration.filling.pages import save, signed_in, words

ASKED = "Does a telephone call count as supervision?"


def ask(client: Client, audit: Audit, ref: str = "7.4", kind: str = "question", text: str = ASKED) -> str:
    answer = client.post(f"/audits/{audit.pk}/questions/{ref}/", {"kind": kind, "text": text})
    return str(answer.get("Location") or answer.status_code)


def asked(audit: Audit, cast: Cast, kind: str = "question") -> ItemNote:
    return note_on_item(audit=audit, ref="7.4", kind=kind, text=ASKED, by=cast.assessor)


def test_a_question_is_saved_with_the_section_answered_by_a_lead_and_read_in_place(
    client: Client, cast: Cast, audit: Audit
) -> None:
    section = f"/audits/{audit.pk}/sections/7/"
    sent = save(client, section, {"7.5.file": "yes"}, note="7.4")
    assert sent["Location"] == f"/audits/{audit.pk}/questions/7.4/"
    assert ask(client, audit) == f"{section}#q-7.4"
    assert "You asked the leads" in words(client.get(section))
    assert "Not answered yet." in words(client.get(section))

    lead = signed_in(cast.lead)
    home = words(lead.get("/"))
    assert "Questions of assessors (1)" in home
    assert f"{audit.case.reference}, question 7.4" in home
    # The list says where something was asked, and what it was stands on its own page alone.
    assert ASKED not in home
    (note,) = ItemNote.objects.all()
    address = f"/audits/{audit.pk}/questions/{note.pk}/answer/"
    assert ASKED in words(lead.get(address))
    assert lead.post(address, {"text": "  "}).status_code == 200
    assert lead.post(address, {"text": "Only if it is recorded."})["Location"] == "/"
    assert "Questions of assessors" not in words(lead.get("/"))
    page = words(client.get(section))
    assert "Leah Lead answered on" in page
    assert "Only if it is recorded." in page
    assert "Not answered yet." not in page
    told = TrailEntry.objects.filter(action__contains="about an answer").values_list("action", flat=True)
    assert list(told) == ["lead asked about an answer", "lead answered about an answer"]


def test_a_note_waits_for_whoever_may_read_the_answers(client: Client, cast: Cast) -> None:
    audit = an_answered_audit(cast)
    assert ask(client, audit, kind="note", text="A page is missing here.") == (
        f"/audits/{audit.pk}/sections/7/#q-7.4"
    )
    lead = signed_in(cast.lead)
    assert "Questions of assessors" not in words(lead.get("/"))
    assert "A page is missing here." not in words(lead.get(f"/audits/{audit.pk}/"))
    submit(audit=audit, reasons={}, by=cast.assessor)
    assert "noted for the moderator" in words(lead.get(f"/audits/{audit.pk}/check/"))
    assert "A page is missing here." in words(lead.get(f"/audits/{audit.pk}/check/"))


def test_nothing_is_asked_of_a_question_that_is_not_there_or_of_a_submitted_audit(
    client: Client, cast: Cast, audit: Audit
) -> None:
    assert ask(client, audit, ref="7.99") == "404"
    assert ask(client, audit, kind="gossip") == "200"
    with pytest.raises(Refused):
        note_on_item(audit=audit, ref="7.99", kind="note", text="x", by=cast.assessor)
    handed_in = an_answered_audit(cast)
    submit(audit=handed_in, reasons={}, by=cast.assessor)
    assert ask(client, handed_in) == "403"
    assert not ItemNote.objects.exists()


def test_a_question_is_answered_once_by_a_lead_and_a_note_never(cast: Cast, audit: Audit) -> None:
    question, note = asked(audit, cast), asked(audit, cast, kind="note")
    with pytest.raises(Refused):
        answer_question(note=question, text="Mine.", by=cast.assessor)
    answer_question(note=question, text="Yes.", by=cast.lead)
    for each in (question, note):
        with pytest.raises(Refused):
            answer_question(note=each, text="Again.", by=cast.lead)
    address = f"/audits/{audit.pk}/questions/{note.pk}/answer/"
    assert signed_in(cast.lead).get(address).status_code == 404


def test_a_lead_who_reads_the_case_too_learns_nothing_of_what_the_other_reader_asked(
    cast: Cast, audit: Audit
) -> None:
    question = asked(audit, cast)
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    make_allocation(audit.case, cast.lead, cast.lead, role=RaterRole.SECOND.value)
    lead = signed_in(cast.lead)
    assert "Questions of assessors" not in words(lead.get("/"))
    answer = lead.get(f"/audits/{audit.pk}/questions/{question.pk}/answer/")
    assert answer.status_code == 403
    assert ASKED not in words(answer)
