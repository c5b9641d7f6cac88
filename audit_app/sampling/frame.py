"""The frame: every child of the caseload as the draw sees them, and its one canonical text.

The text is what is hashed and what a replay needs. It is UTF-8, every line ended by a single line feed: first
the line ``reference<TAB>age_band<TAB>place<TAB>disability_team``, then one such line a child in the order of
the references' code points, the last column ``1`` for a child of a disability team and ``0`` otherwise. It
holds no name and no date of birth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from audit_app.sampling.ages import POSSIBLE_BANDS

HEADER = "reference\tage_band\tplace\tdisability_team"


@dataclass(frozen=True)
class Unit:
    """A child as the draw sees them; the place is the district, or the disability team with the case."""

    reference: str
    age_band: str
    place: str
    is_disability_team: bool

    def __post_init__(self) -> None:
        for text in (self.reference, self.place):
            if not text or not text.isprintable():
                raise ValueError(f"{self.reference!r}: reference and place are printable text")
        if self.age_band not in POSSIBLE_BANDS:
            raise ValueError(f"{self.reference}: {self.age_band!r} is not an age band")


def in_order(frame: Iterable[Unit]) -> list[Unit]:
    """The frame sorted by reference, so that the order in which rows arrived decides nothing.

    Raises:
        ValueError: a reference stands twice, or a place is called both a district and a disability team.
    """
    units = sorted(frame, key=lambda unit: unit.reference)
    for earlier, later in pairwise(units):
        if earlier.reference == later.reference:
            raise ValueError(f"The reference {later.reference} stands twice in the frame")
    kinds: dict[str, bool] = {}
    for unit in units:
        if kinds.setdefault(unit.place, unit.is_disability_team) != unit.is_disability_team:
            raise ValueError(f"{unit.place} is both a district and a disability team")
    return units


def frame_text(frame: Iterable[Unit]) -> str:
    """The canonical text of the frame."""
    lines = [
        f"{unit.reference}\t{unit.age_band}\t{unit.place}\t{int(unit.is_disability_team)}"
        for unit in in_order(frame)
    ]
    return "\n".join([HEADER, *lines, ""])


def frame_hash(frame: Iterable[Unit]) -> str:
    """SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return sha256(frame_text(frame).encode()).hexdigest()
