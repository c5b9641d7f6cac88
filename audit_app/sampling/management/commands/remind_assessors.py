"""Writes to assessors whose cases are due soon or overdue; meant to run once a day."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit_app.sampling.allocating.reminding import remind_assessors


class Command(BaseCommand):
    help = "Write to assessors whose cases are due within 3 days or overdue; nobody twice a day of the same."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMAIL_CONFIGURED:
            raise CommandError("This service sends no e-mail: EMAIL_URL is not set.")
        try:
            sent = remind_assessors(timezone.localdate())
        except (OSError, SMTPException) as error:
            raise CommandError(
                "A letter could not be sent. Those that are left wait for the next time."
            ) from error
        self.stdout.write(f"Letters sent: {sent}.")
