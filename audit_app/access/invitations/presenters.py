"""What a list of people says of their invitations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from audit_app.access.invitations.policies import (
    can_invite_again,
    can_withdraw,
    invitation_of,
    is_invited,
)
from audit_app.access.models import User


@dataclass(frozen=True)
class InvitationLine:
    """How an invitation stands; ``works_until`` is None where no link works."""

    state: str
    works_until: datetime | None
    can_invite_again: bool
    can_withdraw: bool


def invitation_line(person: User, viewer: User) -> InvitationLine:
    invitation = invitation_of(person)
    works = invitation is not None and invitation.is_open()
    return InvitationLine(
        state=_state(person),
        works_until=invitation.expires_at if invitation and works else None,
        can_invite_again=can_invite_again(viewer, person),
        can_withdraw=can_withdraw(viewer, person),
    )


def _state(person: User) -> str:
    """In the words of a tag; empty for an account in use."""
    invitation = invitation_of(person)
    if invitation is None or not is_invited(person):
        return "" if person.is_active else "Access ended"
    if invitation.is_withdrawn:
        return "Invitation withdrawn"
    return "Invited" if invitation.is_open() else "Invitation expired"
