"""Who may read which part of the trail; their own part everybody may."""

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.sampling.models import Review


def check_can_search(user: User, review: Review) -> None:
    """A lead searches the trail of their review, and reads who has seen which of its records."""
    if not user.has_permission(Permission.VIEW_TRAIL, review.pk):
        raise Refused("Only a lead of this review can search its trail.")


def can_search(user: User, review: Review) -> bool:
    return allowed(check_can_search, user, review)


def check_can_search_access(user: User) -> None:
    """An administrator searches sign-ins, changes of rights and upkeep, and nothing about a record."""
    if not user.has_permission(Permission.VIEW_ACCESS_TRAIL):
        raise Refused("Only an administrator can search sign-ins, changes of rights and upkeep.")


def can_search_access(user: User) -> bool:
    return allowed(check_can_search_access, user)
