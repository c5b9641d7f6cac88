"""A case that waits again is given by chance to nobody who has read of it; by hand it can go back."""

from __future__ import annotations

import pytest

from audit_app.access.refused import Refused
from audit_app.filling.services import start_audit
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case
from audit_app.sampling.services import allocate, move_cases, set_capacities
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_drawn_sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case that its assessor has begun to read, and that has been taken back."""
    case = make_case(cast.review)
    make_drawn_sample(cast.review, [case], cast.lead)
    start_audit(allocation=make_allocation(case, cast.assessor, cast.lead), by=cast.assessor)
    take_back(cast, case)
    return case


def take_back(cast: Cast, case: Case) -> None:
    move_cases(
        review=cast.review, cases=[case.pk], role=RaterRole.FIRST, to=None, reason="Ill.", by=cast.lead
    )


def test_it_goes_to_somebody_else(cast: Cast, case: Case) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 6, cast.colleague: 1}, by=cast.lead)
    given = allocate(review=cast.review, seed="2009", by=cast.lead)
    assert [each.assessor for each in given] == [cast.colleague]


def test_where_nobody_else_is_left_the_lead_is_told_and_nothing_breaks(cast: Cast, case: Case) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 6}, by=cast.lead)
    with pytest.raises(Refused, match=f"Nobody can read {case.reference}: .* has read of it already"):
        allocate(review=cast.review, seed="2009", by=cast.lead)
    assert Allocation.objects.current().count() == 0


def test_its_second_assessor_does_not_become_its_first(cast: Cast) -> None:
    case = make_case(cast.review)
    make_drawn_sample(cast.review, [case], cast.lead)
    make_allocation(case, cast.assessor, cast.lead)
    make_allocation(case, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    take_back(cast, case)
    set_capacities(review=cast.review, capacities={cast.colleague: 6, cast.assessor: 1}, by=cast.lead)
    given = allocate(review=cast.review, seed="2009", by=cast.lead)
    assert [each.assessor for each in given] == [cast.assessor]
