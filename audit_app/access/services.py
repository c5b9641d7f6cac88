"""Every change of accounts and of roles, each with its entry in the trail."""

from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import Invitation, Membership, User
from audit_app.access.policies import (
    check_can_deactivate,
    check_can_grant,
    check_can_manage_members,
    check_can_manage_people,
    check_can_name_lead,
    check_can_revoke,
)
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.signing_in.sessions import end_other_sessions


@transaction.atomic
def create_first_administrator(*, username: str, display_name: str, password: str) -> User:
    """The account that an empty installation starts from; it is its own author in the trail."""
    if User.objects.exists():
        raise Refused("There are accounts already. Ask an administrator to add you.")
    user = User.objects.create_user(
        username, password=password, display_name=display_name, is_administrator=True
    )
    trail.record(by=user, action="person added", subject=user, administrator=True)
    return user


@transaction.atomic
def create_user(
    *,
    username: str,
    display_name: str,
    password: str,
    by: User,
    email: str = "",
    is_administrator: bool = False,
    must_change_password: bool = True,
) -> User:
    """Opens an account with a password that somebody else has chosen, so that its owner chooses another."""
    by.read_again()
    check_can_manage_people(by)
    user = User.objects.create_user(
        username,
        email=email,
        password=password,
        display_name=display_name,
        is_administrator=is_administrator,
        must_change_password=must_change_password,
    )
    trail.record(by=by, action="person added", subject=user, administrator=is_administrator)
    return user


@transaction.atomic
def deactivate_user(*, user: User, by: User) -> None:
    """Closes an account; whoever uses it is signed out at their next request."""
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    by.read_again()
    check_can_deactivate(by, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    # A link that was made for a lost password would open it again.
    Invitation.objects.filter(user=user).delete()
    ended = end_other_sessions(user, keep=None)
    trail.record(by=by, action="access ended", subject=user, sessions_ended=ended)


@transaction.atomic
def grant_role(*, user: User, role: Role, review_id: int, by: User) -> Membership:
    """Gives a role in a review; giving it a second time changes nothing.

    Raises:
        Refused: ``by`` does not lead the review, or gives the role to themselves or to a closed account.
        ValueError: the role is not one that is held in a review.
    """
    _hold_members(review_id)
    by.read_again()
    user.read_again()
    check_can_grant(by, user, review_id)
    return enter_member(user=user, role=role, review_id=review_id, by=by)


@transaction.atomic
def name_lead(*, user: User, review_id: int, by: User) -> Membership:
    """Makes somebody the lead of a review that has none left; its members are told which administrator did.

    Raises:
        Refused: ``by`` is no administrator, the review has a lead, or it is not theirs to be given.
    """
    _hold_administrators()
    by.read_again()
    user.read_again()
    check_can_name_lead(by, user, review_id)
    return _enter(user, Role.REVIEW_LEAD, review_id, by, "lead named by an administrator", named_by=by)


@transaction.atomic
def enter_member(*, user: User, role: Role, review_id: int, by: User) -> Membership:
    """Enters a member whose right to the role was checked elsewhere: whoever starts a review leads it."""
    if role == Role.ADMINISTRATOR:
        raise ValueError("An administrator is one for the whole service, not in a review")
    return _enter(user, role, review_id, by, "role granted")


@transaction.atomic
def revoke_role(*, user: User, role: Role, review_id: int, by: User) -> None:
    """Takes a role away; it is gone at the person's next request.

    Raises:
        Refused: ``by`` does not lead the review, nobody holds the role so, or it is that of the last lead.
    """
    _hold_members(review_id)
    by.read_again()
    membership = Membership.objects.filter(user=user, role=role.value, review_id=review_id).first()
    # Whoever does not lead the review is not told who takes part in it.
    check_can_manage_members(by, review_id)
    if membership is None:
        raise Refused("This person does not hold that role in the review.")
    check_can_revoke(by, membership)
    membership.delete()
    trail.record(by=by, action="role revoked", subject=user, review_id=review_id, role=role.value)


def _enter(user: User, role: Role, review_id: int, by: User, action: str, **named: Any) -> Membership:
    membership, is_new = Membership.objects.get_or_create(
        user=user, role=role.value, review_id=review_id, defaults=named
    )
    if is_new:
        trail.record(by=by, action=action, subject=user, review_id=review_id, role=role.value)
    return membership


def _hold_members(review_id: int) -> None:
    """Lets one change of a review's members happen at a time, or two leads could remove each other."""
    list(Membership.objects.select_for_update().filter(review_id=review_id).order_by("pk"))


def _hold_administrators() -> None:
    """Lets one administrator at a time name a lead; a review without one may have no row to lock."""
    list(User.objects.select_for_update().filter(is_administrator=True).order_by("pk"))
