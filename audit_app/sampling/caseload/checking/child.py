"""A child as one row tells of them, in the shape in which it is kept until it is taken in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from audit_app.sampling.caseload.checking.findings import Finding

NEW, UNCHANGED, CHANGED = "new", "unchanged", "changed"
REFUSED, SKIPPED, LEFT_OUT = "refused", "skipped", "left out"
TAKEN = (NEW, UNCHANGED, CHANGED)


@dataclass(frozen=True)
class CaseloadRow:
    """A child as the caseload gives them.

    ``district`` and ``team`` are names of the review's own. The age comes from the date of birth (for an
    unborn child the expected date of delivery); ``age_years`` is for a caseload that holds ages only.
    """

    reference: str
    gender: str
    district: str = ""
    team: str = ""
    date_of_birth: dt.date | None = None
    age_years: int | None = None
    name: str = ""
    plan_categories: frozenset[str] | None = None
    category_as_imported: str = ""
    family_ref: str = ""
    plan_started: dt.date | None = None


@dataclass(frozen=True)
class Child(CaseloadRow):
    """The child as far as a row says, which may be nothing."""

    reference: str = ""
    gender: str = ""

    def packed(self) -> list[Any]:
        return [
            self.reference,
            self.name,
            _iso(self.date_of_birth),
            self.age_years,
            self.gender,
            self.district,
            self.team,
            sorted(self.plan_categories) if self.plan_categories is not None else None,
            self.category_as_imported,
            self.family_ref,
            _iso(self.plan_started),
        ]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Child:
        reference, name, born, age, gender, district, team, categories, category, family, started = packed
        return cls(
            reference,
            gender,
            district,
            team,
            dt.date.fromisoformat(born) if born else None,
            age,
            name,
            frozenset(categories) if categories is not None else None,
            category,
            family,
            dt.date.fromisoformat(started) if started else None,
        )


@dataclass(frozen=True)
class Checked:
    """A row of the list and what is to become of it; ``row`` is its number in the sheet.

    ``unknown`` are the words that nobody has given a meaning, by field. ``changes`` are the fields in which a
    child who is in the caseload already differs.
    """

    row: int
    status: str
    child: Child
    problems: tuple[Finding, ...] = ()
    mends: tuple[Finding, ...] = ()
    why: Finding | None = None
    unknown: dict[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    warnings: tuple[Finding, ...] = ()

    def packed(self) -> list[Any]:
        return [
            self.row,
            self.status,
            self.child.packed(),
            [each.packed() for each in self.problems],
            [each.packed() for each in self.mends],
            self.why.packed() if self.why else None,
            list(self.changes),
            [each.packed() for each in self.warnings],
        ]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Checked:
        row, status, child, problems, mends, why, changes, warnings = packed
        return cls(
            row,
            status,
            Child.unpacked(child),
            tuple(Finding.unpacked(each) for each in problems),
            tuple(Finding.unpacked(each) for each in mends),
            Finding.unpacked(why) if why else None,
            changes=tuple(changes),
            warnings=tuple(Finding.unpacked(each) for each in warnings),
        )

    def with_problem(self, problem: Finding) -> Checked:
        return replace(self, status=REFUSED, problems=(*self.problems, problem))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
