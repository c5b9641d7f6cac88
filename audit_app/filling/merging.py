"""Two savers of one part: whose answer stands where only one has changed it, and what both must be asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from audit_app.tool.answers import Answers


@dataclass(frozen=True)
class Difference:
    """An item to which the answer now stored and the answer being saved differ."""

    ref: str
    theirs: Any
    yours: Any


@dataclass(frozen=True)
class Merge:
    """``mine`` is what only this saver changed, ``theirs`` the refs of what only others did.

    ``contested`` is what both changed, each to something else.
    """

    mine: Answers
    theirs: tuple[str, ...]
    contested: tuple[Difference, ...]


def merge(stored: Mapping[str, Any], given: Mapping[str, Any], before: Mapping[str, Any] | None) -> Merge:
    """Puts the answers ``given`` beside those ``stored`` since the page was loaded.

    ``before`` is what each answer that others touched had been when it was loaded, as the trail tells it.
    Where nobody can say (None), whatever differs is contested: nothing is overwritten unasked.
    """
    differing = {ref: value for ref, value in given.items() if value != stored[ref]}
    if before is None:
        return Merge({}, (), _differences(stored, differing))
    moved = {ref: was for ref, was in before.items() if as_told(stored[ref]) != was}
    left_alone = {ref for ref, value in differing.items() if ref in moved and as_told(value) == moved[ref]}
    both = {ref: value for ref, value in differing.items() if ref in moved and ref not in left_alone}
    return Merge(
        mine={ref: value for ref, value in differing.items() if ref not in moved},
        theirs=tuple(ref for ref in moved if ref not in given or ref in left_alone),
        contested=_differences(stored, both),
    )


def as_told(value: Any) -> Any:
    """An answer as it comes back from the trail: sets as sorted lists, days and times in figures."""
    return json.loads(json.dumps(value, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"No answer is a {type(value).__name__}")


def _differences(stored: Mapping[str, Any], differing: Mapping[str, Any]) -> tuple[Difference, ...]:
    return tuple(Difference(ref, stored[ref], value) for ref, value in differing.items())
