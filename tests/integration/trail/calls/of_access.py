"""Accounts, roles and invitations."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.access.invitations.services import Invited, invite
from audit_app.access.models import Membership, User
from audit_app.access.roles import Role
from tests.factories.access import PASSWORD, make_user
from tests.factories.sampling import Cast, make_review
from tests.integration.trail.calls.call import Arguments, call

NEWCOMER = {"username": "nell", "display_name": "Nell New"}
INVITED: dict[str, Any] = {**NEWCOMER, "email": "nell@example.org"}


def nobody_yet(cast: Cast) -> Arguments:
    Membership.objects.all().delete()
    User.objects.all().delete()
    return dict(NEWCOMER)


def invited(cast: Cast) -> Invited:
    return invite(**INVITED, by=cast.administrator)


def role_of(user: User, cast: Cast, **more: Any) -> Arguments:
    return {"user": user, "role": Role.ASSESSOR, "review_id": cast.review.pk, "by": cast.lead, **more}


def a_review_without_lead(cast: Cast) -> Arguments:
    review = make_review(title="A review without a lead", reference_date=date(2009, 3, 31))
    return {"user": cast.colleague, "review_id": review.pk, "by": cast.administrator}


CALLS = {
    "access.create_first_administrator": call(
        lambda cast: {**nobody_yet(cast), "password": PASSWORD}, "person added"
    ),
    "access.create_user": call(
        lambda cast: {**NEWCOMER, "password": PASSWORD, "by": cast.administrator}, "person added"
    ),
    "access.deactivate_user": call(
        lambda cast: {"user": cast.colleague, "by": cast.administrator}, "access ended"
    ),
    "access.grant_role": call(lambda cast: role_of(make_user("nell"), cast), "role granted"),
    "access.enter_member": call(lambda cast: role_of(make_user("nell"), cast), "role granted"),
    "access.revoke_role": call(lambda cast: role_of(cast.colleague, cast), "role revoked"),
    "access.name_lead": call(a_review_without_lead, "lead named by an administrator"),
    "access.invite_first_administrator": call(nobody_yet, "person invited"),
    "access.invite": call(lambda cast: {**INVITED, "by": cast.administrator}, "person invited"),
    "access.invite_member": call(
        lambda cast: {**INVITED, "role": Role.ASSESSOR, "review_id": cast.review.pk, "by": cast.lead},
        "person invited",
        "role granted",
    ),
    "access.invite_again": call(
        lambda cast: {"user": invited(cast).user, "by": cast.administrator}, "person invited again"
    ),
    "access.withdraw_invitation": call(
        lambda cast: {"user": invited(cast).user, "by": cast.administrator}, "invitation withdrawn"
    ),
    "access.accept_invitation": call(
        lambda cast: {"token": invited(cast).token, "password": PASSWORD}, "invitation accepted"
    ),
    "access.accept_by_single_sign_on": call(lambda cast: {"user": invited(cast).user}, "invitation accepted"),
}
