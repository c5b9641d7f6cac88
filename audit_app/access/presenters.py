"""What the page of people shows, already worded."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.access.invitations.presenters import InvitationLine, invitation_line
from audit_app.access.models import User
from audit_app.access.policies import can_deactivate
from audit_app.access.queries import active_leads
from audit_app.access.roles import Role


@dataclass(frozen=True)
class PersonLine:
    """A line of the page of people."""

    user: User
    roles: list[str]
    can_deactivate: bool
    invitation: InvitationLine


def person_lines(people: Iterable[User], titles: dict[int, str], viewer: User) -> list[PersonLine]:
    """One line a person; ``titles`` gives the reviews' titles by number."""
    return [
        PersonLine(
            person,
            _roles_in_words(person, titles),
            can_deactivate(viewer, person),
            invitation_line(person, viewer),
        )
        for person in people
    ]


def _roles_in_words(person: User, titles: dict[int, str]) -> list[str]:
    roles = [Role.ADMINISTRATOR.label] if person.is_administrator else []
    for membership in person.memberships.all():
        title = titles.get(membership.review_id, f"review {membership.review_id}")
        roles.append(f"{Role(membership.role).label}, {title}")
    return roles


def without_lead(titles: dict[int, str]) -> dict[int, str]:
    """Those of the reviews that have no lead with an open account left."""
    led = set(active_leads().values_list("review_id", flat=True))
    return {number: title for number, title in titles.items() if number not in led}
