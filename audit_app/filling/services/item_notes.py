"""What an assessor asks the leads about a question of the tool or notes there, and the answer in place."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.filling.layout import question_of
from audit_app.filling.models import ItemNote
from audit_app.filling.policies import check_can_answer_question, check_can_note
from audit_app.filling.services.alerting import alert_of_answer, alert_of_question
from audit_app.filling.services.locking import lock
from audit_app.filling.services.telling import tell
from audit_app.tool.models import Audit

ACTIONS = {"question": "lead asked about an answer", "note": "noted for the moderator"}


@transaction.atomic
def note_on_item(*, audit: Audit, ref: str, kind: str, text: str, by: User) -> ItemNote:
    """Asks the leads about a question, or leaves a note at it for whoever moderates the audit."""
    lock(audit, by)
    check_can_note(by, audit)
    asked = question_of(ref, frozenset(audit.review.items_off))
    if kind not in ACTIONS or not text.strip() or asked is None:
        raise Refused("Enter what you want to ask or note about a question of this audit.")
    note = ItemNote.objects.create(audit=audit, ref=ref, kind=kind, text=text.strip(), by=by)
    if note.waits:
        alert_of_question(note)
    tell(by, ACTIONS[kind], audit, note, ref=ref, text=Secret(note.text))
    return note


@transaction.atomic
def answer_question(*, note: ItemNote, text: str, by: User) -> None:
    """Answers in place what an assessor asked; no answer of the audit changes."""
    lock(note.audit, by)
    check_can_answer_question(by, note.audit)
    note.refresh_from_db()
    if not note.waits or not text.strip():
        raise Refused("This question has been answered already, or there is nothing in your answer.")
    note.answer, note.answered_at, note.answered_by = text.strip(), timezone.now(), by
    note.save()
    alert_of_answer(note)
    tell(by, "lead answered about an answer", note.audit, note, ref=note.ref, text=Secret(note.answer))
