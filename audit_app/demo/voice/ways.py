"""Ways to put a thing, and of which histories each of them can be said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit_app.demo.history.histories import History

Circumstance = Callable[[History], bool]


@dataclass(frozen=True)
class Way:
    """Words with a circumstance, without which they would contradict the history."""

    words: str
    holds: Circumstance


Ways = tuple[str | Way, ...]


def where(holds: Circumstance, *words: str) -> Ways:
    return tuple(Way(each, holds) for each in words)


def unless(holds: Circumstance, *words: str) -> Ways:
    return tuple(Way(each, lambda history: not holds(history)) for each in words)


def fitting(ways: Iterable[str | Way], history: History) -> list[str]:
    """The words that can be said of a history, in their order."""
    return [
        way if isinstance(way, str) else way.words
        for way in ways
        if isinstance(way, str) or way.holds(history)
    ]
