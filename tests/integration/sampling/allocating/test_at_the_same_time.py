"""A case is moved while its assessor saves: whoever waited is refused, and nothing is half moved."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest
from django.db import transaction

from audit_app.access.refused import Refused
from audit_app.filling.services import save_section, start_audit, submit
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.models import Allocation, Case, SampledCase
from audit_app.sampling.services import (
    add_conflict,
    allocate,
    declare_conflict,
    move_cases,
    remove_case,
    set_capacities,
)
from audit_app.tool.models import Audit
from tests.factories.sampling import (
    Cast,
    make_allocation,
    make_case,
    make_caseload,
    make_cast,
    make_drawn_sample,
)
from tests.factories.tool import an_answered_audit
from tests.integration.filling.test_at_the_same_time import at_once
from tests.moments import Moment

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


def _a_lead_enters_a_conflict(cast: Cast, case: Case, allocation: Allocation) -> Any:
    return add_conflict(
        review=cast.review, user=cast.assessor, kind=ConflictKind.CASE, case=case, by=cast.lead
    )


def _a_lead_takes_the_case_out(cast: Cast, case: Case, allocation: Allocation) -> Any:
    return remove_case(sampled=SampledCase.objects.get(case=case), reason="No file.", by=cast.lead)


def _the_assessor_declares_a_conflict(cast: Cast, case: Case, allocation: Allocation) -> Any:
    return declare_conflict(allocation=allocation, words="My cousin", by=cast.assessor)


@pytest.mark.parametrize(
    "work", [_a_lead_enters_a_conflict, _a_lead_takes_the_case_out, _the_assessor_declares_a_conflict]
)
def test_an_audit_that_is_being_submitted_is_not_set_aside(
    cast: Cast, work: Callable[[Cast, Case, Allocation], Any]
) -> None:
    audit = an_answered_audit(cast)
    allocation, case = audit.allocation, audit.case
    make_drawn_sample(cast.review, [case, make_case(cast.review)], cast.lead)
    is_submitted, is_waiting = Moment(), Moment()

    def hand_in() -> None:
        try:
            with transaction.atomic():
                submit(audit=audit, reasons={}, by=cast.assessor)
                is_submitted.comes()
                is_waiting.wait()
                # By now the other waits for a lock that ends with this transaction.
                sleep(0.3)
        finally:
            is_submitted.comes()

    def interfere() -> Any:
        is_submitted.wait()
        is_waiting.comes()
        return work(cast, case, Allocation.objects.select_related("case__review").get(pk=allocation.pk))

    at_once(hand_in, interfere)
    kept = Allocation.objects.select_related("audit").get(pk=allocation.pk)
    assert (kept.role, kept.audit.state) == ("first", "submitted")
    assert SampledCase.objects.get(case=case).is_in_sample
