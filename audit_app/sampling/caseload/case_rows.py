"""What a row of a caseload may say, and what is wrong with one that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from audit_app.sampling.ages import UNBORN_BAND, AgeBands, age_in_years
from audit_app.sampling.caseload.checking.child import CaseloadRow
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.models import Case, District, Review, Team

PLAN_CATEGORY_CODES = frozenset(code for code, _label in PLAN_CATEGORIES)
# Texts of a row, and how long their column is.
_FIELDS: dict[str, Any] = {
    name: Case._meta.get_field(name) for name in ("category_as_imported", "family_ref")
}
LENGTHS: dict[str, int] = {name: field.max_length for name, field in _FIELDS.items()}
LONGEST_NAME = 200
GENDERS = frozenset(Gender.values)


@dataclass(frozen=True)
class RowProblem:
    """Why a row cannot be taken; ``row`` counts from 1."""

    row: int
    reference: str
    reason: str


class CaseloadError(ValueError):
    """Nothing was imported; ``problems`` lists every row that stood in the way."""

    def __init__(self, problems: list[RowProblem]) -> None:
        super().__init__(f"The caseload has {len(problems)} problems, so nothing was imported")
        self.problems = problems


class CaseReader:
    """Turns rows into cases, and collects what is wrong on the way."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.bands = review.age_bands
        self.problems: list[RowProblem] = []
        self.districts: dict[str, District] = {district.name: district for district in review.districts.all()}
        self.teams: dict[str, Team] = {team.name: team for team in review.teams.select_related("district")}
        self._seen: set[int] = set()
        self._count = 0

    def read(self, rows: Sequence[CaseloadRow]) -> list[dict[str, Any]]:
        """The fields of the cases of those rows that can be taken."""
        known = Case.objects.filter(review=self.review, reference__in=[row.reference for row in rows])
        there = set(known.values_list("reference", flat=True))
        return [case for row in rows if (case := self._read(row, there)) is not None]

    def check_all_read(self) -> None:
        """Raises ``CaseloadError`` where a row that was read cannot be taken."""
        if self.problems:
            raise CaseloadError(self.problems)

    def fields_of(self, row: CaseloadRow) -> dict[str, Any]:
        """What the row says of its case, by the names of the case's fields."""
        team = self.teams.get(row.team)
        band, years = _age(row, self.bands, self.review.reference_date)
        return {
            "reference": row.reference,
            "gender": row.gender,
            "age_band": band,
            "age_years": years,
            # A case of a district's team lies in that district, whether or not the row repeats it.
            "district": self.districts.get(row.district) or (team.district if team else None),
            "team": team,
            "plan_categories": row.plan_categories,
            "category_as_imported": row.category_as_imported,
            "family_ref": row.family_ref,
            "plan_started": row.plan_started,
        }

    def _read(self, row: CaseloadRow, there: set[str]) -> dict[str, Any] | None:
        self._count += 1
        reasons = list(self._reasons(row, there))
        self.problems += [RowProblem(self._count, row.reference, reason) for reason in reasons]
        # A number in place of the text, because a set of texts would grow with the caseload.
        self._seen.add(hash(row.reference))
        return None if reasons else self.fields_of(row)

    def _reasons(self, row: CaseloadRow, there: set[str]) -> Iterator[str]:
        if not row.reference or not row.reference.isprintable() or len(row.reference) > 40:
            yield "Enter a reference of 1 to 40 printable characters"
        if hash(row.reference) in self._seen:
            yield "This reference stands in more than one row"
        elif row.reference in there:
            yield "A case with this reference is already in the caseload"
        if row.gender not in GENDERS:
            yield "The gender is not one of those that can be recorded"
        if row.district and row.district not in self.districts:
            yield "The review has no district of this name"
        if row.team and row.team not in self.teams:
            yield "The review has no team of this name"
        if not row.district and not row.team:
            yield "Enter a district or a team"
        if not (row.plan_categories or frozenset()) <= PLAN_CATEGORY_CODES:
            yield "The plan’s categories are not those that can be recorded"
        yield from _too_long(row)
        try:
            _age(row, self.bands, self.review.reference_date)
        except ValueError as problem:
            yield str(problem)


def _too_long(row: CaseloadRow) -> Iterator[str]:
    if len(row.name) > LONGEST_NAME:
        yield f"The name is longer than {LONGEST_NAME} characters"
    for name, longest in LENGTHS.items():
        if len(getattr(row, name)) > longest:
            yield f"The {name.replace('_', ' ')} is longer than {longest} characters"


def _age(row: CaseloadRow, bands: AgeBands, on: date) -> tuple[str, int | None]:
    """Band and completed years on the day; an unborn child has no years."""
    if row.gender == Gender.UNBORN:
        return UNBORN_BAND, None
    if row.date_of_birth is None and row.age_years is not None:
        return bands.of_years(row.age_years), row.age_years
    band = bands.of_child(row.date_of_birth, row.gender, on)
    born = row.date_of_birth if band != UNBORN_BAND else None
    return band, age_in_years(born, on) if born is not None else None
