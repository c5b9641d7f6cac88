import pytest
from django.db import IntegrityError

from audit_app.access.models import Membership
from audit_app.access.roles import Permission, Role
from tests.factories.access import give_role, make_administrator, make_user

pytestmark = pytest.mark.django_db


def test_a_role_counts_in_its_own_review_only() -> None:
    user = make_user("lead")
    give_role(user, Role.REVIEW_LEAD, 1)
    give_role(user, Role.ASSESSOR, 2)
    assert user.roles(1) == {Role.REVIEW_LEAD}
    assert user.roles(2) == {Role.ASSESSOR}
    assert user.roles(3) == set()
    assert user.roles() == {Role.REVIEW_LEAD, Role.ASSESSOR}


def test_the_reviews_of_somebody_are_those_of_their_memberships() -> None:
    user = make_user("lead")
    give_role(user, Role.REVIEW_LEAD, 1)
    give_role(user, Role.ASSESSOR, 1)
    give_role(user, Role.ASSESSOR, 2)
    assert user.review_ids() == {1, 2}
    assert user.review_ids(Role.ASSESSOR) == {1, 2}
    assert user.review_ids(Role.REVIEW_LEAD) == {1}
    assert user.review_ids(Role.BOARD_READER) == set()


def test_a_permission_follows_the_role_held_in_the_review() -> None:
    user = make_user("lead")
    give_role(user, Role.REVIEW_LEAD, 1)
    assert user.has_permission(Permission.SIGN_OFF_AUDIT, 1)
    assert user.has_permission(Permission.SIGN_OFF_AUDIT)
    assert not user.has_permission(Permission.SIGN_OFF_AUDIT, 2)


def test_an_administrator_is_one_in_every_review_and_sees_identities_in_none() -> None:
    administrator = make_administrator()
    assert administrator.roles(5) == {Role.ADMINISTRATOR}
    assert administrator.has_permission(Permission.MANAGE_PEOPLE)
    assert not administrator.has_permission(Permission.VIEW_IDENTITIES, 5)


def test_a_closed_account_holds_nothing_though_its_rows_remain() -> None:
    user = make_user("lead", is_active=False, is_administrator=True)
    give_role(user, Role.REVIEW_LEAD, 1)
    assert user.roles() == set()
    assert user.review_ids() == set()
    assert not user.has_permission(Permission.SIGN_OFF_AUDIT, 1)


def test_the_flag_that_django_calls_superuser_opens_nothing() -> None:
    user = make_user("root", is_superuser=True, is_staff=True)
    assert not [permission for permission in Permission if user.has_permission(permission)]


@pytest.mark.parametrize("role", ["administrator", "", "chair"])
def test_the_database_refuses_a_role_that_is_not_held_in_a_review(role: str) -> None:
    with pytest.raises(IntegrityError):
        Membership.objects.create(user=make_user("someone"), review_id=1, role=role)


def test_the_database_refuses_the_same_membership_twice() -> None:
    user = make_user("someone")
    give_role(user, Role.ASSESSOR, 1)
    with pytest.raises(IntegrityError):
        give_role(user, Role.ASSESSOR, 1)


def test_the_database_refuses_a_person_without_a_name_to_show() -> None:
    user = make_user("someone")
    user.display_name = ""
    with pytest.raises(IntegrityError):
        user.save()
