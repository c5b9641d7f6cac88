"""Dates in a lead's words on which a child of the sample was born: by chance, or telling of the child.

Nobody but a reader can tell which. The lead writes the words anew, or confirms with a reason that the date is
no birthday. That holds for the text as it stood and for the dates that were found in it: once either is
another, it is asked again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from audit_app.kit.days_named import days_named_in
from audit_app.report.models import DateConfirmation, Report
from audit_app.report.places import Place, places_of
from audit_app.report.queries import confirmations_of, days_of_birth


@dataclass(frozen=True)
class FoundDate:
    """``words`` are the dates as they are written there; ``confirmation`` is the one that holds, or None."""

    place: Place
    words: tuple[str, ...]
    confirmation: DateConfirmation | None

    @property
    def quoted(self) -> str:
        return ", ".join(f"“{each}”" for each in self.words)

    @property
    def digest(self) -> str:
        return _digest(self.place, self.words)

    @property
    def obstacle(self) -> str:
        """It goes into messages and refusals, so the date that is somebody's birthday is not in it."""
        return (
            f"Look at a date in {self.place.name}: a child was born on it. Put it in other words, or confirm "
            "that it is no birthday."
        )


def dates_found(report: Report) -> tuple[FoundDate, ...]:
    """Every place of the report that holds such a date, confirmed or not."""
    places = places_of(report)
    days = days_of_birth(report.review) if places else []
    confirmations = confirmations_of(report)
    found = []
    for place in places:
        words = days_named_in(place.text, days)
        if words:
            stored = confirmations.get(place.key)
            holds = stored is not None and stored.digest == _digest(place, words)
            found.append(FoundDate(place, words, stored if holds else None))
    return tuple(found)


def _digest(place: Place, words: tuple[str, ...]) -> str:
    plain = json.dumps([place.key, place.text, sorted(words)], ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
