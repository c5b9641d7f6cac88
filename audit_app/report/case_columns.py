"""What is told of one answer over all cases, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# How an answer is told: as it was given, only whether its measure is met, an age range, or not at all.
IN_FULL, MET_OR_NOT, AGE, NOWHERE = "in full", "met or not", "age", ""


@dataclass(frozen=True)
class Column:
    """One answer over all cases; ``given`` says how it is told, and is empty where it is left out.

    ``measure`` names the measure that rests on it, and ``met`` the codes by which a case has met that.
    """

    ref: str
    question: str
    given: str
    options: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    asked_when: str = ""
    measure: str = ""
    met: tuple[str, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """All but the values, as JSON can hold it."""
        return {
            "ref": self.ref,
            "question": self.question,
            "given": self.given,
            "options": [list(option) for option in self.options],
            "asked_when": self.asked_when,
            "measure": self.measure,
            "met": list(self.met),
        }
