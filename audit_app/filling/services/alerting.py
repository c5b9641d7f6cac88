"""Keeps which leads are to be written to about an immediate action; no page waits for the letters."""

from __future__ import annotations

from django.conf import settings

from audit_app.access.queries import active_leads
from audit_app.filling.models import ActionLetter
from audit_app.filling.tasks import write_to_leads
from audit_app.tool.models import ImmediateAction


def alert_leads(action: ImmediateAction) -> None:
    """Every other lead of the review whose address is known; inside the transaction of a service.

    Where the service sends no e-mail nothing is kept, so that nobody is told of it long afterwards.
    """
    if not settings.EMAIL_CONFIGURED:
        return
    leads = active_leads().filter(review_id=action.audit.review.pk).exclude(user__email="")
    people = leads.exclude(user=action.raised_by_id).values_list("user", flat=True).distinct()
    ActionLetter.objects.bulk_create([ActionLetter(action=action, user_id=person) for person in people])
    write_to_leads.enqueue(action.pk)
