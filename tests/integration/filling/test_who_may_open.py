"""The standing cast at every door of this room: to outsiders an audit does not exist."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from audit_app.access.gate import audience_of
from audit_app.access.models import Membership, User
from audit_app.filling.models import Transition
from audit_app.filling.services import raise_immediate_action
from audit_app.filling.urls import urlpatterns
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.access import make_user
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation
from tests.integration.filling.pages import signed_in, words

OWN = ("", "header/", "sections/3/", "check/", "submit/", "actions/raise/")
LEADS = ("check/", "sign-off/", "return/", "safety/", "actions/raise/")


def outsiders(cast: Cast) -> Iterator[User]:
    """A colleague, a lead elsewhere, a board reader, an administrator, and nobody in particular."""
    yield from (cast.colleague, cast.stranger, cast.board_reader, cast.administrator)
    yield make_user("nobody", "No Body")


def doors(audit: Audit, action: ImmediateAction) -> list[str]:
    tails = {*OWN, *LEADS, "submitted/", f"actions/{action.pk}/acknowledge/", f"actions/{action.pk}/done/"}
    return [f"/audits/{audit.pk}/{tail}" for tail in sorted(tails)]


def an_action_on(audit: Audit, by: User) -> ImmediateAction:
    return raise_immediate_action(audit=audit, what="x", why="x", told_to="x", told_at=timezone.now(), by=by)


def test_every_view_states_its_audience() -> None:
    silent = [
        pattern.name
        for pattern in urlpatterns
        if isinstance(pattern, URLPattern) and audience_of(pattern.callback) is None
    ]
    assert silent == []


def test_outsiders_find_nothing_by_any_method(cast: Cast) -> None:
    for audit in (a_started_audit(cast), a_submitted_audit(cast)):
        addresses = doors(audit, an_action_on(audit, cast.assessor))
        moves = Transition.objects.count()
        for user in outsiders(cast):
            client = signed_in(user)
            answers = {client.get(address).status_code for address in addresses}
            answers |= {client.post(address, {"revision": "0"}).status_code for address in addresses}
            # A page that only takes posts says so to nobody who might not know of the audit.
            assert answers <= {404, 405}, user
            assert 404 in answers
            User.objects.filter(username="nobody").delete()
        assert Transition.objects.count() == moves


def test_what_does_not_exist_answers_outsiders_alike(cast: Cast) -> None:
    audit = a_started_audit(cast)
    client = signed_in(cast.colleague)
    there, nowhere = client.get(f"/audits/{audit.pk}/"), client.get("/audits/999999/")
    assert there.status_code == nowhere.status_code == 404
    assert words(there) == words(nowhere)


def test_the_anonymous_are_asked_to_sign_in(cast: Cast) -> None:
    audit = a_started_audit(cast)
    for address in doors(audit, an_action_on(audit, cast.assessor)):
        response = Client().get(address)
        assert response.status_code in (302, 405)


def test_the_owner_opens_their_own_pages(cast: Cast) -> None:
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    for tail in OWN:
        assert client.get(f"/audits/{audit.pk}/{tail}", follow=True).status_code == 200
    for tail in ("sign-off/", "return/", "safety/"):
        assert client.get(f"/audits/{audit.pk}/{tail}").status_code == 404


def test_a_lead_opens_what_was_submitted_and_edits_nothing(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.lead)
    for tail in ("", *LEADS):
        assert client.get(f"/audits/{audit.pk}/{tail}").status_code == 200
    for tail in ("header/", "sections/3/", "submit/"):
        assert client.post(f"/audits/{audit.pk}/{tail}", {"revision": "0"}).status_code == 404


def test_an_allocation_opens_for_its_assessor_alone(cast: Cast) -> None:
    allocation = an_allocation(cast)
    for user in outsiders(cast):
        assert signed_in(user).post(f"/allocations/{allocation.pk}/start/").status_code == 404
    assert signed_in(cast.lead).post(f"/allocations/{allocation.pk}/start/").status_code == 404
    assert not Audit.objects.exists()
    client = signed_in(cast.assessor)
    assert client.get(f"/allocations/{allocation.pk}/start/").status_code == 200
    assert not Audit.objects.exists()
    started = client.post(f"/allocations/{allocation.pk}/start/")
    assert started.headers["Location"] == f"/audits/{Audit.objects.get().pk}/"


def test_an_assessor_who_leaves_the_review_loses_the_case_at_once(cast: Cast) -> None:
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    assert client.get(f"/audits/{audit.pk}/").status_code == 200
    Membership.objects.filter(user=cast.assessor, review_id=cast.review.pk).delete()
    assert client.get(f"/audits/{audit.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999999", "-1", "1.5"])
def test_no_number_in_an_address_is_more_than_not_found(cast: Cast, number: str) -> None:
    client = signed_in(cast.assessor)
    assert client.get(f"/audits/{number}/").status_code == 404
    assert client.get(f"/audits/{number}/sections/1/").status_code == 404
    assert client.post(f"/allocations/{number}/start/").status_code == 404


def test_the_blank_tool_is_open_to_all_who_sign_in(cast: Cast) -> None:
    for user in (*outsiders(cast), cast.assessor, cast.lead):
        assert signed_in(user).get("/tool/").status_code == 200
