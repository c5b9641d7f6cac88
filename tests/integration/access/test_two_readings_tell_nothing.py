"""No page, export, trail or count lets a reader learn what the other reader answered before both are in.

Everything that somebody can ask for is asked for twice, while their own reading is still out: once with the
other reading answered in one way and once in another. Whatever differs would tell them something.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.access.rules.pages import every_page
from audit_app.filling import services
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import full_answers, save_answers
from tests.factories.two_readings import allocate_twice, read

ONE_WAY: Mapping[str, Any] = {}
ANOTHER_WAY: Mapping[str, Any] = {
    "3.1": "no",
    "7.4": "no",
    "7.4.comment": "Only the first reader knows of this.",
    "9.9": "unsafe",
}
# What one of them wrote about when, and what guards a form, is another each time; so is the number of an
# entry of the trail where a database never gives one twice, and the first time is undone.
VARIES = re.compile(
    rb'\d{1,2}:\d\d(:\d\d)?|name="csrfmiddlewaretoken" value="\w+"|data-session-seconds="\d+"'
    rb"|^\d+(?=,\d{4}-\d\d-\d\dT)",
    re.MULTILINE,
)
Seen = dict[str, tuple[int, bytes]]


@pytest.fixture
def cast(db: None, caplog: pytest.LogCaptureFixture) -> Cast:
    # A line in the log for each of hundreds of refusals would take longer than the refusals.
    caplog.set_level(logging.ERROR, logger="django.request")
    cast = make_cast()
    give_role(make_user("olga", "Olga Other"), Role.REVIEW_LEAD, cast.review.pk)
    return cast


def addresses(own: Audit, other: Audit) -> Iterator[tuple[str, str]]:
    """Every page of either reading, of their case and of the review, and every export.

    The pages of accounts and sign-ins know no case, and show when and with what somebody signed in.
    """
    case = other.case
    for page in every_page():
        if page.room == "access":
            continue
        method = "GET" if "GET" in page.methods else "POST" if "export" in page.name else ""
        for audit in (own, other):
            numbers = {"pk": audit.pk, "number": case.record_key_id, "review_id": case.review_id}
            words = {"ref": "7.4.comment", "key": "supervision_evident", "case_id": case.pk}
            known = {**numbers, **words}
            if method and page.takes <= known.keys():
                try:
                    address = reverse(page.name, kwargs={name: known[name] for name in page.takes})
                except NoReverseMatch:
                    continue
                yield method, address
                if page.name == "filling:section":
                    yield method, reverse(page.name, kwargs={"pk": audit.pk, "number": 7})


def all_that_is_seen(by: User, own: Audit, other: Audit, only: str) -> Seen:
    return {
        f"{method} {address}": _answer(by, method, address)
        for method, address in dict.fromkeys(addresses(own, other))
        if address.endswith(only)
    }


def _answer(by: User, method: str, address: str) -> tuple[int, bytes]:
    """Whatever the request did is undone, so that each is asked for in the same world."""
    with transaction.atomic():
        client = Client()
        client.force_login(by)
        response = client.generic(method, address, "", "application/x-www-form-urlencoded")
        content = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    return response.status_code, VARIES.sub(b"", content)


def seen_if_answered(answers: Mapping[str, Any], by: User, own: Audit, other: Audit, only: str = "") -> Seen:
    with transaction.atomic():
        save_answers(other, {**full_answers(), **answers}, by=other.assessor)
        services.submit(audit=Audit.objects.get(pk=other.pk), reasons={}, by=other.assessor)
        seen = all_that_is_seen(by, own, other, only)
        transaction.set_rollback(True)
    return seen


def begun(allocation: Allocation) -> Audit:
    return services.start_audit(allocation=allocation, by=allocation.assessor)


def differing(one: Seen, other: Seen) -> list[str]:
    return [address for address, answer in one.items() if other[address] != answer]


@pytest.mark.parametrize("is_lead", [False, True], ids=["an assessor", "a lead who assesses too"])
def test_whoever_reads_a_case_too_is_told_nothing_of_its_other_reading(cast: Cast, is_lead: bool) -> None:
    by = cast.lead if is_lead else cast.colleague
    if is_lead:
        give_role(by, Role.ASSESSOR, cast.review.pk)
    first, second = allocate_twice(cast, by)
    other, own = begun(first), read(second, submit=False)
    one_way = seen_if_answered(ONE_WAY, by, own, other)
    assert any(status == 200 for status, _page in one_way.values())
    assert differing(one_way, seen_if_answered(ANOTHER_WAY, by, own, other)) == []


def test_another_lead_does_see_the_difference(cast: Cast) -> None:
    first, second = allocate_twice(cast)
    other, own = begun(first), read(second, submit=False)
    by = User.objects.get(username="olga")
    for only in (f"/audits/{other.pk}/check/", f"/reviews/{cast.review.pk}/moderation/"):
        one_way, another = (
            seen_if_answered(answers, by, own, other, only) for answers in (ONE_WAY, ANOTHER_WAY)
        )
        assert differing(one_way, another) == [f"GET {only}"]
