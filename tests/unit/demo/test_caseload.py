"""The invented caseload, under several seeds."""

from collections import Counter, defaultdict

import pytest

from audit_app.demo.caseload import NEWEST_PLAN, SIZE, caseload
from audit_app.demo.history.days import ENGLAND
from audit_app.demo.names import family_surnames, staff_surnames
from audit_app.demo.places import DISABILITY_TEAMS, DISTRICTS, locality_teams
from tests.unit.demo.samples import REFERENCE_DATE, SEEDS, band, children

seeds = pytest.mark.parametrize("seed", SEEDS)


@seeds
def test_it_has_its_size_and_no_reference_or_name_twice(seed: str) -> None:
    found = children(seed)

    assert len(found) == SIZE == 1052
    assert len({child.reference for child in found}) == SIZE
    assert len({child.name for child in found if child.gender != "unborn"}) == sum(
        child.gender != "unborn" for child in found
    )


def test_it_is_the_same_every_time_and_another_under_another_seed() -> None:
    assert caseload("one", REFERENCE_DATE, 80) == caseload("one", REFERENCE_DATE, 80)
    assert caseload("one", REFERENCE_DATE, 80) != caseload("two", REFERENCE_DATE, 80)


@seeds
def test_every_age_is_there_in_more_than_a_few(seed: str) -> None:
    bands = Counter(band(child) for child in children(seed))

    assert set(bands) == {"unborn", "0-2", "2-5", "5-10", "10-16", "16-18"}
    assert min(bands.values()) >= 10


@seeds
def test_a_child_is_unborn_exactly_when_the_date_is_to_come(seed: str) -> None:
    for child in children(seed):
        assert (child.gender == "unborn") == (child.date_of_birth > REFERENCE_DATE)


@seeds
def test_districts_are_unequal_and_each_has_its_teams(seed: str) -> None:
    sizes = Counter(child.district for child in children(seed))

    assert set(sizes) == {place.name for place in DISTRICTS}
    assert max(sizes.values()) > 1.5 * min(sizes.values())
    for child in children(seed):
        expected = DISABILITY_TEAMS if child.with_disability_team else locality_teams(child.district)
        assert child.team in expected


@seeds
def test_about_one_in_twenty_is_with_a_disability_team(seed: str) -> None:
    share = sum(child.with_disability_team for child in children(seed)) / SIZE

    assert 0.035 < share < 0.065


@seeds
def test_plans_begin_on_working_days_in_the_two_years_before_the_review(seed: str) -> None:
    for child in children(seed):
        assert ENGLAND.is_working_day(child.plan_started)
        assert 0 < (REFERENCE_DATE - child.plan_started).days < 645
        assert child.plan_started <= ENGLAND.add_working_days(REFERENCE_DATE - NEWEST_PLAN, 1)


@seeds
def test_brothers_and_sisters_share_a_surname_a_district_and_what_the_plan_is_for(seed: str) -> None:
    families = defaultdict(list)
    for child in children(seed):
        families[child.family_ref].append(child)
    together = [family for family in families.values() if len(family) > 1]

    assert len(together) > 100
    for family in together:
        assert len({child.name.rpartition(" ")[2] for child in family}) == 1
        assert len({(child.district, child.categories) for child in family}) == 1


def test_no_worker_can_bear_the_name_of_a_family() -> None:
    assert not set(family_surnames()) & set(staff_surnames())
    assert len(family_surnames()) >= SIZE
