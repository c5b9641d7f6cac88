"""Sends letters that wait, each once.

A letter is marked as sent before it goes out, and as waiting again if it cannot go, so that nobody is told
twice, whoever else is sending at that moment. None says more of a case than its reference.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

logger = logging.getLogger(__name__)


def address_of_user(letter: Any) -> str:
    """Empty where none is known."""
    address: str = letter.user.email
    return address


# Whoever has not been reached by then has seen it on their pages, or has not signed in.
LONGEST_TRIED = timedelta(days=1)


@dataclass(frozen=True)
class Post:
    """A kind of letter, whose rows have ``sent_at`` and, unless ``address`` says otherwise, a ``user``.

    ``is_due`` says of a letter whether there is still something to tell its reader; ``words`` are its subject
    and its body; ``tell`` adds to the trail that it went; ``address`` is where it goes.
    """

    letters: QuerySet[Any]
    is_due: Callable[[Any], bool]
    words: Callable[[Any], tuple[str, str]]
    tell: Callable[[Any], None]
    address: Callable[[Any], str] = address_of_user

    def send(self, since: datetime | None) -> bool:
        """Sends what waits, and says whether something is left to be tried again.

        Nothing is, when it is longer than ``LONGEST_TRIED`` since it happened.
        """
        if not settings.EMAIL_CONFIGURED:
            return False
        waiting = self.letters.filter(sent_at=None).values_list("pk", flat=True)
        failed = [number for number in waiting if not self._send(number)]
        return bool(failed) and since is not None and since > timezone.now() - LONGEST_TRIED

    def _send(self, number: int) -> bool:
        """Whether there is nothing more to do about this letter."""
        with transaction.atomic():
            rows = self.letters.select_for_update(of=("self",)).filter(sent_at=None)
            letter = rows.filter(pk=number).first()
            if letter is None or not self.address(letter) or not self.is_due(letter):
                return True
            letter.sent_at = timezone.now()
            letter.save()
        subject, body = self.words(letter)
        try:
            send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [self.address(letter)])
        except (OSError, SMTPException):
            self.letters.filter(pk=number).update(sent_at=None)
            logger.exception("A letter about a case could not be sent")
            return False
        self.tell(letter)
        return True


def worded(moment: datetime) -> str:
    there = timezone.localtime(moment)
    return f"{there.day} {there:%B %Y at %H:%M}"
