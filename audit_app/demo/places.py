"""The invented authority: its twelve districts, the teams of each, and three disability teams."""

from __future__ import annotations

from dataclasses import dataclass

AUTHORITY = "Wealdshire County Council"

DUTY, LONG_TERM = "duty and initial assessment team", "long-term team"


@dataclass(frozen=True)
class Place:
    """A district: its name, its weight in the caseload, and the team that serves its disabled children."""

    name: str
    weight: float
    disability_team: str


EAST, MID, WEST = (f"{part} Wealdshire disability team" for part in ("East", "Mid", "West"))

DISTRICTS: tuple[Place, ...] = (
    Place("Ambermere", 1.30, EAST),
    Place("Brindlewick", 0.80, EAST),
    Place("Cloverdyke", 1.10, EAST),
    Place("Dunmarrow", 0.65, EAST),
    Place("Elderscombe", 1.45, MID),
    Place("Fallowmarsh", 0.90, MID),
    Place("Gorsebury", 0.75, MID),
    Place("Hartlemoor", 1.20, MID),
    Place("Inglewater", 0.60, WEST),
    Place("Kestrelhythe", 1.25, WEST),
    Place("Mistleford", 0.95, WEST),
    Place("Thornacre", 1.05, WEST),
)
DISABILITY_TEAMS = (EAST, MID, WEST)


def locality_teams(district: str) -> tuple[str, str]:
    return f"{district} {DUTY}", f"{district} {LONG_TERM}"
