"""Whose username and password these are."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from audit_app.access.models import User
from audit_app.access.queries import account_called


class UsernameOrEmail(ModelBackend):
    """Finds an account by username or e-mail address, by the same rule by which guesses at it are counted."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **others: Any,
    ) -> User | None:
        if not username or not password:
            return None
        account = account_called(username)
        if account is None:
            # As costly as a wrong password, so that the wait does not tell which names exist.
            User().set_password(password)
            return None
        known = account.check_password(password)
        return account if known and self.user_can_authenticate(account) else None
