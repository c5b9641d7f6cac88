"""Shares cases out among assessors: loads in proportion to capacities, offices split as seldom as can be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit_app.sampling.drawing.shares import largest_remainder
from audit_app.sampling.drawing.stream import Stream, check_seed


@dataclass(frozen=True)
class Waiting:
    """A case that waits for an assessor, and the office where its files are read."""

    reference: str
    office: str


@dataclass(frozen=True)
class TooLittleCapacity:
    """The answer when the assessors together cannot take all cases."""

    cases: int
    capacity: int


def loads(cases: int, capacities: Mapping[str, int]) -> dict[str, int]:
    """How many cases each assessor takes: their capacity when that is just enough, else in proportion to it.

    Largest remainder, so that nobody is a whole case from their proportional share or above their capacity.
    """
    return largest_remainder(cases, capacities) if cases else dict.fromkeys(capacities, 0)


def share_out(
    cases: Iterable[Waiting], capacities: Mapping[str, int], seed: str
) -> dict[str, str] | TooLittleCapacity:
    """Gives every case to an assessor: reference → assessor.

    The office with most cases waiting goes first, to the assessor whose room it fills most tightly; an office
    that is too big for any of them fills the one with most room. So offices are split as seldom as this order
    allows, and assessors and offices together meet at most (assessors + offices - 1) times. Chance, from the
    seed, decides between assessors with equal room and which cases of a split office go where.

    Raises:
        ValueError: the seed cannot be used, or a reference stands twice.
    """
    check_seed(seed)
    offices = _by_office(cases)
    total = sum(len(references) for references in offices.values())
    if total > sum(capacities.values()):
        return TooLittleCapacity(total, sum(capacities.values()))
    room = loads(total, capacities)
    turn = {name: i for i, name in enumerate(Stream(seed, "assessors").shuffled(sorted(capacities)))}
    waiting = {
        office: Stream(seed, f"office|{office}").shuffled(sorted(references))
        for office, references in offices.items()
    }
    given: dict[str, str] = {}
    while waiting:
        office = min(waiting, key=lambda name: (-len(waiting[name]), name))
        assessor = _best_fit(len(waiting[office]), room, turn)
        taken, rest = waiting[office][: room[assessor]], waiting.pop(office)[room[assessor] :]
        given.update(dict.fromkeys(taken, assessor))
        room[assessor] -= len(taken)
        if rest:
            waiting[office] = rest
    return given


def _by_office(cases: Iterable[Waiting]) -> dict[str, list[str]]:
    offices: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for case in cases:
        if case.reference in seen:
            raise ValueError(f"The case {case.reference} waits twice")
        seen.add(case.reference)
        offices[case.office].append(case.reference)
    return offices


def _best_fit(count: int, room: Mapping[str, int], turn: Mapping[str, int]) -> str:
    wide_enough = [name for name in room if room[name] >= count]
    if wide_enough:
        return min(wide_enough, key=lambda name: (room[name], turn[name]))
    return min(room, key=lambda name: (-room[name], turn[name]))
