from collections.abc import Callable

import pytest

from audit_app.access import trail
from audit_app.access.models import Membership, TrailEntry, User
from audit_app.access.policies import (
    can_deactivate,
    can_grant,
    can_manage_members,
    can_manage_people,
    can_name_lead,
    can_revoke,
)
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.services import (
    create_first_administrator,
    create_user,
    deactivate_user,
    enter_member,
    grant_role,
    name_lead,
    revoke_role,
)
from tests.factories.access import PASSWORD, give_role, make_administrator, make_user

pytestmark = pytest.mark.django_db
REVIEW, OTHER_REVIEW = 7, 8


def make_lead(username: str = "lead", review_id: int = REVIEW) -> User:
    lead = make_user(username)
    give_role(lead, Role.REVIEW_LEAD, review_id)
    return lead


def actions() -> list[str]:
    return list(TrailEntry.objects.values_list("action", flat=True))


def test_the_first_administrator_needs_nobody_and_the_second_does() -> None:
    first = create_first_administrator(username="ada", display_name="Ada", password=PASSWORD)
    assert first.is_administrator
    assert first.check_password(PASSWORD)
    assert TrailEntry.objects.get().actor_id == first.pk
    with pytest.raises(Refused, match="accounts already"):
        create_first_administrator(username="eve", display_name="Eve", password=PASSWORD)


def test_an_administrator_adds_a_person_whose_password_is_not_in_the_trail() -> None:
    administrator = make_administrator()
    user = create_user(username="asa", display_name="Asa", password=PASSWORD, by=administrator)
    assert user.check_password(PASSWORD)
    entry = TrailEntry.objects.get()
    assert (entry.action, entry.subject_id, entry.actor_id) == ("person added", user.pk, administrator.pk)
    assert entry.detail == {"administrator": False}
    assert user.must_change_password


def test_nobody_but_an_administrator_adds_people() -> None:
    lead = make_lead()
    assert not can_manage_people(lead)
    with pytest.raises(Refused, match="administrator"):
        create_user(username="asa", display_name="Asa", password=PASSWORD, by=lead)
    assert User.objects.count() == 1


def test_an_administrator_ends_a_persons_access() -> None:
    administrator, person = make_administrator(), make_user("leaver")
    assert can_deactivate(administrator, person)
    deactivate_user(user=person, by=administrator)
    person.refresh_from_db()
    assert not person.is_active
    assert actions() == ["access ended"]
    with pytest.raises(Refused, match="already closed"):
        deactivate_user(user=person, by=administrator)


def test_an_administrator_cannot_end_their_own_access() -> None:
    administrator = make_administrator()
    with pytest.raises(Refused, match="your own"):
        deactivate_user(user=administrator, by=administrator)
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_lead_gives_roles_in_their_own_review_only() -> None:
    lead, person = make_lead(), make_user("asa")
    grant_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=lead)
    assert person.roles(REVIEW) == {Role.ASSESSOR}
    assert not can_manage_members(lead, OTHER_REVIEW)
    with pytest.raises(Refused, match="this review"):
        grant_role(user=person, role=Role.ASSESSOR, review_id=OTHER_REVIEW, by=lead)
    assert person.roles(OTHER_REVIEW) == set()


def test_giving_a_role_twice_is_one_membership_and_one_entry() -> None:
    lead, person = make_lead(), make_user("asa")
    for _time in range(2):
        grant_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=lead)
    assert Membership.objects.filter(user=person).count() == 1
    assert actions() == ["role granted"]


def test_nobody_gives_a_role_to_themselves() -> None:
    lead = make_lead()
    assert not can_grant(lead, lead, REVIEW)
    with pytest.raises(Refused, match="yourself"):
        grant_role(user=lead, role=Role.ASSESSOR, review_id=REVIEW, by=lead)
    assert lead.roles(REVIEW) == {Role.REVIEW_LEAD}


def test_a_closed_account_is_given_no_role() -> None:
    leaver = make_user("leaver", is_active=False)
    with pytest.raises(Refused, match="closed"):
        grant_role(user=leaver, role=Role.ASSESSOR, review_id=REVIEW, by=make_lead())


def test_an_account_that_was_closed_after_the_page_was_opened_is_given_no_role() -> None:
    person = make_user("leaver")
    User.objects.update(is_active=False)
    with pytest.raises(Refused, match="closed"):
        grant_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=make_lead())


@pytest.mark.parametrize("role", [Role.REVIEW_LEAD, Role.ASSESSOR, Role.BOARD_READER])
def test_an_administrator_gives_and_takes_no_role_in_a_review_that_has_a_lead(role: Role) -> None:
    lead, administrator, puppet = make_lead(), make_administrator(), make_user("puppet")
    with pytest.raises(Refused, match="Only a lead"):
        grant_role(user=puppet, role=role, review_id=REVIEW, by=administrator)
    assert not can_name_lead(administrator, puppet, REVIEW)
    with pytest.raises(Refused, match="has a lead"):
        name_lead(user=puppet, review_id=REVIEW, by=administrator)
    with pytest.raises(Refused, match="Only a lead"):
        revoke_role(user=lead, role=Role.REVIEW_LEAD, review_id=REVIEW, by=administrator)
    assert puppet.roles() == set()
    assert lead.roles(REVIEW) == {Role.REVIEW_LEAD}
    assert actions() == []


def test_an_administrator_names_the_lead_of_a_review_whose_last_one_has_gone() -> None:
    gone, administrator, person = make_lead(), make_administrator(), make_user("successor")
    deactivate_user(user=gone, by=administrator)
    assert can_name_lead(administrator, person, REVIEW)
    named = name_lead(user=person, review_id=REVIEW, by=administrator)
    assert (named.named_by, person.roles(REVIEW)) == (administrator, {Role.REVIEW_LEAD})
    assert actions() == ["access ended", "lead named by an administrator"]
    assert TrailEntry.objects.latest("pk").review_id == REVIEW
    with pytest.raises(Refused, match="has a lead"):
        name_lead(user=make_user("another"), review_id=REVIEW, by=administrator)


def test_an_administrator_without_a_lead_in_the_review_gives_no_other_role_and_none_to_themselves() -> None:
    administrator, person = make_administrator(), make_user("person")
    with pytest.raises(Refused, match="Only a lead"):
        grant_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=administrator)
    with pytest.raises(Refused, match="yourself"):
        name_lead(user=administrator, review_id=REVIEW, by=administrator)
    with pytest.raises(Refused, match="Only an administrator"):
        name_lead(user=person, review_id=REVIEW, by=make_lead(review_id=OTHER_REVIEW))
    assert Membership.objects.filter(review_id=REVIEW).count() == 0


def test_administrator_is_no_role_in_a_review() -> None:
    with pytest.raises(ValueError, match="whole service"):
        enter_member(user=make_user("asa"), role=Role.ADMINISTRATOR, review_id=REVIEW, by=make_lead())


def test_a_role_taken_away_is_gone_at_once() -> None:
    lead, person = make_lead(), make_user("asa")
    give_role(person, Role.ASSESSOR, REVIEW)
    revoke_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=lead)
    assert person.roles(REVIEW) == set()
    assert actions() == ["role revoked"]
    with pytest.raises(Refused, match="does not hold"):
        revoke_role(user=person, role=Role.ASSESSOR, review_id=REVIEW, by=lead)


def test_the_last_lead_of_a_review_cannot_be_taken_from_it() -> None:
    lead, other = make_lead(), make_lead("other")
    assert can_revoke(lead, lead.memberships.get())
    revoke_role(user=lead, role=Role.REVIEW_LEAD, review_id=REVIEW, by=lead)
    assert not can_revoke(other, other.memberships.get())
    with pytest.raises(Refused, match="last lead"):
        revoke_role(user=other, role=Role.REVIEW_LEAD, review_id=REVIEW, by=other)
    assert other.roles(REVIEW) == {Role.REVIEW_LEAD}


def test_a_lead_whose_account_is_closed_does_not_count_as_one_that_is_left() -> None:
    lead, gone = make_lead(), make_lead("gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(Refused, match="last lead"):
        revoke_role(user=lead, role=Role.REVIEW_LEAD, review_id=REVIEW, by=lead)


def test_an_assessor_takes_no_role_away() -> None:
    assessor, colleague = make_user("asa"), make_user("cole")
    give_role(assessor, Role.ASSESSOR, REVIEW)
    give_role(colleague, Role.ASSESSOR, REVIEW)
    with pytest.raises(Refused, match="Only a lead"):
        revoke_role(user=colleague, role=Role.ASSESSOR, review_id=REVIEW, by=assessor)
    assert colleague.roles(REVIEW) == {Role.ASSESSOR}


def add(administrator: User, person: User) -> None:
    create_user(username="new", display_name="New", password=PASSWORD, by=administrator)


def close(administrator: User, person: User) -> None:
    deactivate_user(user=person, by=administrator)


def grant(administrator: User, person: User) -> None:
    grant_role(user=person, role=Role.ASSESSOR, review_id=OTHER_REVIEW, by=User.objects.get(username="lead"))


def revoke(administrator: User, person: User) -> None:
    lead = User.objects.get(username="lead")
    revoke_role(user=person, role=Role.BOARD_READER, review_id=OTHER_REVIEW, by=lead)


def name(administrator: User, person: User) -> None:
    name_lead(user=person, review_id=REVIEW, by=administrator)


@pytest.mark.parametrize("write", [add, close, grant, revoke, name])
def test_a_change_of_rights_whose_entry_fails_does_not_happen(
    write: Callable[[User, User], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    administrator, person = make_administrator(), make_user("person")
    make_lead(review_id=OTHER_REVIEW)
    give_role(person, Role.BOARD_READER, OTHER_REVIEW)
    before = list(User.objects.order_by("pk").values()), list(Membership.objects.order_by("pk").values())

    def fail(**_entry: object) -> None:
        raise RuntimeError("the trail is out of reach")

    monkeypatch.setattr(trail, "record", fail)
    with pytest.raises(RuntimeError, match="out of reach"):
        write(administrator, person)
    after = list(User.objects.order_by("pk").values()), list(Membership.objects.order_by("pk").values())
    assert after == before
