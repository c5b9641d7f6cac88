"""Shares cases out among assessors: loads in proportion to capacities, offices split as seldom as can be.

Nobody is given a case that is barred to them. Within that loads come first (see ``balance``), then the
offices where each assessor would rather read, then as few offices for each as the search finds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from audit_app.sampling.allocating.balance import Blocked, balance
from audit_app.sampling.allocating.grouping import Grouping
from audit_app.sampling.drawing.shares import largest_remainder
from audit_app.sampling.drawing.stream import check_seed

NOTHING: Mapping[str, Collection[str]] = {}
NO_LOADS: Mapping[str, int] = {}


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


@dataclass(frozen=True)
class Stuck:
    """The answer when conflicts and places stand in the way.

    The ``references`` may be read by the ``readers`` alone (by nobody where there is none), who together can
    take ``room`` more cases, fewer than these.
    """

    references: tuple[str, ...]
    readers: tuple[str, ...]
    room: int

    @property
    def too_many(self) -> int:
        return len(self.references) - self.room


Outcome = dict[str, str] | TooLittleCapacity | Stuck


def loads(cases: int, capacities: Mapping[str, int]) -> dict[str, int]:
    """How many cases each assessor takes: their capacity when that is just enough, else in proportion to it.

    Largest remainder, so that nobody is a whole case from their proportional share or above their capacity.
    """
    return largest_remainder(cases, capacities) if cases else dict.fromkeys(capacities, 0)


def targets(cases: int, capacities: Mapping[str, int], have: Mapping[str, int] = NO_LOADS) -> dict[str, int]:
    """How many of so many more cases each should take, so that all they have then is their share.

    Whoever has more than their share already takes none, and the others share what that leaves. The caller
    has checked that there is room for the cases.
    """
    room = {name: max(0, capacity - have.get(name, 0)) for name, capacity in capacities.items()}
    everything = cases + sum(have.get(name, 0) for name in capacities)
    whole = loads(min(everything, sum(capacities.values())), capacities)
    wanted = {name: min(room[name], max(0, whole[name] - have.get(name, 0))) for name in capacities}
    if sum(wanted.values()) == cases:
        return wanted
    return loads(cases, wanted if sum(wanted.values()) > cases else room)


def share_out(
    cases: Iterable[Waiting],
    capacities: Mapping[str, int],
    seed: str,
    *,
    have: Mapping[str, int] = NO_LOADS,
    barred: Mapping[str, Collection[str]] = NOTHING,
    wished: Mapping[str, Collection[str]] = NOTHING,
    visited: Mapping[str, Collection[str]] = NOTHING,
) -> Outcome:
    """Gives every case to an assessor: reference → assessor. The same is given whenever it is asked again.

    Args:
        capacities: assessor → the most cases they can have; ``have`` is how many of those they have already.
        barred: reference → the assessors who must not be given the case.
        wished: assessor → the offices where they would rather read; whoever is not named has no wish.
        visited: assessor → the offices where they read already.

    Raises:
        ValueError: the seed cannot be used, or a reference stands twice.
    """
    check_seed(seed)
    office_of = _offices(cases)
    room = {name: max(0, capacity - have.get(name, 0)) for name, capacity in capacities.items()}
    if len(office_of) > sum(room.values()):
        return TooLittleCapacity(len(office_of), sum(room.values()))
    people = sorted(capacities)
    allowed = {
        reference: frozenset(people).difference(barred.get(reference, ())) for reference in sorted(office_of)
    }
    nobody = tuple(reference for reference, readers in allowed.items() if not readers)
    if nobody:
        return Stuck(nobody, (), 0)
    wanted = targets(len(office_of), capacities, have)
    settled = _loads(allowed, people, wanted, room)
    if isinstance(settled, Stuck):
        return settled
    return Grouping(office_of, allowed, settled, seed, wished, visited).given()


def _loads(
    allowed: Mapping[str, frozenset[str]],
    people: list[str],
    wanted: Mapping[str, int],
    room: Mapping[str, int],
) -> dict[str, int] | Stuck:
    """How many cases each takes; cases that the same people may read are of one kind."""
    kinds: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for reference, readers in allowed.items():
        kinds[tuple(sorted(readers))].append(reference)
    rows = sorted(kinds)
    numbers = [len(kinds[row]) for row in rows]
    limits = [[len(kinds[row]) if name in row else 0 for name in people] for row in rows]
    found = balance(limits, numbers, [wanted[name] for name in people], [room[name] for name in people])
    if isinstance(found, Blocked):
        alone = tuple(people[j] for j in sorted(found.columns))
        references = sorted(reference for i in found.rows for reference in kinds[rows[i]])
        return Stuck(tuple(references), alone, sum(room[name] for name in alone))
    return dict(zip(people, found, strict=True))


def _offices(cases: Iterable[Waiting]) -> dict[str, str]:
    offices: dict[str, str] = {}
    for case in cases:
        if case.reference in offices:
            raise ValueError(f"The case {case.reference} waits twice")
        offices[case.reference] = case.office
    return offices
