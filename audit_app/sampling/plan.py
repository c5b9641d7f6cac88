"""What is wished of a sample, and how to say that a wish cannot be met."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from audit_app.sampling.ages import STANDARD_BANDS, STANDARD_BOUNDARIES, AgeBands


class Spread(StrEnum):
    """How the sample is shared out over the districts."""

    EVEN = "even"
    PROPORTIONAL = "proportional"


@dataclass(frozen=True)
class Plan:
    """The wishes: a size; if wished, how many of each age band; the spread; a minimum from disability teams.

    ``bands`` are the age bands of the review, which the quotas speak of.

    Raises:
        ValueError: a number is negative, or the quotas are for no age band or do not add up.
    """

    size: int
    age_quotas: Mapping[str, int] | None = None
    spread: Spread = Spread.EVEN
    disability_minimum: int = 0
    bands: AgeBands = STANDARD_BANDS

    def __post_init__(self) -> None:
        if self.size < 1 or self.disability_minimum < 0:
            raise ValueError("A sample has at least one case, and a minimum is not negative")
        if self.age_quotas is None:
            return
        if min(self.age_quotas.values(), default=0) < 0:
            raise ValueError("A quota is not negative")
        if not set(self.age_quotas) <= set(self.bands.codes):
            raise ValueError("A quota is for one of the age bands")
        if sum(self.age_quotas.values()) != self.size:
            raise ValueError("The quotas by age band add up to the size of the sample")

    def as_json(self) -> dict[str, Any]:
        return {
            "size": self.size,
            "age_quotas": None if self.age_quotas is None else dict(self.age_quotas),
            "spread": self.spread.value,
            "disability_minimum": self.disability_minimum,
            "age_boundaries": list(self.bands.boundaries),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Plan":
        return cls(
            size=kept["size"],
            age_quotas=kept["age_quotas"],
            spread=Spread(kept["spread"]),
            disability_minimum=kept["disability_minimum"],
            # Plans were kept without them while every review had the same bands.
            bands=AgeBands.between(kept.get("age_boundaries", STANDARD_BOUNDARIES)),
        )


class Wish(StrEnum):
    """The wishes that a frame may be unable to meet."""

    SIZE = "size"
    AGE_QUOTA = "age_quota"
    DISABILITY_MINIMUM = "disability_minimum"
    AGE_AND_PLACE = "age_and_place"


@dataclass(frozen=True)
class Shortfall:
    """A wish that cannot be met: what was wished, and the most that is possible.

    For ``AGE_AND_PLACE`` each quota can be met by itself but not together with the shares of the places:
    ``of`` names the age bands that come up short, and ``places`` where all their children are already taken.
    """

    wish: Wish
    wished: int
    possible: int
    of: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        return self.wished - self.possible


@dataclass(frozen=True)
class Impossible:
    """The answer in place of a sample when wishes cannot be met, at least one ``Shortfall`` long."""

    shortfalls: tuple[Shortfall, ...]
