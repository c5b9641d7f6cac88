"""Takes the caseload in: all of its rows, or none and a list of what is wrong with which."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import CharField, Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import new_record_keys
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
    reader = _Reader(review, rows)
    read = [reader.case(number, row) for number, row in enumerate(rows, start=1)]
    if reader.problems:
        raise CaseloadError(reader.problems)
    cases = Case.objects.bulk_create(_with_keys([case for case in read if case is not None]))
    Identity.objects.bulk_create(
        Identity.of(case, name=row.name, date_of_birth=row.date_of_birth)
        for case, row in zip(cases, rows, strict=True)
        if row.name or row.date_of_birth
    )
    trail.record(by=by, action="caseload imported", subject=review, review_id=review.pk, cases=len(cases))
    # Whoever brought the list has seen who each child is, so it stands under each of them.
    entered = [About(case, case.record_key_id, review.pk) for case in cases]
    trail.record_for_each(by=by, action="case entered", of=entered)
    return cases


def _with_keys(cases: list[Case]) -> list[Case]:
    for case, key in zip(cases, new_record_keys(len(cases)), strict=True):
        case.record_key = key
    return cases


class _Reader:
    """Turns rows into cases, and collects what is wrong on the way."""

    def __init__(self, review: Review, rows: list[CaseloadRow]) -> None:
        self.review = review
        self.bands = review.age_bands
        self.problems: list[RowProblem] = []
        self.districts: dict[str, District] = {district.name: district for district in review.districts.all()}
        self.teams: dict[str, Team] = {team.name: team for team in review.teams.all()}
        self.known = set(Case.objects.filter(review=review).values_list("reference", flat=True))
        self.times = Counter(row.reference for row in rows)

    def case(self, number: int, row: CaseloadRow) -> Case | None:
        reasons = list(self._reasons(row))
        self.problems += [RowProblem(number, row.reference, reason) for reason in reasons]
        if reasons:
            return None
        team = self.teams.get(row.team)
        band, years = _age(row, self.bands, self.review.reference_date)
        return Case(
            review=self.review,
            reference=row.reference,
            gender=row.gender,
            age_band=band,
            age_years=years,
            # A case of a district's team lies in that district, whether or not the row repeats it.
            district=self.districts.get(row.district) or (team.district if team else None),
            team=team,
            plan_categories=row.plan_categories,
            category_as_imported=row.category_as_imported,
            family_ref=row.family_ref,
            plan_started=row.plan_started,
        )

    def _reasons(self, row: CaseloadRow) -> Iterator[str]:
        if not row.reference or not row.reference.isprintable() or len(row.reference) > 40:
            yield "Enter a reference of 1 to 40 printable characters"
        if self.times[row.reference] > 1:
            yield "This reference stands in more than one row"
        if row.reference in self.known:
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
