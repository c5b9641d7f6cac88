"""What stands in a scrubbed copy in place of what was there; it is plain to see that it is invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import date, timedelta

from cryptography.fernet import Fernet

from audit_app.sampling.models import Case

SENTENCE = "This text stands in place of what was written here. "
SHORT = "Replaced."
LONGEST_SHORT = 25
MOST_SENTENCES = 40
HALF_A_YEAR = timedelta(days=182)
BEFORE_BIRTH = timedelta(days=60)


def neutral_text(text: str, longest: int | None) -> str:
    """Sentences of about the same length that say nothing."""
    if not text:
        return ""
    if len(text) <= LONGEST_SHORT:
        return SHORT
    sentences = min(max(round(len(text) / len(SENTENCE)), 1), MOST_SENTENCES)
    return (SENTENCE * sentences)[:longest].rstrip()


def invented_birthday(case: Case) -> date:
    """A day that makes the child as old as the review counts them."""
    on = case.review.reference_date
    if case.age_years is None:
        return on + BEFORE_BIRTH
    return date(on.year - case.age_years, on.month, min(on.day, 28)) - HALF_A_YEAR


class Numbering:
    """Gives the same number to the same thing each time, from 1 on, for each sort of thing."""

    def __init__(self) -> None:
        self._given: defaultdict[str, dict[Hashable, int]] = defaultdict(dict)

    def number(self, sort: str, thing: Hashable) -> int:
        given = self._given[sort]
        return given.setdefault(thing, len(given) + 1)


class ThrowAwayKeys:
    """Keys of the records in the copy, under a master key that opens nothing else."""

    def __init__(self) -> None:
        self.master = Fernet.generate_key().decode()
        self._of_records: dict[int, bytes] = {}

    def seal(self, record: int, text: str) -> str:
        return Fernet(self._of(record)).encrypt(text.encode()).decode()

    def wrapped(self, record: int) -> str:
        return Fernet(self.master).encrypt(self._of(record)).decode()

    def _of(self, record: int) -> bytes:
        return self._of_records.setdefault(record, Fernet.generate_key())
