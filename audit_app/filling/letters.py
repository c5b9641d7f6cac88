"""Writes to the leads of a review that an immediate action was raised: its reference, and never whose it is.

A letter is marked as sent before it goes out, and as waiting again if it cannot go, so that no lead is told
twice, whoever else is sending at that moment.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.roles import Role
from audit_app.filling.models import ActionLetter
from audit_app.tool.models import ImmediateAction

logger = logging.getLogger(__name__)
SUBJECT = "An immediate action waits for a lead"
BODY = """In the review “{title}”, an immediate action was raised on case {reference} on {raised}.
No lead has acknowledged it yet.

Sign in to Case file audit to read and acknowledge it.
"""
# Whoever has not been reached by then has seen it on every page, or has not signed in.
LONGEST_TRIED = timedelta(days=1)


def send_letters(action_id: int) -> bool:
    """Sends what waits of this action, and says whether something is left to be tried again.

    Nobody is written to once a lead has acknowledged it, and nobody who leads the review no longer.
    """
    if not settings.EMAIL_CONFIGURED:
        return False
    waiting = ActionLetter.objects.filter(action=action_id, sent_at=None).values_list("pk", flat=True)
    failed = [number for number in waiting if not _send(number)]
    raised = ImmediateAction.objects.filter(pk=action_id, raised_at__gt=timezone.now() - LONGEST_TRIED)
    return bool(failed) and raised.exists()


def _send(number: int) -> bool:
    """Whether there is nothing more to do about this letter."""
    with transaction.atomic():
        rows = ActionLetter.objects.select_for_update(of=("self",)).filter(sent_at=None)
        letter = (
            rows.select_related("action__audit__allocation__case__review", "user").filter(pk=number).first()
        )
        if letter is None or letter.action.acknowledged_at or not _reaches(letter):
            return True
        letter.sent_at = timezone.now()
        letter.save()
    try:
        send_mail(SUBJECT, _body(letter.action), settings.DEFAULT_FROM_EMAIL, [letter.user.email])
    except (OSError, SMTPException):
        ActionLetter.objects.filter(pk=number).update(sent_at=None)
        logger.exception("A letter about an immediate action could not be sent")
        return False
    review_id = letter.action.audit.review.pk
    trail.record_stranger(action="lead written to", review=review_id, lead=letter.user_id, cases=1)
    return True


def _reaches(letter: ActionLetter) -> bool:
    return bool(letter.user.email) and Role.REVIEW_LEAD in letter.user.roles(letter.action.audit.review.pk)


def _body(action: ImmediateAction) -> str:
    case = action.audit.case
    return BODY.format(
        title=case.review.title,
        reference=case.reference,
        raised=_worded(timezone.localtime(action.raised_at)),
    )


def _worded(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y at %H:%M}"
