"""An audit that was set aside counts in no list of what is left to do, and is not lost to the child."""

from __future__ import annotations

import pytest
from django.utils import timezone

from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling.outstanding import outstanding
from audit_app.filling.policies import can_open, check_can_return, check_can_sign_off
from audit_app.filling.services import start_audit
from audit_app.home.queries import waiting_for_sign_off
from audit_app.keeping.export.collecting import copy_of
from audit_app.keeping.policies import can_export
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.services import move_cases
from audit_app.sampling.states import MODERATION, REPORTING, Move
from audit_app.tool.models import Audit
from tests.factories.access import give_role
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_drawn_sample
from tests.factories.tool import save_answers

pytestmark = pytest.mark.django_db
HALF = "Half a thought"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    """An audit that was begun and set aside, because the case went to a colleague."""
    case = make_case(cast.review)
    make_drawn_sample(cast.review, [case], cast.lead)
    audit = start_audit(allocation=make_allocation(case, cast.assessor, cast.lead), by=cast.assessor)
    save_answers(audit, {"1.2": HALF}, by=cast.assessor)
    move_cases(
        review=cast.review,
        cases=[case.pk],
        role=RaterRole.FIRST,
        to=cast.colleague,
        reason="Ill.",
        by=cast.lead,
    )
    return Audit.objects.with_case().get(pk=audit.pk)


def test_moving_on_to_reporting_does_not_call_it_unfinished_work(cast: Cast, audit: Audit) -> None:
    found = [each.sentence for each in outstanding(cast.review, Move(MODERATION, REPORTING))]
    assert found == ["Sign off at least one audit: there is nothing to report yet."]


def test_it_is_never_signed_off_nor_returned_nor_offered(cast: Cast, audit: Audit) -> None:
    # A row as it could be left by a submission at the moment of the move.
    Audit.objects.filter(pk=audit.pk).update(
        state="submitted", submitted_at=timezone.now(), submitted_by=cast.assessor
    )
    audit.refresh_from_db()
    for check in (check_can_sign_off, check_can_return):
        with pytest.raises(Refused, match="set aside and counts nowhere"):
            check(cast.lead, audit)
    assert not waiting_for_sign_off([cast.review]).exists()


def test_a_lead_can_hand_the_child_a_copy_with_it(cast: Cast, audit: Audit) -> None:
    assert not can_open(cast.lead, audit)
    assert can_export(cast.lead, audit.case)
    assert HALF in str(copy_of(audit.case, with_staff=True))


def test_a_lead_who_reads_the_case_now_cannot_take_it_out_before_they_are_done(
    cast: Cast, audit: Audit
) -> None:
    give_role(cast.colleague, Role.REVIEW_LEAD, cast.review.pk)
    assert not can_export(cast.colleague, audit.case)
