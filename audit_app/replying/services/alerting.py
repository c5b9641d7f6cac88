"""Keeps who is to be written to about a reply; no page waits for the letters.

Where the service sends no e-mail nothing is kept, so that nobody is told of it long afterwards. Each of these
is called inside the transaction of a service.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from audit_app.filling.services.alerting import leads_to_write_to
from audit_app.replying.models import Point, ReplyLetter, Share
from audit_app.replying.tasks import write_about_reply

# A lead who answers one point mostly goes on to the next, and one letter tells of all of them.
ANSWERED_TOGETHER = timedelta(minutes=10)


def alert_of_view(share: Share) -> None:
    """Every lead of the review whose address is known; it is asked later which of them may answer."""
    if not settings.EMAIL_CONFIGURED:
        return
    people = leads_to_write_to(share.audit.review.pk)
    ReplyLetter.objects.bulk_create([ReplyLetter(share=share, user_id=person) for person in people])
    write_about_reply.enqueue(share.pk)


def alert_of_answer(point: Point) -> None:
    """Whoever gave the view, and the assessor if their address is known."""
    if not settings.EMAIL_CONFIGURED:
        return
    share, letters = point.share, [ReplyLetter(share=point.share, point=point)]
    assessor = share.audit.assessor
    if assessor.email:
        letters.append(ReplyLetter(share=share, point=point, user=assessor))
    ReplyLetter.objects.bulk_create(letters)
    write_about_reply.using(run_after=timezone.now() + ANSWERED_TOGETHER).enqueue(share.pk)
