"""Who has seen a child's record: each person once, with when first and last, how often, and what they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.access.actions import KIND_OF, Kind
from audit_app.trail.presenters.words import sentence


@dataclass(frozen=True)
class Deed:
    action: str
    times: int


@dataclass(frozen=True)
class PersonSeen:
    """``times`` counts whatever they did with the record."""

    name: str
    first: dt.datetime
    last: dt.datetime
    times: int
    deeds: tuple[Deed, ...]


def seen_by(rows: Iterable[Mapping[str, Any]]) -> tuple[PersonSeen, ...]:
    """Those who saw or changed the record; whoever was last there stands first."""
    return _people(row for row in rows if KIND_OF[row["action"]] != Kind.REFUSAL)


def turned_away(rows: Iterable[Mapping[str, Any]]) -> tuple[PersonSeen, ...]:
    """Those who asked for the record and were refused."""
    return _people(row for row in rows if KIND_OF[row["action"]] == Kind.REFUSAL)


def _people(rows: Iterable[Mapping[str, Any]]) -> tuple[PersonSeen, ...]:
    by_person: dict[int | str, list[Mapping[str, Any]]] = {}
    for row in rows:
        # Whoever has no number, a stranger or a command, is told apart by what they are called.
        by_person.setdefault(row["actor_id"] or row["actor_name"], []).append(row)
    people = (_person(found) for found in by_person.values())
    return tuple(sorted(people, key=lambda person: person.last, reverse=True))


def _person(rows: list[Mapping[str, Any]]) -> PersonSeen:
    """Under the name that they had last."""
    times: dict[str, int] = {}
    for row in rows:
        times[row["action"]] = times.get(row["action"], 0) + row["times"]
    return PersonSeen(
        name=max(rows, key=lambda row: row["last"])["actor_name"],
        first=min(row["first"] for row in rows),
        last=max(row["last"] for row in rows),
        times=sum(times.values()),
        deeds=tuple(Deed(sentence(action), count) for action, count in times.items()),
    )
