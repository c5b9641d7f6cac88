"""Takes children into the caseload: all of the rows, or none and a list of what is wrong with which."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import CharField, Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import Seal, new_seals
from audit_app.access.trail import About
from audit_app.sampling.ages import UNBORN_BAND, AgeBands, age_in_years
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Case, District, Identity, Review, Team
from audit_app.sampling.policies import check_can_import

PLAN_CATEGORY_CODES = frozenset(code for code, _label in PLAN_CATEGORIES)
# Texts of a row, and the model whose column each must fit.
LENGTHS_FROM: dict[str, type[Model]] = {"category_as_imported": Case, "family_ref": Case}
LONGEST_NAME = 200
T = TypeVar("T")
# So many are written at once; what a caseload takes of memory does not grow with it.
AT_ONCE = 500


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
    date_of_birth: date | None = None
    age_years: int | None = None
    name: str = ""
    plan_categories: frozenset[str] | None = None
    category_as_imported: str = ""
    family_ref: str = ""
    plan_started: date | None = None


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


@transaction.atomic
def import_frame(*, review: Review, rows: Iterable[CaseloadRow], by: User) -> list[Case]:
    """Adds the rows to the caseload.

    Raises:
        Refused: ``by`` does not lead the review, or a sample has been drawn already.
        CaseloadError: at least one row cannot be taken; none is.
    """
    hold(review)
    by.read_again()
    check_can_import(by, review)
    rows = list(rows)
    writer = FrameWriter(review)
    cases = [case for part in _in_parts(rows) for case in writer.add(part)]
    writer.check_all_taken()
    writer.tell(by)
    return cases


class FrameWriter:
    """Writes rows into the caseload of a review, part by part, in the caller's transaction and its lock.

    Whoever is done calls ``check_all_taken``, and then ``tell`` as the last thing of all.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self._reader = _Reader(review)
        self._written, self._keys = array("Q"), array("Q")

    def add(self, rows: Sequence[CaseloadRow]) -> list[Case]:
        """Adds the rows, and gives their cases; nothing once a row was found that cannot be taken."""
        read = self._reader.cases(rows)
        if self._reader.problems:
            return []
        seals = new_seals(len(read))
        for case, (key, _seal) in zip(read, seals, strict=True):
            case.record_key = key
        cases = Case.objects.bulk_create(read)
        Identity.objects.bulk_create(
            _identity(case, row, seal)
            for case, row, (_key, seal) in zip(cases, rows, seals, strict=True)
            if row.name or row.date_of_birth
        )
        self._written.extend(case.pk for case in cases)
        self._keys.extend(case.record_key_id for case in cases)
        return cases

    def check_all_taken(self) -> None:
        if self._reader.problems:
            raise CaseloadError(self._reader.problems)

    def tell(self, by: User, **detail: Any) -> None:
        """Whoever brought the list has seen who each child is, so it stands under each of them."""
        review = self.review
        trail.record(
            by=by,
            action="caseload imported",
            subject=review,
            review_id=review.pk,
            cases=len(self._written),
            **detail,
        )
        for part in _in_parts(zip(self._written, self._keys, strict=True)):
            entered = [About(Case(pk=case), key, review.pk) for case, key in part]
            trail.record_for_each(by=by, action="case entered", of=entered)

    def fields_of(self, row: CaseloadRow) -> dict[str, object]:
        """What the row says of its case, by the names of the case's fields."""
        return self._reader.fields_of(row)


def _in_parts(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while part := list(islice(left, AT_ONCE)):
        yield part


def _identity(case: Case, row: CaseloadRow, seal: Seal) -> Identity:
    born = row.date_of_birth.isoformat() if row.date_of_birth else ""
    return Identity(
        case=case,
        sealed_name=seal.seal(row.name) if row.name else "",
        sealed_date_of_birth=seal.seal(born) if born else "",
    )


class _Reader:
    """Turns rows into cases, and collects what is wrong on the way."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.bands = review.age_bands
        self.problems: list[RowProblem] = []
        self.districts: dict[str, District] = {district.name: district for district in review.districts.all()}
        self.teams: dict[str, Team] = {team.name: team for team in review.teams.select_related("district")}
        self._seen: set[int] = set()
        self._count = 0

    def cases(self, rows: Sequence[CaseloadRow]) -> list[Case]:
        """The cases of those rows that can be taken, not saved."""
        known = Case.objects.filter(review=self.review, reference__in=[row.reference for row in rows])
        there = set(known.values_list("reference", flat=True))
        return [case for row in rows if (case := self._case(row, there)) is not None]

    def fields_of(self, row: CaseloadRow) -> dict[str, object]:
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

    def _case(self, row: CaseloadRow, there: set[str]) -> Case | None:
        self._count += 1
        reasons = list(self._reasons(row, there))
        self.problems += [RowProblem(self._count, row.reference, reason) for reason in reasons]
        # A number in place of the text, because a set of texts would grow with the caseload.
        self._seen.add(hash(row.reference))
        return None if reasons else Case(review=self.review, **self.fields_of(row))

    def _reasons(self, row: CaseloadRow, there: set[str]) -> Iterator[str]:
        if not row.reference or not row.reference.isprintable() or len(row.reference) > 40:
            yield "Enter a reference of 1 to 40 printable characters"
        if hash(row.reference) in self._seen:
            yield "This reference stands in more than one row"
        elif row.reference in there:
            yield "A case with this reference is already in the caseload"
        if row.gender not in Gender.values:
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
    for name, model in LENGTHS_FROM.items():
        field = model._meta.get_field(name)
        if isinstance(field, CharField) and len(getattr(row, name)) > (field.max_length or 0):
            yield f"The {name.replace('_', ' ')} is longer than {field.max_length} characters"


def _age(row: CaseloadRow, bands: AgeBands, on: date) -> tuple[str, int | None]:
    """Band and completed years on the day; an unborn child has no years."""
    if row.gender == Gender.UNBORN:
        return UNBORN_BAND, None
    if row.date_of_birth is None and row.age_years is not None:
        return bands.of_years(row.age_years), row.age_years
    band = bands.of_child(row.date_of_birth, row.gender, on)
    born = row.date_of_birth if band != UNBORN_BAND else None
    return band, age_in_years(born, on) if born is not None else None
