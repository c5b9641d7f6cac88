"""What is refused is in the trail, and no stranger can fill it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from audit_app.access import refusals
from audit_app.access.models import TrailEntry
from audit_app.filling.services import start_audit
from tests.factories.access import make_user
from tests.factories.sampling import make_cast
from tests.factories.tool import an_allocation
from tests.integration.filling.pages import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/who-may-do-what/"


def kept() -> list[TrailEntry]:
    return list(TrailEntry.objects.filter(action="refused"))


def test_a_number_that_nothing_has_is_refused_and_kept_as_one_that_belongs_to_another_is() -> None:
    cast = make_cast()
    audit = start_audit(allocation=an_allocation(cast), by=cast.assessor)
    client = signed_in(cast.colleague)
    for number in (audit.pk, 987654):
        assert client.get(f"/audits/{number}/").status_code == 404
    assert [(each.actor_id, each.detail["of"]["pk"]) for each in kept()] == [
        (cast.colleague.pk, audit.pk),
        (cast.colleague.pk, 987654),
    ]
    assert {each.detail["answer"] for each in kept()} == {404}


def test_an_address_that_leads_nowhere_refused_nobody_anything() -> None:
    assert signed_in(make_user("someone")).get("/nowhere/").status_code == 404
    assert kept() == []


def test_a_form_from_another_site_is_refused_and_kept() -> None:
    cast = make_cast()
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lead)
    assert client.post(f"/reviews/{cast.review.pk}/members/add/", {}).status_code == 403
    assert [(each.actor_id, each.detail["view"]) for each in kept()] == [(cast.lead.pk, "access:member_add")]


def test_a_save_over_somebody_elses_is_refused_and_kept() -> None:
    cast = make_cast()
    audit = start_audit(allocation=an_allocation(cast), by=cast.assessor)
    address, client = f"/audits/{audit.pk}/sections/1/", signed_in(cast.assessor)
    assert client.post(address, {"revision": "0", "1.2": "Police"}).status_code == 302
    assert client.post(address, {"revision": "7", "1.2": "School"}).status_code == 409
    assert [each.detail["answer"] for each in kept()] == [409]


def test_a_stranger_is_kept_without_a_name_and_with_the_network_they_came_from(client: Client) -> None:
    client.get(PAGE, REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    [entry] = kept()
    assert (entry.actor_id, entry.actor_name) == (None, "Somebody not signed in")
    assert entry.detail["network"] == "2001:db8:1:2::"
    assert entry.detail["view"] == "access:who_may_do_what"


def test_coming_to_the_front_page_is_no_refusal(client: Client) -> None:
    assert client.get("/").status_code == 302
    assert kept() == []


def test_a_stranger_cannot_fill_the_trail_from_one_network(client: Client) -> None:
    for number in range(refusals.MOST_FROM_A_NETWORK + 10):
        assert client.get(PAGE, REMOTE_ADDR=f"2001:db8:1:2::{number:x}").status_code == 302
    assert len(kept()) == refusals.MOST_FROM_A_NETWORK
    client.get(PAGE, REMOTE_ADDR="2001:db8:1:3::1")
    client.get(PAGE, REMOTE_ADDR="192.0.2.7")
    assert len(kept()) == refusals.MOST_FROM_A_NETWORK + 2


def test_nor_from_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MOST_FROM_STRANGERS", 30)
    for number in range(40):
        assert client.get(PAGE, REMOTE_ADDR=f"2001:db8:1:{number:x}::1").status_code == 302
    assert len(kept()) == 30
    assert signed_in(make_user("someone")).get("/people/").status_code == 404
    assert len(kept()) == 31


def test_after_an_hour_there_is_room_again(client: Client) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for _time in range(refusals.MOST_FROM_A_NETWORK + 1):
            client.get(PAGE)
    with time_machine.travel(now + dt.timedelta(minutes=61), tick=False):
        client.get(PAGE)
    assert len(kept()) == refusals.MOST_FROM_A_NETWORK + 1


def test_where_a_proxy_hides_the_address_strangers_are_kept_all_the_same(client: Client) -> None:
    assert client.get(PAGE, REMOTE_ADDR="").status_code == 302
    assert [entry.detail["network"] for entry in kept()] == ["unknown"]


def test_what_stood_in_a_form_or_an_address_is_never_kept(client: Client) -> None:
    client.post("/people/invite/?name=Juniper", {"display_name": "Juniper Made-Up"})
    [entry] = kept()
    assert "Juniper" not in str(entry.detail)


def test_a_refusal_stands_under_the_review_and_the_record_that_were_asked_for() -> None:
    cast = make_cast()
    audit = start_audit(allocation=an_allocation(cast), by=cast.assessor)
    client = signed_in(cast.stranger)
    client.get(f"/audits/{audit.pk}/")
    client.post(f"/allocations/{audit.allocation_id}/start/")
    client.get(f"/reviews/{cast.review.pk}/report/")
    record = audit.case.record_key_id
    assert [(each.review_id, each.record_id) for each in kept()] == [
        (cast.review.pk, record),
        (cast.review.pk, record),
        (cast.review.pk, None),
    ]


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_a_number_that_no_review_can_have_is_refused_like_any_other(number: int) -> None:
    assert signed_in(make_cast().lead).get(f"/reviews/{number}/report/").status_code == 404
    assert [(each.review_id, each.detail["of"]) for each in kept()] == [(None, {"review_id": number})]
