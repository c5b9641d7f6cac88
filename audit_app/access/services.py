"""Every change of accounts and of roles, each with its entry in the trail."""

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import Membership, User
from audit_app.access.policies import (
    check_can_deactivate,
    check_can_grant,
    check_can_manage_members,
    check_can_manage_people,
)
from audit_app.access.refused import Refused
from audit_app.access.roles import Role


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
) -> User:
    check_can_manage_people(by)
    user = User.objects.create_user(
        username,
        email=email,
        password=password,
        display_name=display_name,
        is_administrator=is_administrator,
    )
    trail.record(by=by, action="person added", subject=user, administrator=is_administrator)
    return user


@transaction.atomic
def deactivate_user(*, user: User, by: User) -> None:
    """Closes an account; whoever uses it is signed out at their next request."""
    check_can_deactivate(by, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    trail.record(by=by, action="access ended", subject=user)


@transaction.atomic
def grant_role(*, user: User, role: Role, review_id: int, by: User) -> Membership:
    """Gives a role in a review; giving it a second time changes nothing.

    Raises:
        Refused: ``by`` may not manage the review's members, or gives the role to themselves.
        ValueError: the role is not one that is held in a review.
    """
    check_can_grant(by, user, review_id)
    return enter_member(user=user, role=role, review_id=review_id, by=by)


@transaction.atomic
def enter_member(*, user: User, role: Role, review_id: int, by: User) -> Membership:
    """Enters a member whose right to the role was checked elsewhere: whoever starts a review leads it."""
    if role == Role.ADMINISTRATOR:
        raise ValueError("An administrator is one for the whole service, not in a review")
    membership, is_new = Membership.objects.get_or_create(user=user, role=role.value, review_id=review_id)
    if is_new:
        trail.record(by=by, action="role granted", subject=user, review_id=review_id, role=role.value)
    return membership


@transaction.atomic
def revoke_role(*, user: User, role: Role, review_id: int, by: User) -> None:
    """Takes a role away; it is gone at the person's next request."""
    check_can_manage_members(by, review_id)
    deleted, _per_model = Membership.objects.filter(user=user, role=role.value, review_id=review_id).delete()
    if not deleted:
        raise Refused("This person does not hold that role in the review.")
    trail.record(by=by, action="role revoked", subject=user, review_id=review_id, role=role.value)


@transaction.atomic
def add_person(
    *, username: str, display_name: str, password: str, role: Role, review_id: int | None, by: User
) -> User:
    """Opens an account for somebody together with the role that it is for.

    Args:
        review_id: the review in which they have the role; None for an administrator.
    """
    is_administrator = role == Role.ADMINISTRATOR
    user = create_user(
        username=username,
        display_name=display_name,
        password=password,
        is_administrator=is_administrator,
        by=by,
    )
    if not is_administrator:
        if review_id is None:
            raise ValueError("Every role but the administrator’s is held in a review")
        grant_role(user=user, role=role, review_id=review_id, by=by)
    return user
