"""Who may manage people, and who may say who takes part in a review."""

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission


def check_can_manage_people(user: User) -> None:
    if not user.has_permission(Permission.MANAGE_PEOPLE):
        raise Refused("Only an administrator can add people or end their access.")


def can_manage_people(user: User) -> bool:
    return allowed(check_can_manage_people, user)


def check_can_manage_members(user: User, review_id: int) -> None:
    if not user.has_permission(Permission.MANAGE_MEMBERS, review_id):
        raise Refused("Only an administrator or a lead of this review can say who takes part in it.")


def can_manage_members(user: User, review_id: int) -> bool:
    return allowed(check_can_manage_members, user, review_id)


def check_can_grant(user: User, to: User, review_id: int) -> None:
    """An administrator who could let themselves in would be a superuser over children's records."""
    check_can_manage_members(user, review_id)
    if user == to:
        raise Refused("You cannot give yourself a role. Ask another administrator or a lead of the review.")
    if not to.is_active:
        raise Refused("This account is closed, so it cannot take part in a review.")


def can_grant(user: User, to: User, review_id: int) -> bool:
    return allowed(check_can_grant, user, to, review_id)


def check_can_deactivate(user: User, whom: User) -> None:
    check_can_manage_people(user)
    if user == whom:
        raise Refused("You cannot end your own access. Ask another administrator.")
    if not whom.is_active:
        raise Refused("This account is already closed.")


def can_deactivate(user: User, whom: User) -> bool:
    return allowed(check_can_deactivate, user, whom)
