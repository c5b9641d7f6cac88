"""Tables 1.1: the caseload beside the sample drawn from it."""

from __future__ import annotations

import pytest

from audit_app.access.roles import Role
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.tables import all_tables
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.models import Case, Review, Sample, SampledCase
from audit_app.sampling.services import draw_sample
from tests.factories.access import give_role, make_user
from tests.factories.sampling import make_case, make_caseload, make_review

pytestmark = pytest.mark.django_db


def drawn(review: Review, plan: Plan) -> Sample:
    lead = make_user("lead", "Leah Lead")
    give_role(lead, Role.REVIEW_LEAD, review.pk)
    return draw_sample(review=review, plan=plan, seed="2009", by=lead)


def table(review: Review, key: str) -> ResultTable:
    return all_tables(signed_off_cohort(review))[key]


def values(found: ResultTable) -> dict[str, tuple[object, ...]]:
    return {row.label: row.values for row in found.rows}


def test_without_a_recorded_draw_there_is_no_such_table() -> None:
    review = make_review()
    make_caseload(review, 12)
    assert not {"1.1.ages", "1.1.places"} & set(all_tables(signed_off_cohort(review)))


def test_the_quotas_of_the_plan_are_what_is_expected_of_each_age() -> None:
    review = make_review()
    make_caseload(review, 120)
    drawn(review, Plan(10, {"unborn": 1, "0-2": 3, "2-5": 4, "10-16": 2}, Spread.EVEN, 1))
    found = table(review, "1.1.ages")
    assert values(found) == {
        "Unborn": (20, 1.0, 1),
        "0 to 2": (20, 3.0, 3),
        "2 to 5": (20, 4.0, 4),
        "5 to 10": (20, 0.0, 0),
        "10 to 16": (20, 2.0, 2),
        "16 to 18": (20, 0.0, 0),
    }
    assert found.total is not None
    assert found.total.values == (120, 10.0, 10)


def test_without_quotas_each_age_is_expected_by_its_part_of_each_place() -> None:
    review = make_review()
    ashmere, brookfield = review.districts.all()[:2]
    for district, band, years in [(ashmere, "2-5", 4)] * 3 + [(ashmere, "5-10", 8), (brookfield, "5-10", 8)]:
        make_case(review, district=district, age_band=band, age_years=years)
    drawn(review, Plan(3, spread=Spread.EVEN))
    expected = {label: row[1] for label, row in values(table(review, "1.1.ages")).items() if row[0]}
    assert expected == {"2 to 5": 1.5, "5 to 10": 1.5}


def test_places_stand_in_the_order_of_the_review_with_disability_teams_last() -> None:
    review = make_review()
    make_caseload(review, 66)
    drawn(review, Plan(12, spread=Spread.EVEN))
    found = table(review, "1.1.places")
    assert values(found) == {
        "Ashmere": (21, 4.0, 4),
        "Brookfield": (22, 4.0, 4),
        "Calverton": (17, 3.0, 3),
        "Disability team East": (6, 1.0, 1),
    }


def test_a_case_that_was_replaced_is_not_counted_as_drawn_and_the_one_in_its_place_is() -> None:
    review = make_review()
    case = make_case(review, age_band="2-5", age_years=4)
    spare = make_case(review, age_band="5-10", age_years=8)
    sample = drawn(review, Plan(1))
    replaced = sample.sampled_cases.get()
    other = spare if replaced.case == case else case
    chance = {
        "stratum": replaced.stratum,
        "frame_count": 2,
        "expected_count": 1,
        "inclusion_probability": 0.5,
    }
    replaced.replaced_by = SampledCase.objects.create(sample=sample, case=other, order=2, **chance)
    replaced.went_out, replaced.reason = "replaced", "The file could not be found."
    replaced.save()
    counted = {label: row[2] for label, row in values(table(review, "1.1.ages")).items() if row[2]}
    assert counted == {other.age_band_label: 1}


def test_what_was_expected_of_families_stays_when_records_are_erased() -> None:
    review = make_review()
    for number, case in enumerate(make_caseload(review, 60)):
        Case.objects.filter(pk=case.pk).update(family_ref=f"F{number // 3}")
    drawn(review, Plan(8, one_a_family=True))
    before = [values(table(review, key)) for key in ("1.1.ages", "1.1.places")]
    # What erasing does: the references are others, and nobody knows who belonged together.
    for case in review.cases.all():
        Case.objects.filter(pk=case.pk).update(reference=f"erased-{case.pk * 7919 % 1009}", family_ref="")
    assert [values(table(review, key)) for key in ("1.1.ages", "1.1.places")] == before
