"""Leads whoever signs in to make their account safe, before they may open anything else."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from audit_app.access.gate import audience_of
from audit_app.access.models import User
from audit_app.access.single_sign_on.second_factor import is_shown

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SetUpFirst:
    """Stands behind the gate, which has turned away everybody who may not open the view at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseRedirect | None:
        audience = audience_of(view)
        if audience is None or not audience.needs_sign_in or audience.before_set_up:
            return None
        step = next_step(request, request.user) if isinstance(request.user, User) else ""
        return HttpResponseRedirect(reverse(step)) if step else None


def next_step(request: HttpRequest, user: User) -> str:
    """The name of the page on which the user has something to do first; empty when all is done."""
    if user.must_change_password:
        return "account_change_password"
    if settings.MFA_REQUIRED and not (is_shown(request, user) or has_second_factor(user)):
        return "mfa_index"
    return ""


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()
