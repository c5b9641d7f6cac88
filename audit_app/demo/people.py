"""The invented people who carry out the made-up reviews."""

from __future__ import annotations

from dataclasses import dataclass

# One password for all of them, printed where it is used: it opens nothing but invented records.
PASSWORD = "wealdshire-demonstration"  # noqa: S105


@dataclass(frozen=True)
class Person:
    username: str
    display_name: str


@dataclass(frozen=True)
class Assessor(Person):
    """An assessor and how many cases they can take in the first review."""

    capacity: int


ADMINISTRATOR = Person("administrator", "Barnaby Inkwillow")
LEAD = Person("lead", "Verity Lampenfold")
ASSESSORS = (
    Assessor("assessor1", "Ambrose Tillerquay", 16),
    Assessor("assessor2", "Cordelia Wickmarrow", 12),
    Assessor("assessor3", "Lysander Quillhaven", 7),
    Assessor("assessor4", "Philippa Stonefurrow", 15),
)
BOARD_READER = Person("board", "Octavia Pennyharrow")
