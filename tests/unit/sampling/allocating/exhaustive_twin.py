"""Every way of giving a few cases to a few assessors, tried one by one: slow, and plainly right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Best:
    """The least distance from the targets that anybody must have, and then the least sum of distances."""

    farthest: int
    together: int


def best_balance(
    references: Sequence[str],
    room: Mapping[str, int],
    targets: Mapping[str, int],
    barred: Mapping[str, Collection[str]],
) -> Best | None:
    """None where no way keeps everybody within their room and off what is barred to them."""
    found = [
        _distance(Counter(way), targets)
        for way in product(sorted(room), repeat=len(references))
        if _is_allowed(dict(zip(references, way, strict=True)), room, barred)
    ]
    return Best(*min(found)) if found else None


def distance(given: Mapping[str, str], targets: Mapping[str, int]) -> Best:
    return Best(*_distance(Counter(given.values()), targets))


def _distance(loads: Mapping[str, int], targets: Mapping[str, int]) -> tuple[int, int]:
    apart = [abs(loads.get(name, 0) - target) for name, target in targets.items()]
    return max(apart), sum(apart)


def _is_allowed(
    given: Mapping[str, str], room: Mapping[str, int], barred: Mapping[str, Collection[str]]
) -> bool:
    loads = Counter(given.values())
    return all(loads[name] <= most for name, most in room.items()) and not any(
        name in barred.get(reference, ()) for reference, name in given.items()
    )
