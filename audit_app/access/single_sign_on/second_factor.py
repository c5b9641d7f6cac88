"""Whether a second factor was shown at the directory, where that is trusted."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from audit_app.access.models import User

SHOWN_BY = "second_factor_shown_at_the_directory_by"
# Of the ways in which somebody may have shown who they are (RFC 8176): several of them.
SEVERAL = "mfa"
ACCOUNT_AS = "account_as_it_was"


def note(request: HttpRequest, user: User, claims: dict[str, Any]) -> None:
    """Keeps with the session what the directory says; what an earlier sign-on said no longer counts."""
    if was_shown(claims):
        request.session[SHOWN_BY] = user.pk
    else:
        request.session.pop(SHOWN_BY, None)


def was_shown(claims: dict[str, Any]) -> bool:
    """A directory that does not tell how somebody was known is taken at the word of the settings."""
    directory = settings.SINGLE_SIGN_ON
    if directory is None or not directory.shows_second_factor:
        return False
    ways = claims.get("amr")
    return ways is None or (isinstance(ways, list) and SEVERAL in ways)


def is_shown(request: HttpRequest, user: User) -> bool:
    """Whether it was shown by this person, for this session."""
    shown_by: int | None = request.session.get(SHOWN_BY)
    return shown_by == user.pk


def account_as_it_is(user: User) -> str:
    """A mark of what opens the account, which tells nothing of it; another as soon as any of it changes."""
    factors = sorted(Authenticator.objects.filter(user=user).values_list("pk", flat=True))
    opened_by = f"{user.get_session_auth_hash()} {user.is_active} {factors}"
    return salted_hmac("pending sign-in", opened_by, algorithm="sha256").hexdigest()


class SecondFactorStage(AuthenticateStage):
    """The second step of signing in, left out where it was taken at the directory.

    It waits for a quarter of an hour, and only for the account as it was when the first step was taken.
    """

    def handle(self) -> tuple[HttpResponse | None, bool]:
        self.state[ACCOUNT_AS] = account_as_it_is(self.login.user)
        outcome: tuple[HttpResponse | None, bool] = super().handle()
        return outcome

    def is_outdated(self) -> bool:
        """Whether the account was closed since, or its password or a second factor changed."""
        return bool(self.state.get(ACCOUNT_AS) != account_as_it_is(self.login.user))

    def _should_handle(self, request: HttpRequest) -> bool:
        return super()._should_handle(request) and not is_shown(request, self.login.user)
