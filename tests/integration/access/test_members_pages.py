"""The page on which a lead says who takes part, and the one on which an administrator names a lead."""

import pytest
from django.test import Client

from audit_app.access.models import Membership, TrailEntry, User
from audit_app.access.roles import Role
from audit_app.access.services import deactivate_user
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def address(cast: Cast, tail: str = "") -> str:
    return f"/reviews/{cast.review.pk}/members/{tail}"


def membership(user: User, cast: Cast) -> Membership:
    return Membership.objects.get(user=user, review_id=cast.review.pk)


def removal(user: User, cast: Cast) -> str:
    return address(cast, f"{membership(user, cast).pk}/remove/")


def test_a_lead_sees_who_takes_part_in_which_role_and_since_when(cast: Cast) -> None:
    Membership.objects.filter(user=cast.assessor).update(since="2009-03-02T12:00:00Z")
    page = words(signed_in(cast.lead).get(address(cast)))
    assert "Autumn review Who takes part" in page
    assert "Asa Assessor Assessor since 2 March 2009 Signs in as assessor" in page
    assert "Beth Reader Board reader since" in page
    assert "Stella Stranger" not in page


def test_the_home_page_of_a_lead_leads_there(cast: Cast) -> None:
    assert f'href="{address(cast)}"' in signed_in(cast.lead).get("/").content.decode()


@pytest.mark.parametrize("who", ["assessor", "colleague", "stranger", "board_reader", "administrator"])
def test_to_everybody_else_there_is_no_such_page(cast: Cast, who: str) -> None:
    client = signed_in(getattr(cast, who))
    given = {"person": str(cast.colleague.pk), "role": "review_lead"}
    for each in (address(cast), address(cast, "add/"), removal(cast.assessor, cast)):
        assert client.get(each).status_code == 404
        assert client.post(each, given).status_code in (404, 405)
    assert cast.colleague.roles(cast.review.pk) == {Role.ASSESSOR}
    assert membership(cast.assessor, cast)


def test_a_lead_gives_a_role_to_somebody_with_an_account(cast: Cast) -> None:
    newcomer = make_user("nell", "Nell New")
    client = signed_in(cast.lead)
    assert "Nell New (nell)" in words(client.get(address(cast, "add/")))
    answer = client.post(address(cast, "add/"), {"person": newcomer.pk, "role": "assessor"}, follow=True)
    assert "Nell New now takes part as assessor." in words(answer)
    assert newcomer.roles(cast.review.pk) == {Role.ASSESSOR}
    entry = TrailEntry.objects.latest("pk")
    assert (entry.action, entry.review_id, entry.subject_id) == ("role granted", cast.review.pk, newcomer.pk)


def test_neither_oneself_nor_a_closed_account_is_offered(cast: Cast) -> None:
    make_user("gone", "Gone Away", is_active=False)
    page = words(signed_in(cast.lead).get(address(cast, "add/")))
    assert "Leah Lead (lead)" not in page
    assert "Gone Away" not in page


@pytest.mark.parametrize(
    ("given", "complaint"),
    [({"role": "assessor"}, "Select a person"), ({"person": "colleague"}, "Select a role"), ({}, "Select")],
)
def test_what_was_not_chosen_is_asked_for(cast: Cast, given: dict[str, str], complaint: str) -> None:
    typed = {**given, **({"person": str(cast.colleague.pk)} if "person" in given else {})}
    page = words(signed_in(cast.lead).post(address(cast, "add/"), typed))
    assert complaint in page
    assert not TrailEntry.objects.filter(action="role granted").exists()


@pytest.mark.parametrize(
    ("person", "role"),
    [("lead", "assessor"), ("colleague", "administrator"), ("colleague", "chair"), ("9999999", "assessor")],
)
def test_what_the_page_does_not_offer_is_refused_and_in_the_trail(cast: Cast, person: str, role: str) -> None:
    number = getattr(cast, person).pk if hasattr(cast, person) else person
    answer = signed_in(cast.lead).post(address(cast, "add/"), {"person": number, "role": role})
    assert answer.status_code == 403
    assert [entry.action for entry in TrailEntry.objects.all()] == ["refused"]


def test_a_role_is_taken_away_only_after_it_was_confirmed_and_is_gone_at_the_next_request(cast: Cast) -> None:
    lead, reader = signed_in(cast.lead), signed_in(cast.board_reader)
    where = removal(cast.board_reader, cast)
    assert reader.get("/reports/").status_code == 200
    assert "Take the role of board reader away from Beth Reader?" in words(lead.get(where))
    assert cast.board_reader.roles(cast.review.pk) == {Role.BOARD_READER}
    assert "Beth Reader no longer takes part as board reader." in words(lead.post(where, follow=True))
    assert reader.get("/reports/").status_code == 404


def test_the_last_lead_stays_and_is_told_why(cast: Cast) -> None:
    client = signed_in(cast.lead)
    assert "from Leah Lead" not in words(client.get(address(cast)))
    for answer in (client.get(removal(cast.lead, cast)), client.post(removal(cast.lead, cast))):
        assert answer.status_code == 403
        assert "This is the last lead of the review." in words(answer)


def test_a_lead_who_leaves_is_led_home(cast: Cast) -> None:
    give_role(cast.colleague, Role.REVIEW_LEAD, cast.review.pk)
    client = signed_in(cast.lead)
    assert "Take your own role of review lead away?" in words(client.get(removal(cast.lead, cast)))
    answer = client.post(removal(cast.lead, cast))
    assert answer.headers["Location"] == "/"
    assert client.get(address(cast)).status_code == 404


def test_a_role_of_another_review_is_not_taken_away_from_here(cast: Cast) -> None:
    elsewhere = Membership.objects.filter(review_id=cast.other_review.pk).earliest("pk")
    client = signed_in(cast.lead)
    assert client.post(address(cast, f"{elsewhere.pk}/remove/")).status_code == 404
    assert Membership.objects.filter(pk=elsewhere.pk).exists()


def test_an_administrator_names_a_lead_where_none_is_left_and_all_members_are_told(cast: Cast) -> None:
    deactivate_user(user=cast.lead, by=cast.administrator)
    client = signed_in(cast.administrator)
    where = f"/reviews/{cast.review.pk}/lead/"
    assert f'href="{where}"' in client.get("/people/").content.decode()
    assert "Autumn review Name a lead" in words(client.get(where))
    answer = words(client.post(where, {"person": cast.stranger.pk}, follow=True))
    assert "Stella Stranger now leads Autumn review." in answer
    assert "Reviews without a lead" not in answer
    told = "Ada Ministrator, an administrator, named Stella Stranger as lead of Autumn review on"
    for user in (cast.assessor, cast.colleague, cast.board_reader, cast.stranger):
        assert told in words(signed_in(user).get("/")), user
    assert told not in words(signed_in(make_user("outsider")).get("/"))
    page = words(signed_in(cast.stranger).get(address(cast)))
    assert "Named by Ada Ministrator, an administrator, because the review had no lead left" in page


def test_where_there_is_a_lead_an_administrator_is_offered_nothing_and_refused(cast: Cast) -> None:
    client = signed_in(cast.administrator)
    assert "Reviews without a lead" not in words(client.get("/people/"))
    answer = client.get(f"/reviews/{cast.review.pk}/lead/")
    assert answer.status_code == 403
    assert "This review has a lead." in words(answer)
    assert client.get("/reviews/999999/lead/").status_code == 404


def test_nobody_but_an_administrator_names_a_lead(cast: Cast, client: Client) -> None:
    deactivate_user(user=cast.lead, by=cast.administrator)
    for user in (cast.assessor, cast.stranger, cast.board_reader):
        answer = signed_in(user).post(f"/reviews/{cast.review.pk}/lead/", {"person": cast.colleague.pk})
        assert answer.status_code == 404
    assert client.get(f"/reviews/{cast.review.pk}/lead/").status_code == 302
    assert cast.colleague.roles(cast.review.pk) == {Role.ASSESSOR}
