"""Who may manage accounts, and who may say who takes part in a review.

Nobody can let themselves in: administrators open accounts and give no role in a review that has a lead; leads
give roles in their own review, and never to themselves.
"""

from audit_app.access.models import Membership, User
from audit_app.access.queries import has_active_lead, other_active_leads
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission, Role


def check_can_manage_people(user: User) -> None:
    """Accounts are the administrators’ to open and to close."""
    if not user.has_permission(Permission.MANAGE_PEOPLE):
        raise Refused("Only an administrator can add people or end their access.")


def can_manage_people(user: User) -> bool:
    return allowed(check_can_manage_people, user)


def check_can_manage_members(user: User, review_id: int) -> None:
    """Who takes part in a review, and in which role, is for its leads to say."""
    if not user.has_permission(Permission.MANAGE_MEMBERS, review_id):
        raise Refused("Only a lead of this review can say who takes part in it.")


def can_manage_members(user: User, review_id: int) -> bool:
    return allowed(check_can_manage_members, user, review_id)


def check_can_grant(user: User, to: User, review_id: int) -> None:
    """A lead gives roles in their review to open accounts, and never to themselves."""
    check_can_manage_members(user, review_id)
    _check_can_be_given_a_role(user, to)


def can_grant(user: User, to: User, review_id: int) -> bool:
    return allowed(check_can_grant, user, to, review_id)


def check_can_revoke(user: User, membership: Membership) -> None:
    """A lead takes any role of their review away, their own too, but not that of its last lead."""
    check_can_manage_members(user, membership.review_id)
    if membership.role == Role.REVIEW_LEAD and not other_active_leads(membership).exists():
        raise Refused("This is the last lead of the review. Make somebody else a lead of it first.")


def can_revoke(user: User, membership: Membership) -> bool:
    return allowed(check_can_revoke, user, membership)


def check_needs_lead(user: User, review_id: int) -> None:
    """An administrator names a lead only for a review that has no lead with an open account left."""
    if not user.has_permission(Permission.NAME_LEAD):
        raise Refused("Only an administrator can name a lead for a review that has none left.")
    if has_active_lead(review_id):
        raise Refused("This review has a lead. Its leads say who takes part in it.")


def check_can_name_lead(user: User, to: User, review_id: int) -> None:
    """An administrator makes somebody else, with an open account, the lead of a review without one."""
    check_needs_lead(user, review_id)
    _check_can_be_given_a_role(user, to)


def can_name_lead(user: User, to: User, review_id: int) -> bool:
    return allowed(check_can_name_lead, user, to, review_id)


def check_can_deactivate(user: User, whom: User) -> None:
    """An administrator closes any open account but their own."""
    check_can_manage_people(user)
    if user == whom:
        raise Refused("You cannot end your own access. Ask another administrator.")
    if not whom.is_active:
        raise Refused("This account is already closed.")


def can_deactivate(user: User, whom: User) -> bool:
    return allowed(check_can_deactivate, user, whom)


def _check_can_be_given_a_role(user: User, to: User) -> None:
    # Who could let themselves in would be a superuser over children's records.
    if user == to:
        raise Refused("You cannot give yourself a role. Ask somebody else.")
    if not to.is_active:
        raise Refused("This account is closed, so it cannot take part in a review.")
