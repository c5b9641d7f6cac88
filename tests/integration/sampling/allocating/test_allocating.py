from collections import Counter
from datetime import date

import pytest

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.services import revoke_role
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Allocation, Sample
from audit_app.sampling.queries import allocations_for, capacities_of
from audit_app.sampling.services import allocate, draw_sample, set_capacities
from tests.factories.sampling import Cast, make_caseload, make_cast

pytestmark = pytest.mark.django_db
DUE = date(2009, 4, 15)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_caseload(cast.review, 60)
    return cast


def prepare(cast: Cast, own: int = 7, colleague: int = 3) -> Sample:
    sample = draw_sample(review=cast.review, plan=Plan(10), seed="2009", by=cast.lead)
    set_capacities(
        review=cast.review, capacities={cast.assessor: own, cast.colleague: colleague}, by=cast.lead
    )
    return sample


def test_every_case_of_the_sample_has_its_first_assessor_within_the_capacities(cast: Cast) -> None:
    sample = prepare(cast)
    allocations = allocate(review=cast.review, seed="2009", by=cast.lead, due=DUE)
    assert Counter(allocation.assessor for allocation in allocations) == {cast.assessor: 7, cast.colleague: 3}
    assert {allocation.case_id for allocation in allocations} == set(
        sample.sampled_cases.values_list("case_id", flat=True)
    )
    for allocation in allocations_for(cast.assessor):
        assert (allocation.role, allocation.due, allocation.allocated_by_id) == ("first", DUE, cast.lead.pk)
        assert allocation.office == allocation.case.place


def test_the_allocation_is_one_entry_of_the_trail_with_everyones_load(cast: Cast) -> None:
    prepare(cast)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    entry = TrailEntry.objects.get(action="cases allocated")
    assert entry.detail == {"seed": "2009", "loads": {str(cast.assessor.pk): 7, str(cast.colleague.pk): 3}}


def test_who_was_given_a_case_stands_under_the_record_of_its_child(cast: Cast) -> None:
    prepare(cast)
    allocations = allocate(review=cast.review, seed="2009", by=cast.lead)
    entries = TrailEntry.objects.filter(action="case allocated")
    assert {(entry.record_id, entry.detail["assessor"]) for entry in entries} == {
        (each.case.record_key_id, each.assessor_id) for each in allocations
    }


def test_capacities_said_again_replace_those_said_before(cast: Cast) -> None:
    prepare(cast)
    before = capacities_of(cast.review)
    set_capacities(review=cast.review, capacities={cast.colleague: 12}, by=cast.lead)
    assert capacities_of(cast.review) == {cast.colleague: 12}
    assert TrailEntry.objects.filter(action="capacities set").latest("pk").detail["changes"] == {
        str(cast.assessor.pk): {"from": before[cast.assessor], "to": None},
        str(cast.colleague.pk): {"from": before[cast.colleague], "to": 12},
    }


def test_too_little_capacity_allocates_nothing_and_says_both_numbers(cast: Cast) -> None:
    prepare(cast, own=4)
    with pytest.raises(Refused, match="The sample has 10 cases, and the assessors together can take 7"):
        allocate(review=cast.review, seed="2009", by=cast.lead)
    assert not Allocation.objects.exists()


def test_nobody_is_given_a_case_who_is_no_assessor_of_the_review(cast: Cast) -> None:
    with pytest.raises(Refused, match="Stella Stranger is not an assessor of this review"):
        set_capacities(review=cast.review, capacities={cast.stranger: 5}, by=cast.lead)
    prepare(cast)
    revoke_role(user=cast.colleague, role=Role.ASSESSOR, review_id=cast.review.pk, by=cast.lead)
    with pytest.raises(Refused, match="Cole League is not an assessor of this review"):
        allocate(review=cast.review, seed="2009", by=cast.lead)
    assert not Allocation.objects.exists()


def test_a_sample_is_allocated_once(cast: Cast) -> None:
    prepare(cast)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    with pytest.raises(Refused, match="already allocated"):
        allocate(review=cast.review, seed="2010", by=cast.lead)
    assert Allocation.objects.count() == 10


def test_without_a_sample_there_is_nothing_to_allocate(cast: Cast) -> None:
    with pytest.raises(Refused, match="Draw the sample"):
        allocate(review=cast.review, seed="2009", by=cast.lead)


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_the_lead_allocates(cast: Cast, who: str) -> None:
    prepare(cast)
    with pytest.raises(Refused, match="lead of this review"):
        allocate(review=cast.review, seed="2009", by=getattr(cast, who))
    with pytest.raises(Refused, match="lead of this review"):
        set_capacities(review=cast.review, capacities={cast.assessor: 60}, by=getattr(cast, who))
    assert capacities_of(cast.review) == {cast.assessor: 7, cast.colleague: 3}
