"""Who takes part in a strategy discussion, shared by the first and the outcome discussion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit_app.demo.luck import Luck

CONTRIBUTED, AGREED = "contributed", "agreed"
AGENCIES = ("health", "education", "police", "css", "other", "referrer")
DESIGNATIONS = {
    "health": (
        "Health visitor",
        "Named nurse",
        "Consultant paediatrician",
        "School nurse",
        "Safeguarding midwife",
    ),
    "education": ("Designated teacher", "Head teacher", "Education welfare officer", "Nursery manager"),
    "police": ("Detective constable, public protection", "Detective sergeant, public protection"),
    "css": ("Team leader and social worker", "Team leader", "Principal social worker and social worker"),
    "other": (
        "Probation officer",
        "Drug and alcohol worker",
        "Community psychiatric nurse",
        "Refuge worker",
        "Legal adviser",
        "Housing officer",
    ),
    "referrer": ("The referrer, by telephone", "The referrer, in person"),
}


@dataclass(frozen=True)
class Group:
    """Who contributed and agreed, by agency, with their designations; ``missing`` should have been there."""

    parts: Mapping[str, frozenset[str]]
    designations: Mapping[str, str]
    missing: str

    @property
    def contributed(self) -> tuple[str, ...]:
        return tuple(agency for agency in AGENCIES if CONTRIBUTED in self.parts[agency])


def group(chances: Mapping[str, float], needed: tuple[str, ...], luck: Luck) -> Group:
    """The people round the table, each agency as likely as given; whoever was needed and absent is missed.

    Children's social services hold the discussion and so always take part.
    """
    parts = {agency: _part(chances.get(agency, 0.0), luck) for agency in AGENCIES}
    parts["css"] = frozenset({CONTRIBUTED, AGREED})
    absent = [agency for agency in needed if not parts[agency]]
    return Group(
        parts=parts,
        designations={
            agency: luck.pick(DESIGNATIONS[agency]) if parts[agency] else "" for agency in AGENCIES
        },
        missing=absent[0] if absent and luck.chance(0.85) else "",
    )


def _part(chance: float, luck: Luck) -> frozenset[str]:
    if not luck.chance(chance):
        return frozenset()
    return frozenset({CONTRIBUTED, AGREED}) if luck.chance(0.88) else frozenset({CONTRIBUTED})
