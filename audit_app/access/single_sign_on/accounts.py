"""Whose account it is that the directory speaks of, and whether they may come in by it."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from audit_app.access import trail
from audit_app.access.invitations.services import accept_by_single_sign_on
from audit_app.access.models import User


def account_of(login: SocialLogin) -> User | None:
    """The account, open or not: the one that this person came into before, or the one with their address.

    An address may pass to somebody else, so it finds no account that somebody came into by the directory.
    """
    if login.is_existing:
        known: User = login.user
        return known
    address = address_in(login.claims)
    account = User.objects.filter(email__iexact=address).first() if address else None
    if account and SocialAccount.objects.filter(user=account, provider=login.account.provider).exists():
        return None
    return account


def address_in(claims: dict[str, Any]) -> str:
    """The e-mail address by which the directory knows somebody; empty where it does not vouch for it."""
    directory = settings.SINGLE_SIGN_ON
    if directory is None or (directory.claim == "email" and claims.get("email_verified") is not True):
        return ""
    address = claims.get(directory.claim)
    return address if isinstance(address, str) else ""


@transaction.atomic
def let_in(request: HttpRequest, login: SocialLogin, account: User) -> bool:
    """Whether the account is open to whom the directory has shown; an invitation is accepted by it."""
    if not account.is_active and not accept_by_single_sign_on(user=account):
        return False
    if not login.is_existing:
        login.connect(request, account)
        trail.record(by=account, action="single sign-on set up", subject=account)
    return True
