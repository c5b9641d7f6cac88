"""A lead's tables of progress: by assessor and by place, how many cases stand in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.filling.states import BEFORE_THE_START, STATE_LABELS

Count = tuple[int, str, str, str | None, int]


@dataclass(frozen=True)
class ProgressRow:
    """One assessor or place: a count for each state in the order of ``STATE_LABELS``, and their sum."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Progress:
    """A review's progress; ``total`` is the row of all audits, two of a case that is read twice."""

    states: tuple[str, ...]
    by_assessor: tuple[ProgressRow, ...]
    by_place: tuple[ProgressRow, ...]
    total: ProgressRow

    def in_state(self, state: str) -> int:
        """How many of all audits are in a state of ``STATE_LABELS``."""
        return self.total.counts[tuple(STATE_LABELS).index(state)]


def progress_of(review_id: int, counts: Iterable[Count]) -> Progress:
    assessors: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    for review, assessor, place, state, cases in counts:
        if review == review_id:
            assessors[assessor, state or BEFORE_THE_START] += cases
            places[place, state or BEFORE_THE_START] += cases
    everything: Counter[tuple[str, str]] = Counter()
    for (_assessor, state), cases in assessors.items():
        everything["All audits", state] += cases
    return Progress(
        tuple(STATE_LABELS.values()), _rows(assessors), _rows(places), _row("All audits", everything)
    )


def _rows(counted: Counter[tuple[str, str]]) -> tuple[ProgressRow, ...]:
    return tuple(_row(label, counted) for label in sorted({label for label, _state in counted}))


def _row(label: str, counted: Counter[tuple[str, str]]) -> ProgressRow:
    return ProgressRow(label, tuple(counted[label, state] for state in STATE_LABELS))
