"""Whether a second factor was shown at the directory, where that is trusted."""

from __future__ import annotations

from typing import Any

from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest

from audit_app.access.models import User

SHOWN_BY = "second_factor_shown_at_the_directory_by"
# Of the ways in which somebody may have shown who they are (RFC 8176): several of them.
SEVERAL = "mfa"


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


class SecondFactorStage(AuthenticateStage):
    """The second step of signing in, left out where it was taken at the directory."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return super()._should_handle(request) and not is_shown(request, self.login.user)
