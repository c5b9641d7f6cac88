"""The accounts of the demonstration, made through the services of access."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.access.services import create_first_administrator, create_user
from audit_app.demo.people import ADMINISTRATOR, ASSESSORS, BOARD_READER, LEAD, PASSWORD, Person


class NotForThisDatabaseError(Exception):
    """The database holds real accounts, beside which a published password has no place."""


@dataclass(frozen=True)
class Cast:
    administrator: User
    lead: User
    assessors: tuple[User, ...]
    board_reader: User


def cast() -> Cast:
    """The people of the demonstration: made in an empty database, found in one that holds it already.

    Raises:
        NotForThisDatabaseError: there are accounts, and they are not those of the demonstration.
    """
    if not User.objects.exists():
        administrator = create_first_administrator(
            username=ADMINISTRATOR.username, display_name=ADMINISTRATOR.display_name, password=PASSWORD
        )
        for person in (LEAD, *ASSESSORS, BOARD_READER):
            _add(person, administrator)
    found = {user.username: user for user in demonstration_accounts()}
    people = (ADMINISTRATOR, LEAD, *ASSESSORS, BOARD_READER)
    if any(person.username not in found for person in people):
        raise NotForThisDatabaseError
    return Cast(
        administrator=found[ADMINISTRATOR.username],
        lead=found[LEAD.username],
        assessors=tuple(found[person.username] for person in ASSESSORS),
        board_reader=found[BOARD_READER.username],
    )


def demonstration_accounts() -> list[User]:
    """Those accounts of the demonstration that are in this database, in the order of ``people``."""
    people = (ADMINISTRATOR, LEAD, *ASSESSORS, BOARD_READER)
    names = {person.username: person.display_name for person in people}
    found = {user.username: user for user in User.objects.filter(username__in=names, is_active=True)}
    return [found[name] for name in names if name in found and found[name].display_name == names[name]]


def _add(person: Person, by: User) -> None:
    # Their password is published, and stays as it is printed.
    create_user(
        username=person.username,
        display_name=person.display_name,
        password=PASSWORD,
        must_change_password=False,
        by=by,
    )
