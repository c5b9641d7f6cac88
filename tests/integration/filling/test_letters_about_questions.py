"""What an assessor asks reaches the leads by letter, and the answer the assessor: with a reference alone."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import TrailEntry
from audit_app.access.roles import Role
from audit_app.filling.models import ItemNote, NoteLetter
from audit_app.filling.services import answer_question, note_on_item
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit
from tests.factories.access import give_role
from tests.factories.letters import another_lead, make_cast_with_addresses, readers
from tests.factories.sampling import Cast, make_allocation, make_identity
from tests.factories.tool import a_started_audit
from tests.jobs import do_waiting_jobs

SEND = "audit_app.filling.sending.send_mail"
ASKED, ANSWERED = "Does a telephone call count?", "Only if it is recorded."


@pytest.fixture(autouse=True)
def e_mail() -> Any:
    with override_settings(EMAIL_CONFIGURED=True):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast_with_addresses()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    return a_started_audit(cast)


def asked(cast: Cast, audit: Audit, kind: str = "question") -> ItemNote:
    return note_on_item(audit=audit, ref="7.4", kind=kind, text=ASKED, by=cast.assessor)


def test_leads_are_written_to_once_and_then_the_assessor_with_nothing_but_the_reference(
    cast: Cast, audit: Audit
) -> None:
    lead, identity = another_lead(cast), make_identity(audit.case)
    note = asked(cast, audit)
    assert not mail.outbox
    for _ in range(2):
        do_waiting_jobs("write_about_question")
    assert readers() == ["lead@example.org", "second@example.org"]
    assert f"an assessor asked the leads about case {audit.case.reference} on " in mail.outbox[0].body
    answer_question(note=note, text=ANSWERED, by=lead)
    do_waiting_jobs("write_about_question")
    assert readers() == ["assessor@example.org", "lead@example.org", "second@example.org"]
    assert f"what you asked about case {audit.case.reference}." in mail.outbox[-1].body
    told = "\n".join(f"{letter.subject}\n{letter.body}" for letter in mail.outbox)
    for secret in (identity.name, ASKED, ANSWERED, "7.4", cast.assessor.display_name, lead.display_name):
        assert secret not in told
    entries = TrailEntry.objects.filter(action__endswith="written to").order_by("pk")
    assert [(each.action, each.detail.get("lead") or each.detail["assessor"]) for each in entries] == [
        ("lead written to", cast.lead.pk),
        ("lead written to", lead.pk),
        ("assessor written to", cast.assessor.pk),
    ]


def test_nobody_is_written_to_about_a_note_or_what_has_been_answered_meanwhile(
    cast: Cast, audit: Audit
) -> None:
    asked(cast, audit, kind="note")
    assert not DBTaskResult.objects.exists()
    answer_question(note=asked(cast, audit), text=ANSWERED, by=cast.lead)
    do_waiting_jobs("write_about_question")
    assert readers() == ["assessor@example.org"]


def test_nor_is_whoever_may_not_answer_it_or_reads_the_case_no_longer(cast: Cast, audit: Audit) -> None:
    lead = another_lead(cast)
    give_role(lead, Role.ASSESSOR, cast.review.pk)
    make_allocation(audit.case, lead, cast.lead, role=RaterRole.SECOND.value)
    note = asked(cast, audit)
    do_waiting_jobs("write_about_question")
    # Who reads the case too is told nothing of what its other reader asks.
    assert readers() == ["lead@example.org"]
    answer_question(note=note, text=ANSWERED, by=cast.lead)
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    do_waiting_jobs("write_about_question")
    assert readers() == ["lead@example.org"]


def test_a_letter_that_cannot_go_is_tried_again_for_a_day(cast: Cast, audit: Audit) -> None:
    note = asked(cast, audit)
    with patch(SEND, side_effect=OSError("no route")):
        do_waiting_jobs("write_about_question")
        again = DBTaskResult.objects.latest("enqueued_at")
        assert again.run_after > timezone.now()
        ItemNote.objects.update(at=timezone.now() - dt.timedelta(days=2))
        before = DBTaskResult.objects.count()
        again.task.call(note.pk)
    assert DBTaskResult.objects.count() == before
    assert NoteLetter.objects.get().sent_at is None


def test_where_no_e_mail_is_sent_nothing_waits(cast: Cast, audit: Audit) -> None:
    with override_settings(EMAIL_CONFIGURED=False):
        answer_question(note=asked(cast, audit), text=ANSWERED, by=cast.lead)
    assert not NoteLetter.objects.exists()
    assert not DBTaskResult.objects.exists()
