import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from tests.factories.access import give_role, make_administrator, make_user
from tests.factories.sampling import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def new_person(**typed: str) -> dict[str, str]:
    return {
        "display_name": "Nell New",
        "username": "nell",
        "email": "nell@example.org",
        "is_administrator": "no",
        **typed,
    }


def test_the_page_lists_people_with_their_roles_and_reviews(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    page = client.get("/people/").content.decode()
    assert "Leah Lead" in page
    assert "Review lead, Autumn review" in page
    assert "Assessor, Another review" in page
    assert "End access" in page


@pytest.mark.parametrize("who", ["lead", "assessor", "colleague", "stranger", "board_reader"])
@pytest.mark.parametrize("address", ["/people/", "/people/invite/", "/people/{}/deactivate/"])
def test_nobody_else_finds_the_pages_of_people(client: Client, cast: Cast, who: str, address: str) -> None:
    client.force_login(getattr(cast, who))
    address = address.format(cast.colleague.pk)
    assert client.get(address).status_code == 404
    assert client.post(address, new_person()).status_code == 404
    cast.colleague.refresh_from_db()
    assert cast.colleague.is_active
    assert not User.objects.filter(username="nell").exists()
    assert set(TrailEntry.objects.values_list("action", flat=True)) == {"refused"}


@pytest.mark.parametrize("role", ["review_lead", "assessor", "board_reader"])
def test_no_form_of_an_administrator_makes_a_puppet_of_a_new_account(
    client: Client, cast: Cast, role: str
) -> None:
    client.force_login(cast.administrator)
    client.post(
        "/people/invite/", new_person(role=role, review=str(cast.review.pk), review_id=str(cast.review.pk))
    )
    puppet = User.objects.get(username="nell")
    assert puppet.roles() == set()
    given = {"person": str(puppet.pk), "role": role}
    assert client.post(f"/reviews/{cast.review.pk}/members/add/", given).status_code == 404
    assert client.post(f"/reviews/{cast.review.pk}/lead/", given).status_code == 403
    assert puppet.roles() == set()


def test_an_administrator_is_invited_as_one_and_is_none_before_they_come(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    client.post("/people/invite/", new_person(is_administrator="yes"))
    assert User.objects.get(username="nell").is_administrator
    assert User.objects.get(username="nell").roles() == set()


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"display_name": " "}, "Enter the full name"),
        ({"username": ""}, "Enter the username"),
        ({"username": "two words"}, "Enter a valid username"),
        ({"username": "LEAD"}, "This username is taken"),
        ({"email": ""}, "Enter the email address"),
        ({"email": "nell"}, "Enter an email address in the correct format"),
        ({"email": "LEAH@example.org"}, "Somebody with this email address"),
        ({"username": "leah@example.org"}, "This username is taken"),
        ({"is_administrator": ""}, "Select what the account is for"),
        ({"is_administrator": "chair"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_right_is_said_and_nobody_is_added(
    client: Client, cast: Cast, typed: dict[str, str], complaint: str
) -> None:
    User.objects.filter(pk=cast.lead.pk).update(email="leah@example.org")
    client.force_login(cast.administrator)
    page = client.post("/people/invite/", new_person(**typed)).content.decode()
    assert complaint in page
    assert User.objects.count() == 6
    assert not TrailEntry.objects.exists()


def test_access_ends_only_after_it_was_confirmed(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    address = f"/people/{cast.colleague.pk}/deactivate/"
    assert "End the access of Cole League?" in client.get(address).content.decode()
    cast.colleague.refresh_from_db()
    assert cast.colleague.is_active
    assert "Cole League can no longer sign in." in client.post(address, follow=True).content.decode()
    cast.colleague.refresh_from_db()
    assert not cast.colleague.is_active


def test_an_administrator_is_not_offered_to_lock_themselves_out(client: Client) -> None:
    administrator = make_administrator()
    client.force_login(administrator)
    assert "End access" not in client.get("/people/").content.decode()
    response = client.post(f"/people/{administrator.pk}/deactivate/")
    assert response.status_code == 403
    assert "You cannot end your own access" in response.content.decode()


def test_a_person_who_does_not_exist_is_not_found(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    assert client.get("/people/99999/deactivate/").status_code == 404


def test_a_long_list_of_people_takes_no_more_queries_than_a_short_one(client: Client) -> None:
    client.force_login(make_administrator())
    # The first request of a minute also writes that somebody was there.
    client.get("/people/")
    with CaptureQueriesContext(connection) as few:
        client.get("/people/")
    for number in range(20):
        give_role(make_user(f"someone-{number}"), Role.ASSESSOR, 1)
    with CaptureQueriesContext(connection) as many:
        client.get("/people/")
    assert len(many) == len(few)


def test_names_are_shown_as_text_whatever_they_contain(client: Client) -> None:
    client.force_login(make_administrator())
    give_role(make_user("odd", "<b>Odd</b> & Co"), Role.ASSESSOR, 424242)
    page = client.get("/people/").content.decode()
    assert "&lt;b&gt;Odd&lt;/b&gt; &amp; Co" in page
    assert "Assessor, review 424242" in page
