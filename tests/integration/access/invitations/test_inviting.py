"""By whom somebody is invited, and what becomes of the link that they are given."""

import html
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import Settings

from audit_app.access.invitations.services import invite, invite_member
from audit_app.access.models import Invitation, Membership, TrailEntry, User
from audit_app.access.roles import Role
from tests.factories.access import give_password, make_administrator, make_user
from tests.factories.sampling import Cast, make_cast

pytestmark = pytest.mark.django_db

NELL = {"display_name": "Nell New", "username": "nell", "email": "nell@example.org"}
DEAD = "This link does not work"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def link_on(page: str) -> str:
    found = re.search(r"http://testserver(/invitation/[^<\s]+)", html.unescape(page))
    assert found
    return found[1]


def invited(client: Client, by: User) -> str:
    client.force_login(by)
    return link_on(client.post("/people/invite/", {**NELL, "is_administrator": "no"}).content.decode())


def actions() -> list[str]:
    return list(TrailEntry.objects.order_by("pk").values_list("action", flat=True))


def test_who_is_invited_cannot_sign_in_before_they_have_come_by_the_link(client: Client, cast: Cast) -> None:
    link = invited(client, cast.administrator)
    nell = User.objects.get(username="nell")
    assert not nell.is_active
    assert not nell.has_usable_password()
    page = Client().get(link).content.decode()
    assert "You are Nell New, and sign in as nell." in page
    assert actions() == ["person invited"]


def test_the_link_is_shown_once_and_kept_nowhere(client: Client, cast: Cast) -> None:
    token = invited(client, cast.administrator).split("/")[2]
    assert token not in client.get("/people/").content.decode()
    kept = Invitation.objects.values_list("number_hash", flat=True).get()
    assert str(kept) not in token
    assert token.split(".")[0] not in str(list(TrailEntry.objects.values())) + str(kept)


def test_the_page_of_people_says_until_when_the_link_works(client: Client, cast: Cast) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False):
        invited(client, cast.administrator)
        page = client.get("/people/").content.decode()
    assert "The link works until 9 March 2026, 09:00" in page
    with time_machine.travel("2026-03-09 09:00", tick=False):
        client.force_login(cast.administrator)
        assert "Invitation expired" in client.get("/people/").content.decode()


def test_the_email_names_nobody_but_whom_it_goes_to(client: Client, cast: Cast, settings: Settings) -> None:
    settings.EMAIL_CONFIGURED = True
    link = invited(client, cast.administrator)
    (sent,) = mail.outbox
    assert sent.to == ["nell@example.org"]
    assert link in str(sent.body)
    everybody_else = User.objects.exclude(username="nell").values_list("display_name", flat=True)
    assert not any(name in f"{sent.subject} {sent.body}" for name in everybody_else)


def test_a_mail_server_that_is_away_leaves_the_link_to_be_handed_over(
    client: Client, cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise ConnectionRefusedError

    settings.EMAIL_CONFIGURED = True
    monkeypatch.setattr(EmailBackend, "send_messages", away)
    client.force_login(cast.administrator)
    page = client.post("/people/invite/", {**NELL, "is_administrator": "no"}).content.decode()
    assert "No email was sent" in page
    assert link_on(page)


def test_a_new_link_ends_the_old_one(client: Client, cast: Cast) -> None:
    old = invited(client, cast.administrator)
    nell = User.objects.get(username="nell")
    assert "Invite Nell New again?" in client.get(f"/people/{nell.pk}/invite-again/").content.decode()
    new = link_on(client.post(f"/people/{nell.pk}/invite-again/").content.decode())
    assert DEAD in Client().get(old).content.decode()
    assert Client().get(new).status_code == 200
    assert actions()[:2] == ["person invited", "person invited again"]


def test_a_withdrawn_link_is_dead_and_its_owner_can_be_invited_again(client: Client, cast: Cast) -> None:
    link = invited(client, cast.administrator)
    nell = User.objects.get(username="nell")
    address = f"/people/{nell.pk}/withdraw/"
    assert "Withdraw the invitation of Nell New?" in client.get(address).content.decode()
    assert "Invitation withdrawn" in client.post(address, follow=True).content.decode()
    assert DEAD in Client().get(link).content.decode()
    assert client.post(address).status_code == 403
    assert (
        Client().get(link_on(client.post(f"/people/{nell.pk}/invite-again/").content.decode())).status_code
        == 200
    )


def test_a_lead_invites_into_their_review_and_the_role_is_worth_nothing_yet(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.lead)
    address = f"/reviews/{cast.review.pk}/members/invite/"
    assert client.get(address).status_code == 200
    assert link_on(client.post(address, {**NELL, "role": "assessor"}).content.decode())
    nell = User.objects.get(username="nell")
    assert nell.memberships.get().role == Role.ASSESSOR.value
    assert nell.roles() == set()
    page = client.get(f"/reviews/{cast.review.pk}/members/").content.decode()
    assert "Nell New" in page
    assert "Invited" in page
    assert actions() == ["person invited", "role granted"]


def test_nobody_invites_into_a_review_that_they_do_not_lead(client: Client, cast: Cast) -> None:
    for who in (cast.assessor, cast.board_reader, cast.administrator, cast.stranger):
        client.force_login(who)
        address = f"/reviews/{cast.review.pk}/members/invite/"
        assert client.post(address, {**NELL, "role": "assessor"}).status_code == 404
    assert not User.objects.filter(username="nell").exists()


def test_a_lead_makes_a_new_link_for_their_own_and_for_nobody_else(client: Client, cast: Cast) -> None:
    own = invite_member(**NELL, role=Role.ASSESSOR, review_id=cast.review.pk, by=cast.lead).user
    other = invite(username="o", display_name="Other", email="o@example.org", by=cast.administrator).user
    client.force_login(cast.lead)
    assert link_on(client.post(f"/people/{own.pk}/invite-again/").content.decode())
    for person in (other, cast.assessor, cast.administrator):
        assert client.post(f"/people/{person.pk}/invite-again/").status_code == 404
        assert client.post(f"/people/{person.pk}/withdraw/").status_code == 404
    assert client.post(f"/people/{own.pk}/withdraw/").status_code == 302


def test_an_administrator_comes_into_no_review_by_a_link_of_their_own_making(
    client: Client, cast: Cast
) -> None:
    waiting = invite_member(**NELL, role=Role.ASSESSOR, review_id=cast.review.pk, by=cast.lead).user
    client.force_login(cast.administrator)
    for person in (waiting, cast.assessor, cast.lead):
        answer = client.post(f"/people/{person.pk}/invite-again/")
        assert answer.status_code == 403
        assert "a link alone would open that review" in answer.content.decode()


def test_with_a_second_factor_a_lost_password_is_replaced_by_a_link(client: Client, cast: Cast) -> None:
    factor = Authenticator.objects.create(user=cast.assessor, type="totp", data={"secret": "x"})
    client.force_login(cast.administrator)
    link = link_on(client.post(f"/people/{cast.assessor.pk}/invite-again/").content.decode())
    visitor = Client()
    visitor.post(link, {"password": "thistle marzipan gearbox"})
    assert visitor.get("/account/").status_code == 302
    assert Authenticator.objects.filter(pk=factor.pk).exists()


def test_who_has_no_role_starts_afresh_without_the_factors_that_were_lost(client: Client) -> None:
    lost = make_user("lost")
    Authenticator.objects.create(user=lost, type="totp", data={"secret": "x"})
    client.force_login(make_administrator())
    client.post(f"/people/{lost.pk}/invite-again/")
    assert not Authenticator.objects.exists()
    assert actions()[-2:] == ["second factor removed", "person invited again"]


def test_a_closed_account_is_not_opened_by_a_link(client: Client, cast: Cast) -> None:
    user = give_password(make_user("gone", email="gone@example.org"))
    client.force_login(cast.administrator)
    link = link_on(client.post(f"/people/{user.pk}/invite-again/").content.decode())
    client.post(f"/people/{user.pk}/deactivate/")
    assert DEAD in Client().get(link).content.decode()
    assert client.post(f"/people/{user.pk}/invite-again/").status_code == 403


def test_who_has_left_leaves_their_address_to_a_new_account(client: Client, cast: Cast) -> None:
    make_user("gone", email="NELL@example.org", is_active=False)
    invited(client, cast.administrator)
    assert User.objects.get(email__iexact="nell@example.org").username == "nell"


def test_nobody_invites_themselves_again(client: Client) -> None:
    administrator = make_administrator()
    client.force_login(administrator)
    assert client.post(f"/people/{administrator.pk}/invite-again/").status_code == 403


def test_an_invited_lead_does_not_count_as_one_before_they_come(client: Client, cast: Cast) -> None:
    invite_member(**NELL, role=Role.REVIEW_LEAD, review_id=cast.review.pk, by=cast.lead)
    own = Membership.objects.get(user=cast.lead, review_id=cast.review.pk)
    client.force_login(cast.lead)
    assert client.post(f"/reviews/{cast.review.pk}/members/{own.pk}/remove/").status_code == 403
