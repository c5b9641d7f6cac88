"""What becomes of somebody who comes back from the directory: no account is ever made of what it says."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from audit_app.access.signing_in.recording import record_no_single_sign_on
from audit_app.access.single_sign_on import second_factor
from audit_app.access.single_sign_on.accounts import account_of, let_in


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Takes no name and no address from the directory: they are what an administrator says they are."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        account = account_of(sociallogin)
        if account is None:
            refuse(request)
        if not let_in(request, sociallogin, account):
            record_no_single_sign_on(request, account)
            refuse(request)
        second_factor.note(request, account, sociallogin.claims)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **others: Any) -> None:
        refuse(request)


def refuse(request: HttpRequest) -> NoReturn:
    """One page for every cause, so that nobody learns who has an account; the gate keeps the refusal."""
    raise ImmediateHttpResponse(not_signed_in(request, status=403))


def not_signed_in(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "access/single_sign_on/not_signed_in.html", status=status)
