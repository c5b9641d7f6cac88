"""Keeps who is to be written to about an immediate action or a question; no page waits for the letters.

Where the service sends no e-mail nothing is kept, so that nobody is told of it long afterwards. Each of these
is called inside the transaction of a service.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from audit_app.access.queries import active_leads
from audit_app.filling.models import ActionLetter, ItemNote, NoteLetter
from audit_app.filling.tasks import write_about_question, write_to_leads
from audit_app.tool.models import ImmediateAction


def alert_leads(action: ImmediateAction) -> None:
    """Every other lead of the review whose address is known."""
    if not settings.EMAIL_CONFIGURED:
        return
    people = leads_to_write_to(action.audit.review.pk, without=action.raised_by_id)
    ActionLetter.objects.bulk_create([ActionLetter(action=action, user_id=person) for person in people])
    write_to_leads.enqueue(action.pk)


def alert_of_question(note: ItemNote) -> None:
    """Every other lead of the review whose address is known."""
    if settings.EMAIL_CONFIGURED:
        _keep(note, leads_to_write_to(note.audit.review.pk, without=note.by_id))


def alert_of_answer(note: ItemNote) -> None:
    """Whoever asked, if their address is known."""
    if settings.EMAIL_CONFIGURED and note.by.email:
        _keep(note, [note.by_id])


def leads_to_write_to(review_id: int, *, without: int | None = None) -> Iterable[int]:
    """The numbers of the leads of a review whose address is known, save one of them."""
    leads = active_leads().filter(review_id=review_id).exclude(user__email="")
    return leads.exclude(user=without).values_list("user", flat=True).distinct()


def _keep(note: ItemNote, people: Iterable[int]) -> None:
    NoteLetter.objects.bulk_create([NoteLetter(note=note, user_id=person) for person in people])
    write_about_question.enqueue(note.pk)
