"""The titles of reviews, for pages on which a person is given a role in one.

This room knows a review by its number only. The room that keeps reviews says here, when the service starts,
how their titles are found.
"""

from collections.abc import Callable

from audit_app.access.models import User

TitlesFor = Callable[[User], dict[int, str]]

_source: list[TitlesFor] = []


def come_from(source: TitlesFor) -> None:
    """Names the function that gives number → title of the reviews whose members a person may manage."""
    _source[:] = [source]


def titles_for(user: User) -> dict[int, str]:
    return _source[0](user) if _source else {}
