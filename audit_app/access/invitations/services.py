"""Inviting, withdrawing an invitation and accepting one, each with its entry in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.invitations.links import hash_of, invitation_by, new_token
from audit_app.access.invitations.policies import (
    check_can_invite,
    check_can_invite_again,
    check_can_withdraw,
)
from audit_app.access.models import Invitation, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.services import enter_member
from audit_app.access.signing_in.sessions import end_other_sessions

LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Invited:
    """Somebody who was invited, and what their link holds: it is told here and never again."""

    user: User
    token: str


@transaction.atomic
def invite_first_administrator(*, username: str, display_name: str, email: str = "") -> Invited:
    """The account that an empty installation starts from; asked for again, its link is made anew.

    Raises:
        Refused: there are accounts already.
    """
    if User.objects.exclude(username=username, is_active=False, invitation__isnull=False).exists():
        raise Refused("There are accounts already. Ask an administrator to invite you.")
    user = User.objects.filter(username=username).first() or _new_account(
        username, display_name, email, is_administrator=True
    )
    token = _new_link(user, by=user)
    trail.record(by=user, action="person invited", subject=user, administrator=True)
    return Invited(user, token)


@transaction.atomic
def invite(
    *, username: str, display_name: str, email: str, by: User, is_administrator: bool = False
) -> Invited:
    """Makes an account that nobody can sign in to before its invitation is accepted."""
    by.read_again()
    check_can_invite(by)
    user = _new_account(username, display_name, email, is_administrator)
    token = _new_link(user, by)
    trail.record(by=by, action="person invited", subject=user, administrator=is_administrator)
    return Invited(user, token)


@transaction.atomic
def invite_member(
    *, username: str, display_name: str, email: str, role: Role, review_id: int, by: User
) -> Invited:
    """Invites somebody into a review: the role is theirs at once, and worth nothing until they have come."""
    by.read_again()
    check_can_invite(by, review_id)
    user = _new_account(username, display_name, email, is_administrator=False)
    token = _new_link(user, by)
    trail.record(by=by, action="person invited", subject=user, review_id=review_id, administrator=False)
    enter_member(user=user, role=role, review_id=review_id, by=by)
    return Invited(user, token)


@transaction.atomic
def invite_again(*, user: User, by: User) -> Invited:
    """Makes a new link; the old one is dead at once.

    Who has no role in any review starts afresh: there is nothing that a second factor would protect, and it
    may be what they have lost.
    """
    _hold(user)
    by.read_again()
    check_can_invite_again(by, user)
    if not user.memberships.exists():
        for authenticator in Authenticator.objects.filter(user=user):
            authenticator.delete()
    token = _new_link(user, by)
    trail.record(by=by, action="person invited again", subject=user)
    return Invited(user, token)


@transaction.atomic
def withdraw_invitation(*, user: User, by: User) -> None:
    """The link is dead at once; an account that was in use stays as it is."""
    _hold(user)
    by.read_again()
    check_can_withdraw(by, user)
    if user.is_active:
        Invitation.objects.filter(user=user).delete()
    else:
        Invitation.objects.filter(user=user).update(number_hash=None)
    trail.record(by=by, action="invitation withdrawn", subject=user)


@transaction.atomic
def accept_invitation(*, token: str, password: str) -> User:
    """Opens the account with the password that its owner chose; the link is used up.

    Raises:
        Refused: the link does not work, or no longer.
    """
    invitation = invitation_by(token)
    user = _opened(invitation, number_hash=hash_of(token)) if invitation else None
    if user is None:
        raise Refused("This link does not work.")
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    ended = end_other_sessions(user, keep=None)
    trail.record(by=user, action="invitation accepted", subject=user, how="password", sessions_ended=ended)
    return user


@transaction.atomic
def accept_by_single_sign_on(*, user: User) -> bool:
    """Opens the account of somebody invited whom the authority’s own directory has shown to be the one.

    Says whether it did: not where there is no invitation, or it was withdrawn or has expired.
    """
    invitation = Invitation.objects.filter(user=user).first()
    if invitation is None or not invitation.is_open() or not _opened(invitation, invitation.number_hash):
        return False
    user.refresh_from_db()
    trail.record(by=user, action="invitation accepted", subject=user, how="single sign-on", sessions_ended=0)
    return True


def _opened(invitation: Invitation, number_hash: str | None) -> User | None:
    """The account, open from now on, if nobody else has used this very link meanwhile."""
    used, _ = Invitation.objects.filter(pk=invitation.pk, number_hash=number_hash).delete()
    if not used:
        return None
    user = invitation.user
    user.is_active = True
    user.save(update_fields=["is_active"])
    return user


def _new_account(username: str, display_name: str, email: str, is_administrator: bool) -> User:
    # Whoever had this address before and has left keeps their account, and no address.
    closed = User.objects.filter(is_active=False, invitation=None)
    if email:
        closed.filter(email__iexact=email).update(email="")
    return User.objects.create_user(
        username,
        email=email,
        display_name=display_name,
        is_administrator=is_administrator,
        is_active=False,
    )


def _new_link(user: User, by: User) -> str:
    token = new_token()
    told = {"number_hash": hash_of(token), "expires_at": timezone.now() + LASTS, "invited_by": by}
    Invitation.objects.update_or_create(user=user, defaults=told)
    return token


def _hold(user: User) -> None:
    """Reads the account under a lock, so that two changes of its invitation happen one after the other."""
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
