from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from audit_app.sampling.models import Allocation, AssessorCapacity, Case, District, Sample, SampledCase, Team
from tests.factories.sampling import (
    DISABILITY_TEAM,
    Cast,
    make_allocation,
    make_case,
    make_cast,
    make_identity,
    make_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def make_sample(cast: Cast, **fields: Any) -> Sample:
    kept = {"seed": "2009", "size": 1, "plan": {}, "frame_size": 10, "frame_hash": "0" * 64, **fields}
    return Sample.objects.create(review=cast.review, drawn_by=cast.lead, **kept)


def make_sampled(sample: Sample, case: Case, **fields: Any) -> SampledCase:
    kept = {"order": case.pk, "stratum": "Ashmere, 2-5", "frame_count": 10, "expected_count": 1.0, **fields}
    return SampledCase.objects.create(sample=sample, case=case, **{"inclusion_probability": 0.1, **kept})


@pytest.mark.parametrize(
    "fields",
    [
        {"fieldwork_end": date(2009, 3, 30)},
        {"jurisdiction": "GB"},
        {"day_counting": "weekdays"},
        {"core_days": 0},
        {"strategy_hours": 0},
        {"minimum_cases": 0},
        {"improve_from": 70},
        {"met_from": 85},
        {"strong_from": 101},
    ],
)
def test_the_database_refuses_a_review_whose_settings_contradict_one_another(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        make_review(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"reference": ""},
        {"gender": "girl"},
        {"age_band": "0 to 2"},
        {"gender": "unborn", "age_band": "0-2", "age_years": 0},
        {"age_band": "unborn", "age_years": 0},
        {"age_band": "16-18", "age_years": None},
        {"age_band": "16-18", "age_years": 18},
        {"district": None, "team": None},
        {"plan_categories": 16},
    ],
)
def test_the_database_refuses_a_case_that_cannot_be(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        make_case(cast.review, **fields)


def test_a_reference_is_used_once_in_a_review_and_again_in_another(cast: Cast) -> None:
    make_case(cast.review, reference="WD1")
    make_case(cast.other_review, reference="WD1")
    with pytest.raises(IntegrityError):
        make_case(cast.review, reference="WD1")


def test_plan_categories_are_read_as_codes_and_none_of_them_is_not_unknown(cast: Cast) -> None:
    for categories in (frozenset({"neglect", "emotional"}), frozenset[str](), None):
        case = make_case(cast.review, plan_categories=categories)
        case.refresh_from_db()
        assert case.plan_categories == categories


def test_a_case_counts_with_its_disability_team_and_otherwise_with_its_district(cast: Cast) -> None:
    disability_team = cast.review.teams.get(name=DISABILITY_TEAM)
    district = cast.review.districts.get(name="Ashmere")
    assert make_case(cast.review).place == "Ashmere"
    assert make_case(cast.review, district=district, team=disability_team).place == DISABILITY_TEAM
    assert make_case(cast.review, district=None, team=disability_team).place == DISABILITY_TEAM
    assert make_case(cast.review, district=district, team=None).place == "Ashmere"


def test_an_identity_is_never_what_a_log_would_print(cast: Cast) -> None:
    identity = make_identity(make_case(cast.review), name="Juniper Made-Up")
    assert "Juniper" not in f"{identity} {identity!r} {identity.case} {identity.case!r}"


@pytest.mark.parametrize(
    "second",
    [
        lambda review: District.objects.create(review=review, name="Ashmere", order=9),
        lambda review: Team.objects.create(review=review, name="Ashmere team"),
    ],
)
def test_a_name_is_given_once_in_a_review(cast: Cast, second: Callable[[Any], Any]) -> None:
    with pytest.raises(IntegrityError):
        second(cast.review)


@pytest.mark.parametrize("fields", [{"seed": ""}, {"size": 0}, {"size": 11}])
def test_the_database_refuses_a_sample_that_cannot_be(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        make_sample(cast, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"inclusion_probability": 0.0},
        {"inclusion_probability": 1.01},
        {"frame_count": 0},
        {"expected_count": 0.0},
        {"reason": "The file is with the court."},
    ],
)
def test_the_database_refuses_a_sampled_case_that_cannot_be(cast: Cast, fields: dict[str, Any]) -> None:
    sample = make_sample(cast)
    with pytest.raises(IntegrityError):
        make_sampled(sample, make_case(cast.review), **fields)


def test_a_case_is_replaced_only_with_a_reason(cast: Cast) -> None:
    sample = make_sample(cast)
    other = make_sampled(sample, make_case(cast.review))
    with pytest.raises(IntegrityError):
        make_sampled(sample, make_case(cast.review), replaced_by=other, went_out="replaced")


def test_a_case_stands_for_as_many_children_as_its_chance_says(cast: Cast) -> None:
    assert make_sampled(make_sample(cast), make_case(cast.review)).weight == pytest.approx(10)


def test_a_case_has_one_first_and_one_second_assessor_who_are_two_people(cast: Cast) -> None:
    case = make_case(cast.review)
    make_allocation(case, cast.assessor)
    make_allocation(case, cast.colleague, role="second")
    assert Allocation.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "role"), [("colleague", "first"), ("assessor", "second"), ("colleague", "third")]
)
def test_the_database_refuses_an_allocation_that_cannot_be(cast: Cast, who: str, role: str) -> None:
    case = make_case(cast.review)
    make_allocation(case, cast.assessor)
    with pytest.raises(IntegrityError):
        make_allocation(case, getattr(cast, who), role=role)


def test_an_assessor_has_one_capacity_in_a_review(cast: Cast) -> None:
    AssessorCapacity.objects.create(review=cast.review, user=cast.assessor, capacity=5)
    with pytest.raises(IntegrityError):
        AssessorCapacity.objects.create(review=cast.review, user=cast.assessor, capacity=6)
