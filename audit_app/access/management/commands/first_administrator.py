"""``first_administrator``: the invitation by which an empty installation gets its first account."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from audit_app.access.invitations.services import LASTS, invite_first_administrator
from audit_app.access.models import User
from audit_app.access.refused import Refused


class Command(BaseCommand):
    help = "Prints the link by which the first administrator of an empty installation comes in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("name", help="their full name, in quotation marks")
        parser.add_argument("--email", default="", help="their address at work")
        parser.add_argument("--at", default=_address(), help="address of the service (%(default)s)")

    def handle(self, **options: Any) -> None:
        User.username_validator(options["username"])
        try:
            invited = invite_first_administrator(
                username=options["username"], display_name=options["name"], email=options["email"]
            )
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        path = reverse("access:invitation", args=[invited.token])
        self.stdout.write(f"Open this address within {LASTS.days} days. It works once:")
        self.stdout.write(f"  {options['at'].rstrip('/')}{path}")


def _address() -> str:
    return "http://127.0.0.1:8000" if settings.LOOPBACK_ONLY else f"https://{settings.ALLOWED_HOSTS[0]}"
