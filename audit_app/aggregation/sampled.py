"""Tables 1.1: the caseload and the sample drawn from it, side by side, by age range and by place.

Both speak of the whole review, whatever a cohort is narrowed to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, QuerySet

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import in_words
from audit_app.aggregation.results import ResultTable, Row
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.shares import shares_of_places
from audit_app.sampling.models import Case, Sample
from audit_app.sampling.queries import current_cases, sample_of

COLUMNS = ("Children in the caseload", "Expected in the sample", "Drawn")
PLACE = ("district__order", "district__name", "team__name", "team__is_disability_team")


class Place(NamedTuple):
    """Where the draw counts a child (see ``Case.place``); places sort as the review lists them."""

    is_disability_team: bool
    is_team: bool
    order: int
    name: str


Children = Mapping[tuple[str, Place], int]
Number = TypeVar("Number", int, float)


def sampled_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    """Both tables of the latest draw; none where no draw is recorded."""
    sample = sample_of(cohort.review)
    if sample is None:
        return ()
    children = _children(Case.objects.filter(review=cohort.review, exclusion=None))
    drawn = _children(Case.objects.filter(pk__in=current_cases(sample).values("case")))
    return _age_table(sample, children, drawn), _place_table(sample, children, drawn)


def _children(cases: QuerySet[Case]) -> Children:
    """Children by age band and place."""
    found: Counter[tuple[str, Place]] = Counter()
    rows = cases.order_by().values_list("age_band", *PLACE).annotate(children=Count("pk"))
    for band, order, district, team, is_disability_team, children in rows:
        found[band, _place(order, district, team, is_disability_team)] += children
    return found


def _place(
    order: int | None, district: str | None, team: str | None, is_disability_team: bool | None
) -> Place:
    if district is None or is_disability_team:
        return Place(bool(is_disability_team), True, 0, team or "")
    return Place(False, False, order or 0, district)


def _by_age(children: Mapping[tuple[str, Place], Number]) -> dict[str, Number]:
    found: dict[str, Any] = defaultdict(int)
    for (band, _place), number in children.items():
        found[band] += number
    return found


def _by_place(children: Mapping[tuple[str, Place], Number]) -> dict[Place, Number]:
    found: dict[Place, Any] = defaultdict(int)
    for (_band, place), number in children.items():
        found[place] += number
    return found


def _shares(sample: Sample, there: Mapping[Place, int]) -> dict[Place, int]:
    """What the plan asks of each place; the draw meets it exactly."""
    plan = Plan.from_json(sample.plan)
    if plan.one_a_family:
        # The places share the sample out by the children who were chosen of their families.
        asked = _by_place(_one_by_one(sample, there))
        return {place: round(asked[place]) for place in there}
    teams = {place.name: number for place, number in there.items() if place.is_disability_team}
    districts = {place.name: number for place, number in there.items() if not place.is_disability_team}
    shares = shares_of_places(plan, districts, teams)
    return {place: shares[place.name] for place in there}


def _expected_ages(sample: Sample, children: Children) -> Mapping[str, Fraction | float]:
    """The quotas of the plan; without any, as many as the chances of the children of an age come to."""
    plan = Plan.from_json(sample.plan)
    bands = sample.review.age_bands.codes
    if plan.age_quotas is not None:
        return {band: Fraction(plan.age_quotas.get(band, 0)) for band in bands}
    if plan.pre_school_percent or plan.one_a_family:
        by_age = _by_age(_one_by_one(sample, _by_place(children)))
        return {band: round(by_age[band], 6) for band in bands}
    # Every child of a place has the same chance, whatever the age.
    there = _by_place(children)
    shares = _shares(sample, there)
    expected = dict.fromkeys(bands, Fraction(0))
    for (band, place), number in children.items():
        expected[band] += Fraction(shares[place] * number, there[place])
    return expected


def _one_by_one(sample: Sample, there: Iterable[Place]) -> dict[tuple[str, Place], float]:
    """The chances of the children added up by age band and place, as they were at the draw."""
    places = {place.name: place for place in there}
    return {(band, places[name]): number for band, name, number in sample.expected}


def _age_table(sample: Sample, children: Children, drawn: Children) -> ResultTable:
    there, here, expected = _by_age(children), _by_age(drawn), _expected_ages(sample, children)
    rows = [
        Row(label, (there[band], float(expected[band]), here[band]))
        for band, label in sample.review.age_bands.labels.items()
    ]
    title = "The caseload and the sample by age range"
    note = f"Age on {in_words(sample.review.reference_date)}; a boundary belongs to the older range."
    return _table("1.1.ages", title, rows, note, "Age range")


def _place_table(sample: Sample, children: Children, drawn: Children) -> ResultTable:
    there, here = _by_place(children), _by_place(drawn)
    shares = _shares(sample, there)
    rows = [Row(place.name, (there[place], float(shares[place]), here[place])) for place in sorted(there)]
    note = "A disability team counts as a place of its own."
    return _table("1.1.places", "The caseload and the sample by place", rows, note, "Place")


def _table(key: str, title: str, rows: Sequence[Row], note: str, row_heading: str) -> ResultTable:
    """An expected number is a fraction even where it comes out whole: it is no count of children."""
    totals = tuple(sum(values) for values in zip(*(row.values for row in rows), strict=True))
    without_replaced = "Cases that were replaced are not counted as drawn."
    total = Row("Total", totals) if rows else None
    return ResultTable(key, title, COLUMNS, tuple(rows), f"{note} {without_replaced}", row_heading, total)
