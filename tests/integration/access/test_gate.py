import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit_app.access.gate import open_to
from audit_app.access.models import TrailEntry
from audit_app.access.roles import Role
from tests.factories.access import give_role, make_administrator, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.integration.access.gate_urls")]


def test_a_view_that_does_not_say_for_whom_opens_for_nobody(client: Client) -> None:
    assert client.get("/silent/").status_code == 404
    client.force_login(make_administrator())
    assert client.get("/silent/").status_code == 404


def test_an_open_view_opens_for_anyone(client: Client) -> None:
    assert client.get("/front-door/").content == b"front door"


def test_a_stranger_is_led_to_the_sign_in_page_and_back_to_where_they_were_going(client: Client) -> None:
    response = client.get("/hall/?page=2")
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in/?next=%2Fhall%2F%3Fpage%3D2"


def test_a_form_posted_after_the_session_ended_is_not_led_back_to(client: Client) -> None:
    assert client.post("/hall/").headers["Location"] == "/sign-in/"


def test_whoever_is_signed_in_enters_the_hall(client: Client) -> None:
    client.force_login(make_user("someone"))
    assert client.get("/hall/").content == b"hall"


def test_one_of_the_permissions_is_enough(client: Client) -> None:
    assessor = make_user("asa")
    give_role(assessor, Role.ASSESSOR, 1)
    client.force_login(assessor)
    assert client.get("/study/3/").content == b"study"


def test_without_the_permission_the_page_is_not_found_and_the_refusal_is_in_the_trail(client: Client) -> None:
    reader = make_user("reader")
    give_role(reader, Role.BOARD_READER, 1)
    client.force_login(reader)
    assert client.get("/study/3/").status_code == 404
    entry = TrailEntry.objects.get()
    assert (entry.action, entry.actor_id) == ("refused", reader.pk)
    assert entry.detail == {"view": "study", "method": "GET", "of": {"number": 3}, "answer": 404}


def test_the_roles_of_whoever_asks_are_read_once_a_request(client: Client) -> None:
    assessor = make_user("asa")
    for review_id in (1, 2):
        give_role(assessor, Role.ASSESSOR, review_id)
    client.force_login(assessor)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/library/").content == b"both reviews"
    assert sum('FROM "access_membership"' in query["sql"] for query in queries) == 1


def test_a_role_taken_away_closes_the_page_at_the_next_request(client: Client) -> None:
    assessor = make_user("asa")
    membership = give_role(assessor, Role.ASSESSOR, 1)
    client.force_login(assessor)
    assert client.get("/study/3/").status_code == 200
    membership.delete()
    assert client.get("/study/3/").status_code == 404


def test_a_closed_account_is_signed_out_at_the_next_request(client: Client) -> None:
    person = make_user("leaver")
    client.force_login(person)
    person.is_active = False
    person.save()
    assert client.get("/hall/").headers["Location"].startswith("/sign-in/")


def test_a_refusal_says_why_and_is_in_the_trail(client: Client) -> None:
    client.force_login(make_user("someone"))
    response = client.get("/refusing/")
    assert response.status_code == 403
    assert "This audit is signed off" in response.content.decode()
    assert TrailEntry.objects.get().action == "refused"


def test_a_refusal_that_would_give_away_what_exists_is_not_found_and_in_the_trail(client: Client) -> None:
    client.force_login(make_user("someone"))
    response = client.get("/hiding/")
    assert response.status_code == 404
    assert "This case is not yours" not in response.content.decode()
    assert TrailEntry.objects.get().action == "refused"


def test_a_view_cannot_be_opened_to_no_permission_at_all() -> None:
    with pytest.raises(ValueError, match="Name the permission"):
        open_to()
