"""What the page of a review's members shows, already worded."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.access.invitations.presenters import InvitationLine, invitation_line
from audit_app.access.models import Membership, User
from audit_app.access.policies import can_revoke
from audit_app.access.roles import Role


@dataclass(frozen=True)
class MemberLine:
    """A role that somebody holds in the review."""

    membership: Membership
    role: str
    can_revoke: bool
    invitation: InvitationLine


def member_lines(memberships: Iterable[Membership], viewer: User) -> list[MemberLine]:
    return [
        MemberLine(each, Role(each.role).label, can_revoke(viewer, each), invitation_line(each.user, viewer))
        for each in memberships
    ]
