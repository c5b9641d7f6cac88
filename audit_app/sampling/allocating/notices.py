"""Keeps what assessors are to be written to about; the letters are written by ``reminding``."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from audit_app.sampling.allocating.tasks import write_to_assessors
from audit_app.sampling.choices import NoticeKind
from audit_app.sampling.models import Notice, Review


def keep_notices(review: Review, kind: NoticeKind, of: Iterable[tuple[int, int]]) -> None:
    """Something has happened to these cases (number of the person, number of the case) that people are told.

    Where the service sends no e-mail nothing is kept, so that nobody is told of it long afterwards.
    """
    if not settings.EMAIL_CONFIGURED:
        return
    today = timezone.localdate()
    Notice.objects.bulk_create(
        [
            Notice(review=review, user_id=person, case_id=case, kind=kind.value, day=today)
            for person, case in of
        ],
        ignore_conflicts=True,
    )
    write_to_assessors.enqueue()
