"""How cases stand to one item: whether it is called for, whether it is answered, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

NONE = "none"


@dataclass(frozen=True)
class Tally:
    """How ``cases`` stand to one item.

    ``shown``: the cases that call for it. ``counts``: cases by code; for ticks a case may stand under several
    codes, and stands under ``NONE`` when it was answered "none of these".
    """

    ref: str
    cases: int
    shown: int
    answered: int
    counts: Mapping[str, int]

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.shown <= self.cases:
            raise ValueError(f"{self.ref}: {self.answered} answers, shown in {self.shown} of {self.cases}")

    @property
    def hidden(self) -> int:
        return self.cases - self.shown

    @property
    def unanswered(self) -> int:
        return self.shown - self.answered

    def of(self, *codes: str) -> int:
        """The cases under these codes, which must exclude each other."""
        return sum(self.counts.get(code, 0) for code in codes)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.ref,
            self.cases + other.cases,
            self.shown + other.shown,
            self.answered + other.answered,
            Counter(self.counts) + Counter(other.counts),
        )
