"""Prints which reviews hold records that are due to be erased, with numbers and without a child."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from audit_app.keeping.presenters import reminder
from audit_app.keeping.reminding import due_holdings, remind_leads


class Command(BaseCommand):
    help = "Print the reviews whose records are due to be erased, or will be within 60 days, and how many."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remind", action="store_true", help="write to the leads of these reviews too")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        due = due_holdings(today)
        for holding in due:
            self.stdout.write(f"Review {holding.review.pk}, “{holding.review.title}”: {reminder(holding)}.")
        if not due:
            self.stdout.write("No record is due to be erased within 60 days.")
        if options["remind"]:
            self._remind()

    def _remind(self) -> None:
        if not settings.EMAIL_CONFIGURED:
            raise CommandError("This service sends no e-mail: EMAIL_URL is not set.")
        try:
            sent = remind_leads(timezone.localdate())
        except (OSError, SMTPException) as error:
            raise CommandError("The reminders could not be sent.") from error
        self.stdout.write(f"Reminders sent: {sent}.")
