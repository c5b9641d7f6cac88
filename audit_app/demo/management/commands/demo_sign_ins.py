"""Prints how to sign in to the demonstration."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from audit_app.access.models import User
from audit_app.access.roles import ROLES, Role
from audit_app.demo.accounts import demonstration_accounts
from audit_app.demo.people import PASSWORD

WITHOUT = "On this machine a password is enough; where others reach the service, it asks for a second factor."
WARNING = "For demonstration only: everybody knows this password. Keep no real record beside these accounts."


class Command(BaseCommand):
    help = "Print the user names and the password of the demonstration, role by role."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = demonstration_accounts()
        if not accounts:
            return
        self.stdout.write(f"Sign in with one of these names and the password {PASSWORD}")
        for role in Role:
            for user in _holders(role, accounts):
                self.stdout.write(f"  {ROLES[role].label:15} {user.username:15} {user.display_name}")
        if not settings.MFA_REQUIRED:
            self.stdout.write(WITHOUT)
        self.stdout.write(WARNING)


def _holders(role: Role, accounts: list[User]) -> Iterator[User]:
    for user in accounts:
        if role in user.roles():
            yield user
