"""A case is moved while its assessor saves: whoever waited is refused, and nothing is half moved."""

from __future__ import annotations

import pytest

from audit_app.access.refused import Refused
from audit_app.filling.services import save_section, start_audit
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation
from audit_app.sampling.services import allocate, move_cases, set_capacities
from audit_app.tool.models import Audit
from tests.factories.sampling import (
    Cast,
    make_allocation,
    make_case,
    make_caseload,
    make_cast,
    make_drawn_sample,
)
from tests.integration.filling.test_at_the_same_time import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_an_answer_is_saved_before_the_move_or_not_at_all(cast: Cast) -> None:
    case = make_case(cast.review)
    make_drawn_sample(cast.review, [case], cast.lead)
    allocation = make_allocation(case, cast.assessor, cast.lead)
    audit = start_audit(allocation=allocation, by=cast.assessor)

    def save() -> str:
        try:
            save_section(audit=audit, number=1, answers={"1.2": "Police"}, revision=0, by=cast.assessor)
        except Refused:
            return "refused"
        return "saved"

    def move() -> str:
        move_cases(
            review=cast.review,
            cases=[case.pk],
            role=RaterRole.FIRST,
            to=cast.colleague,
            reason="Ill.",
            by=cast.lead,
        )
        return "moved"

    outcomes = at_once(save, move)
    assert "moved" in outcomes
    kept = Audit.objects.get(pk=audit.pk)
    assert (kept.referral.agency == "Police") is ("saved" in outcomes)
    assert kept.allocation.role == "former"


def test_two_leads_who_share_out_at_once_give_each_case_once(cast: Cast) -> None:
    make_drawn_sample(cast.review, make_caseload(cast.review, 6), cast.lead)
    set_capacities(review=cast.review, capacities={cast.assessor: 6}, by=cast.lead)

    def share() -> str:
        try:
            return str(len(allocate(review=cast.review, seed="2009", by=cast.lead)))
        except Refused as refusal:
            return refusal.reason

    assert sorted(at_once(share, share)) == ["6", "The cases of this sample are already allocated."]
    assert Allocation.objects.count() == 6
