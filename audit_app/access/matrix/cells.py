"""The expectations one by one, for those who want to read or compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from audit_app.access.matrix.askers import Asker
from audit_app.access.matrix.expected import EXPECTED
from audit_app.access.matrix.page import ALL_METHODS, Answer, answer
from audit_app.access.matrix.things import FINDERS
from audit_app.access.rules.pages import PageOfService, every_page


class NotExpectedError(Exception):
    """There are addresses of which nobody has written down what they should answer; ``names`` are theirs."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"Nothing is expected of {', '.join(names)}: see access/matrix/expected.py")
        self.names = names


@dataclass(frozen=True)
class Cell:
    """What is answered at an address by a method to somebody, about one thing where it is about any."""

    address: str
    name: str
    about: str
    thing: str
    method: str
    asker: str
    answer: Answer


def every_cell() -> Iterator[Cell]:
    """All cells in the order of the URL conf.

    Raises:
        NotExpectedError: the table has no line for some address.
    """
    pages = every_page()
    if missing := [page.name for page in pages if page.name not in EXPECTED]:
        raise NotExpectedError(missing)
    for page in pages:
        yield from _cells_of(page)


def _cells_of(page: PageOfService) -> Iterator[Cell]:
    expected = EXPECTED[page.name]
    for thing, method, asker in product(FINDERS.get(expected.about, {"": None}), ALL_METHODS, Asker):
        yield Cell(
            page.address,
            page.name,
            expected.about,
            thing,
            method,
            asker.value,
            answer(expected, method, asker, thing),
        )
