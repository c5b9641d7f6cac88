"""What a row is judged by: the review’s day and places, where the columns are, what words mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from audit_app.sampling.caseload.fields import key_of

# Fields whose words somebody may have to give a meaning.
WORD_FIELDS = ("district", "team", "gender", "category")


@dataclass(frozen=True)
class Facts:
    """``columns``: field → number of its column. ``words``: field → key of a word → what it means here.

    ``everywhere`` is the district of rows that name no place. ``passed_over`` are codes of problems whose
    rows are all skipped; ``headings`` are those of the table, by which a repeated heading is known.
    """

    reference_date: dt.date
    districts: tuple[str, ...]
    teams: tuple[str, ...]
    columns: Mapping[str, int]
    headings: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    everywhere: str = ""
    passed_over: frozenset[str] = frozenset()

    @cached_property
    def latest(self) -> dt.date:
        """The latest expected date, and to which day a year of two digits may reach: a year on."""
        return self.reference_date + dt.timedelta(days=365)

    @cached_property
    def district_keys(self) -> dict[str, str]:
        return {**_by_key(self.districts), **self._meanings("district", self.districts)}

    @cached_property
    def team_keys(self) -> dict[str, str]:
        return {**_by_key(self.teams), **self._meanings("team", self.teams)}

    @cached_property
    def heading_keys(self) -> tuple[str, ...]:
        return tuple(key_of(heading) for heading in self.headings)

    def _meanings(self, name: str, there: Iterable[str]) -> dict[str, str]:
        """What was said of words, as far as the place is still there."""
        known = set(there)
        return {key: place for key, place in self.words.get(name, {}).items() if place in known}


def _by_key(names: Iterable[str]) -> dict[str, str]:
    return {key_of(name): name for name in names}
