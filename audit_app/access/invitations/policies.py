"""Who may invite whom, and invite them again.

Whoever holds a link can use it, the one who made it included. So no link is made that would open a review to
somebody who may not see it: not by an administrator for a person with a role and no second factor.
"""

from audit_app.access.models import Invitation, User
from audit_app.access.policies import check_can_manage_members, check_can_manage_people
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.access.signing_in.set_up_first import SECOND_FACTORS

NO_ROLE_FROM_OTHERS = (
    "This person has a role in a review and no second factor, so a link alone would open that review. "
    "Ask a lead of the review to invite them again, or to take the role away first."
)


def invitation_of(person: User) -> Invitation | None:
    return getattr(person, "invitation", None)


def is_invited(person: User) -> bool:
    """Whether the account was never in use, and waits for its invitation to be accepted."""
    return not person.is_active and invitation_of(person) is not None


def check_can_invite(user: User, review_id: int | None = None) -> None:
    """Administrators invite anybody; leads invite into a review of their own."""
    if review_id is None:
        check_can_manage_people(user)
    else:
        check_can_manage_members(user, review_id)


def check_can_invite_again(user: User, whom: User) -> None:
    """A lead makes a new link for who was invited into their review, an administrator where it opens none."""
    if user == whom:
        raise Refused("You cannot invite yourself. Ask another administrator.")
    if not whom.is_active and invitation_of(whom) is None:
        raise Refused("This account is closed. Invite the person anew, under another username.")
    if is_invited(whom) and _leads_all_of(user, whom):
        return
    check_can_manage_people(user)
    if whom.memberships.all() and not _has_second_factor(whom):
        raise Refused(NO_ROLE_FROM_OTHERS)


def can_invite_again(user: User, whom: User) -> bool:
    return allowed(check_can_invite_again, user, whom)


def check_can_withdraw(user: User, whom: User) -> None:
    """An administrator withdraws any link that still works, and a lead those that they made."""
    invitation = invitation_of(whom)
    is_theirs = invitation is not None and invitation.invited_by_id == user.pk
    if not (is_theirs and _leads_all_of(user, whom)):
        check_can_manage_people(user)
    if invitation is None or invitation.is_withdrawn:
        raise Refused("There is no invitation to withdraw.")


def can_withdraw(user: User, whom: User) -> bool:
    return allowed(check_can_withdraw, user, whom)


def _has_second_factor(person: User) -> bool:
    # Read with the list of people, so that a long list asks no more often than a short one.
    return any(each.type in SECOND_FACTORS for each in person.authenticator_set.all())  # type: ignore[attr-defined]


def _leads_all_of(user: User, whom: User) -> bool:
    """Whether somebody leads every review that the other has a role in, and there is one."""
    reviews = {membership.review_id for membership in whom.memberships.all()}
    return bool(reviews) and all(user.has_permission(Permission.MANAGE_MEMBERS, each) for each in reviews)
