"""The frame: every child of the caseload as the draw sees them, and its one canonical text.

The text is UTF-8, every line ended by a single line feed, with tabs between columns: first the line of
``FORMAT``, then the line of ``COLUMNS``, then one line a child in the order of the references' code points.
Columns that answer a question hold ``1`` for yes and ``0`` for no. ``family`` is empty where none is known,
``exclusion`` where the child can be drawn. A reference, place or family that a spreadsheet could take for a
formula has an apostrophe before it (see ``kit.harmless``). The text holds no name and no date of birth.

The fingerprint of a frame is the SHA-256 of this text. It is worked out when the caseload is frozen, and is
the same for every draw from it: the plan of a draw stands in the frame file (see ``frame_file``), but is no
part of what is fingerprinted. So two people who hold the same fingerprint hold the same children, with the
same ages, places, families and exclusions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from audit_app.kit.harmless import harmless
from audit_app.sampling.ages import POSSIBLE_BANDS
from audit_app.sampling.drawing.reasons import EXCLUSION_REASONS

FORMAT = "case-file-audit frame\t2"
COLUMNS = ("reference", "age_band", "pre_school", "place", "disability_team", "family", "exclusion")


@dataclass(frozen=True)
class Unit:
    """A child as the draw sees them.

    ``place``: the district, or the disability team with the case. ``family``: what brothers and sisters have
    in common, or empty. ``exclusion``: a code of ``EXCLUSION_REASONS``, or empty.

    Raises:
        ValueError: a text cannot be printed, or a code is not known.
    """

    reference: str
    age_band: str
    place: str
    is_disability_team: bool
    is_pre_school: bool = False
    family: str = ""
    exclusion: str = ""

    def __post_init__(self) -> None:
        for text in (self.reference, self.place):
            if not text or not text.isprintable():
                raise ValueError(f"{self.reference!r}: reference and place are printable text")
        if not self.family.isprintable():
            raise ValueError(f"{self.reference}: the reference of the family is not printable text")
        if self.age_band not in POSSIBLE_BANDS:
            raise ValueError(f"{self.reference}: {self.age_band!r} is not an age band")
        if self.exclusion and self.exclusion not in EXCLUSION_REASONS:
            raise ValueError(f"{self.reference}: {self.exclusion!r} is not a reason to leave a child out")

    @property
    def line(self) -> str:
        """The child's line of the canonical text."""
        return "\t".join(
            (
                harmless(self.reference),
                self.age_band,
                str(int(self.is_pre_school)),
                harmless(self.place),
                str(int(self.is_disability_team)),
                harmless(self.family),
                self.exclusion,
            )
        )


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
    return "\n".join([FORMAT, "\t".join(COLUMNS), *(unit.line for unit in in_order(frame)), ""])


def frame_hash(frame: Iterable[Unit]) -> str:
    """The fingerprint: SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return sha256(frame_text(frame).encode()).hexdigest()
