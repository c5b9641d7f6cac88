"""What is wished of a sample."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from json import dumps
from typing import Any

from audit_app.sampling.ages import STANDARD_BANDS, STANDARD_BOUNDARIES, AgeBands


class Spread(StrEnum):
    """How the sample is shared out over the districts."""

    EVEN = "even"
    PROPORTIONAL = "proportional"


@dataclass(frozen=True)
class Plan:
    """The wishes: a size; if wished, how many of each age band; the spread; minima; one child a family.

    ``bands`` are the age bands of the review, which the quotas speak of. ``pre_school_percent`` is the least
    share of the sample, in whole per cent, that is to be of pre-school age.

    Raises:
        ValueError: a number is out of its range, or the quotas are for no age band or do not add up.
    """

    size: int
    age_quotas: Mapping[str, int] | None = None
    spread: Spread = Spread.EVEN
    disability_minimum: int = 0
    bands: AgeBands = STANDARD_BANDS
    pre_school_percent: int = 0
    one_a_family: bool = False

    def __post_init__(self) -> None:
        if self.size < 1 or self.disability_minimum < 0:
            raise ValueError("A sample has at least one case, and a minimum is not negative")
        if not 0 <= self.pre_school_percent <= 100:
            raise ValueError("A share of children of pre-school age is from 0 to 100 per cent")
        if self.age_quotas is None:
            return
        if min(self.age_quotas.values(), default=0) < 0:
            raise ValueError("A quota is not negative")
        if not set(self.age_quotas) <= set(self.bands.codes):
            raise ValueError("A quota is for one of the age bands")
        if sum(self.age_quotas.values()) != self.size:
            raise ValueError("The quotas by age band add up to the size of the sample")

    @property
    def pre_school_minimum(self) -> int:
        """How many cases the share of children of pre-school age comes to, rounded up."""
        return -(-self.size * self.pre_school_percent // 100)

    def as_json(self) -> dict[str, Any]:
        return {
            "size": self.size,
            "age_quotas": None if self.age_quotas is None else dict(self.age_quotas),
            "spread": self.spread.value,
            "disability_minimum": self.disability_minimum,
            "age_boundaries": list(self.bands.boundaries),
            "pre_school_percent": self.pre_school_percent,
            "one_a_family": self.one_a_family,
        }

    def as_text(self) -> str:
        """The plan as canonical JSON: one text for one plan."""
        return dumps(self.as_json(), sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Plan":
        return cls(
            size=kept["size"],
            age_quotas=kept["age_quotas"],
            spread=Spread(kept["spread"]),
            disability_minimum=kept["disability_minimum"],
            # Plans were kept without these while every review had the same bands, and no such wishes.
            bands=AgeBands.between(kept.get("age_boundaries", STANDARD_BOUNDARIES)),
            pre_school_percent=kept.get("pre_school_percent", 0),
            one_a_family=kept.get("one_a_family", False),
        )
