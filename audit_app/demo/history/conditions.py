"""The dials of the generator: what the service is like in an ordinary case.

Qualities are standard scores: 0 is ordinary, 1 is one spread better or more. An altered demonstration is the
same generator with one dial turned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Conditions:
    """What holds for the whole service in the months before the review."""

    # How good supervision is and how much it differs from case to case.
    supervision: float = 0.0
    supervision_spread: float = 1.0
    # How stretched the teams are, and how badly the electronic record serves them.
    pressure: float = 0.0
    ics_trouble: float = 0.0
    # How far the conference unit is behind with its minutes, in weeks after the conference.
    minutes_weeks: float = 4.6
    # How many of the riskiest children lost their protection without anyone having noticed.
    lost_protection: int = 0


AS_FOUND = Conditions()
ONE_NOT_PROTECTED = replace(AS_FOUND, lost_protection=1)
WELL_SUPERVISED = replace(AS_FOUND, supervision=3.0, supervision_spread=0.4)
