"""How to say that a wish cannot be met, and what is left of a plan when just that wish gives way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.shares import largest_remainder


class Wish(StrEnum):
    """The wishes that a frame may be unable to meet.

    ``PRE_SCHOOL_AND_AGES`` is a combination that has no exact chance, and is refused for that.
    """

    SIZE = "size"
    AGE_QUOTA = "age_quota"
    DISABILITY_MINIMUM = "disability_minimum"
    PRE_SCHOOL_MINIMUM = "pre_school_minimum"
    PRE_SCHOOL_AND_AGES = "pre_school_and_ages"
    AGE_AND_PLACE = "age_and_place"
    ONE_A_FAMILY = "one_a_family"


@dataclass(frozen=True)
class Shortfall:
    """A wish that cannot be met: what was wished, and the most that is possible.

    For ``AGE_AND_PLACE`` each quota can be met by itself but not together with the shares of the places:
    ``of`` names the age bands that come up short, and ``places`` where all their children are already taken.
    For ``PRE_SCHOOL_AND_AGES`` the bands hold both younger and older children, so that quotas do not say how
    many of pre-school age there will be; ``possible`` is how many they assure.
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


def relaxed(plan: Plan, shortfall: Shortfall) -> Plan | None:
    """The plan with the one wish brought down to what is possible; None where nothing is left of the sample.

    A quota that gives way makes the sample smaller, because no other age was asked to stand in. The quotas of
    a smaller sample keep their proportions.
    """
    possible = shortfall.possible
    match shortfall.wish:
        case Wish.SIZE:
            quotas = plan.age_quotas and largest_remainder(possible, plan.age_quotas)
            return _with_quotas(plan, quotas) if quotas else _with_size(plan, possible)
        case Wish.AGE_QUOTA | Wish.AGE_AND_PLACE:
            quotas = dict(plan.age_quotas or {})
            wished = {band: quotas.get(band, 0) for band in shortfall.of}
            return _with_quotas(plan, {**quotas, **largest_remainder(possible, wished)})
        case Wish.DISABILITY_MINIMUM:
            return replace(plan, disability_minimum=possible)
        case Wish.PRE_SCHOOL_MINIMUM:
            return replace(plan, pre_school_percent=100 * possible // plan.size)
        case Wish.PRE_SCHOOL_AND_AGES:
            return replace(plan, pre_school_percent=0)
        case Wish.ONE_A_FAMILY:
            return replace(plan, one_a_family=False)


def _with_size(plan: Plan, size: int) -> Plan | None:
    return replace(plan, size=size) if size else None


def _with_quotas(plan: Plan, quotas: Mapping[str, int]) -> Plan | None:
    size = sum(quotas.values())
    return replace(plan, size=size, age_quotas=quotas) if size else None
