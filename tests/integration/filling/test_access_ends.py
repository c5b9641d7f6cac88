"""What an allocation, a role or an account opened is closed at the next request."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.services import deactivate_user, revoke_role
from audit_app.filling import services
from audit_app.filling.queries import actions_known_to, audits_known_to
from audit_app.sampling.policies import can_see_identity
from audit_app.sampling.queries import allocations_for, reviews_of
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, an_allocation
from tests.integration.filling.pages import signed_in
from tests.integration.filling.test_who_may_open import OWN, an_action_on


def leave(cast: Cast, audit: Audit) -> None:
    revoke_role(user=cast.assessor, role=Role.ASSESSOR, review_id=cast.review.pk, by=cast.lead)


def close(cast: Cast, audit: Audit) -> None:
    deactivate_user(user=cast.assessor, by=cast.administrator)


def give_to_another(cast: Cast, audit: Audit) -> None:
    audit.allocation.assessor = cast.colleague
    audit.allocation.save()


@pytest.mark.parametrize("end", [leave, close, give_to_another])
def test_an_assessors_audit_is_gone_with_all_that_belongs_to_it(
    cast: Cast, end: Callable[[Cast, Audit], None]
) -> None:
    audit = a_started_audit(cast)
    action = an_action_on(audit, cast.assessor)
    client, before = signed_in(cast.assessor), User.objects.get(pk=cast.assessor.pk)
    addresses = [f"/audits/{audit.pk}/{tail}" for tail in OWN]
    assert client.get(addresses[0]).status_code == 200
    end(cast, audit)
    answers = {client.get(each).status_code for each in addresses}
    answers |= {client.post(each, {"revision": "0", "1.2": "Police"}).status_code for each in addresses}
    # An address that takes no posts says so before it is looked up what stands there.
    assert answers <= ({302} if end is close else {404, 405})
    assert not audit.referral.agency
    person = User.objects.get(pk=before.pk)
    assert not audits_known_to(person).exists()
    assert not actions_known_to(person).exists()
    assert not allocations_for(person).exists()
    assert not can_see_identity(person, audit.case)
    assert ImmediateAction.objects.filter(pk=action.pk).exists()


def test_a_case_that_was_withdrawn_before_it_was_started_can_no_longer_be(cast: Cast) -> None:
    allocation = an_allocation(cast)
    client = signed_in(cast.assessor)
    allocation.delete()
    assert client.post(f"/allocations/{allocation.pk}/start/").status_code == 404
    assert not Audit.objects.exists()


def test_a_case_given_to_another_while_its_start_waited_is_not_started(cast: Cast) -> None:
    allocation = an_allocation(cast)
    moved = type(allocation).objects.get(pk=allocation.pk)
    moved.assessor = cast.colleague
    moved.save()
    with pytest.raises(Refused, match="not allocated to you"):
        services.start_audit(allocation=allocation, by=cast.assessor)


def test_a_lead_who_leaves_loses_the_review_with_all_its_audits(cast: Cast) -> None:
    audit = a_started_audit(cast)
    successor = make_user("successor")
    give_role(successor, Role.REVIEW_LEAD, cast.review.pk)
    client = signed_in(cast.lead)
    addresses = [
        f"/audits/{audit.pk}/",
        f"/reviews/{cast.review.pk}/report/",
        f"/reviews/{cast.review.pk}/members/",
    ]
    assert [client.get(each).status_code for each in addresses] == [200, 200, 200]
    revoke_role(user=cast.lead, role=Role.REVIEW_LEAD, review_id=cast.review.pk, by=successor)
    assert [client.get(each).status_code for each in addresses] == [404, 404, 404]
    lead = User.objects.get(pk=cast.lead.pk)
    assert not audits_known_to(lead).exists()
    assert not reviews_of(lead).exists()
