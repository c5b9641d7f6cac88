"""Letters to assessors: what was given and taken, what is due; once a day at the most, and never a name."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import TrailEntry, User
from audit_app.sampling.allocating.reminding import remind_assessors, send_waiting, without_address
from audit_app.sampling.allocating.tasks import write_to_assessors
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Notice
from audit_app.sampling.services import allocate, move_cases, set_capacities
from tests.factories.sampling import (
    Cast,
    make_allocation,
    make_case,
    make_cast,
    make_drawn_sample,
    make_identity,
)
from tests.factories.tool import a_submitted_audit
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db
DUE = date(2009, 4, 15)


@pytest.fixture(autouse=True)
def e_mail() -> Any:
    with override_settings(EMAIL_CONFIGURED=True):
        yield


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    User.objects.filter(pk=cast.assessor.pk).update(email="asa@example.org")
    User.objects.filter(pk=cast.colleague.pk).update(email="cole@example.org")
    return cast


@pytest.fixture
def allocation(cast: Cast) -> Allocation:
    case = make_case(cast.review)
    make_identity(case)
    make_drawn_sample(cast.review, [case], cast.lead)
    return make_allocation(case, cast.assessor, cast.lead, due=DUE)


def letters() -> list[tuple[str, str]]:
    """Those sent since they were last looked at: to whom, and what."""
    found = [(each.to[0], str(each.body)) for each in mail.outbox]
    mail.outbox.clear()
    return found


def test_a_case_is_reminded_of_three_days_before_once_and_weekly_when_overdue(
    cast: Cast, allocation: Allocation
) -> None:
    sent = [
        after - 3
        for after in range(20)
        if remind_assessors(DUE + timedelta(days=after - 3)) and len(letters()) == 1
    ]
    assert sent == [-3, 1, 8, 15]


def test_nobody_is_told_the_same_thing_twice_on_one_day(cast: Cast, allocation: Allocation) -> None:
    assert [remind_assessors(DUE) for _ in range(3)] == [1, 0, 0]
    assert send_waiting(DUE) == 0


def test_another_due_date_is_reminded_of_anew(cast: Cast, allocation: Allocation) -> None:
    remind_assessors(DUE)
    Allocation.objects.update(due=DUE + timedelta(days=10))
    assert remind_assessors(DUE + timedelta(days=1)) == 0
    assert remind_assessors(DUE + timedelta(days=8)) == 1


def test_a_letter_tells_references_and_places_and_never_a_child(cast: Cast, allocation: Allocation) -> None:
    second = make_allocation(make_case(cast.review), cast.assessor, cast.lead, due=date(2009, 4, 1))
    assert remind_assessors(DUE) == 1
    [(address, text)] = letters()
    assert address == "asa@example.org"
    assert f"Overdue:\n- {second.case.reference}, Ashmere, due 1 April 2009" in text
    assert f"Due soon:\n- {allocation.case.reference}, Ashmere, due 15 April 2009" in text
    assert "Juniper" not in text
    assert "2005" not in text


def test_what_is_handed_in_is_not_reminded_of(cast: Cast) -> None:
    a_submitted_audit(cast)
    assert remind_assessors(date(2009, 6, 1)) == 0


def test_who_is_given_cases_and_who_loses_them_is_told_by_the_worker(cast: Cast) -> None:
    cases = [make_case(cast.review) for _ in range(3)]
    make_drawn_sample(cast.review, cases, cast.lead)
    set_capacities(review=cast.review, capacities={cast.assessor: 3}, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead, due=DUE)
    assert DBTaskResult.objects.count() == 1
    write_to_assessors.call()
    [(address, text)] = letters()
    assert address == "asa@example.org"
    assert [case.reference for case in cases if case.reference in text] == [c.reference for c in cases]
    move_cases(
        review=cast.review,
        cases=[cases[0].pk],
        role=RaterRole.FIRST,
        to=cast.colleague,
        reason="Ill.",
        by=cast.lead,
    )
    write_to_assessors.call()
    told = dict(letters())
    assert "No longer with you" in told["asa@example.org"]
    assert "Given to you" in told["cole@example.org"]
    assert "Ill." not in str(told)


def test_what_is_no_longer_so_is_not_told(cast: Cast, allocation: Allocation) -> None:
    for to in (cast.colleague, cast.assessor):
        move_cases(
            review=cast.review,
            cases=[allocation.case_id],
            role=RaterRole.FIRST,
            to=to,
            reason="x",
            by=cast.lead,
        )
    send_waiting()
    told = dict(letters())
    assert "Given to you" in told["asa@example.org"]
    assert "Given to you" not in told.get("cole@example.org", "")


def test_a_letter_that_could_not_go_waits_and_those_before_it_have_gone(
    cast: Cast, allocation: Allocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_allocation(make_case(cast.review), cast.colleague, cast.lead, due=DUE)
    real = mail.get_connection().send_messages
    tries: list[str] = []

    def fails_once(self: Any, messages: list[Any]) -> int:
        tries.append(messages[0].to[0])
        if len(tries) == 2:
            raise ConnectionRefusedError
        return real(messages) or 0

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fails_once)
    with pytest.raises(ConnectionRefusedError):
        remind_assessors(DUE)
    assert Notice.objects.filter(sent_at=None).count() == 1
    assert remind_assessors(DUE) == 1
    assert tries == ["asa@example.org", "cole@example.org", "cole@example.org"]


def test_each_letter_stands_in_the_trail_without_an_address(cast: Cast, allocation: Allocation) -> None:
    remind_assessors(DUE)
    detail = TrailEntry.objects.get(action="assessor written to").detail
    assert detail == {"review": cast.review.pk, "assessor": cast.assessor.pk, "cases": 1}


def test_who_has_no_address_is_named_to_the_lead(cast: Cast, allocation: Allocation) -> None:
    assert without_address(cast.review) == []
    User.objects.filter(pk=cast.assessor.pk).update(email="")
    assert remind_assessors(DUE) == 0
    page = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/allocation/"))
    assert "No e-mail reaches Asa Assessor, because no address is known" in page


def test_a_service_without_e_mail_says_so_and_keeps_nothing_to_send(
    cast: Cast, allocation: Allocation
) -> None:
    with override_settings(EMAIL_CONFIGURED=False):
        move_cases(
            review=cast.review,
            cases=[allocation.case_id],
            role=RaterRole.FIRST,
            to=cast.colleague,
            reason="x",
            by=cast.lead,
        )
        assert "This service sends no e-mail" in words(
            signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/allocation/")
        )
        with pytest.raises(CommandError, match="EMAIL_URL is not set"):
            call_command("remind_assessors")
    assert not Notice.objects.exists()


def test_the_command_says_how_many_letters_went_out(cast: Cast, allocation: Allocation) -> None:
    out = StringIO()
    call_command("remind_assessors", stdout=out)
    assert out.getvalue() == "Letters sent: 1.\n"


def test_whose_role_ended_before_the_letter_went_out_gets_none(cast: Cast) -> None:
    make_drawn_sample(cast.review, [make_case(cast.review)], cast.lead)
    set_capacities(review=cast.review, capacities={cast.assessor: 1}, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    assert Notice.objects.filter(user=cast.assessor, sent_at=None).exists()
    cast.assessor.memberships.all().delete()
    assert send_waiting() == 0
    assert letters() == []
