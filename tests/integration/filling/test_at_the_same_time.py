"""Two people, or one with two windows, at the very same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from audit_app.access.models import Membership, TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.services import revoke_role
from audit_app.filling.models import Transition
from audit_app.filling.services import Conflict, Saved, save_section, start_audit
from audit_app.tool.models import SECTIONS, Audit
from tests.factories.access import give_role
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit, an_allocation
from tests.moments import PATIENCE_SECONDS, Moment

pytestmark = pytest.mark.django_db(transaction=True)

SAVERS = 4


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """The results of these calls, made in threads of their own that all wait for the last to be ready."""
    ready = Barrier(len(verbs), timeout=PATIENCE_SECONDS)

    def run(verb: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return verb()
        except (Conflict, Refused) as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as threads:
        return [future.result() for future in [threads.submit(run, verb) for verb in verbs]]


def test_of_several_savers_at_once_exactly_one_saves_and_the_others_are_told() -> None:
    cast = make_cast()
    audit = a_started_audit(cast)

    def saver(number: int) -> Callable[[], Any]:
        answers = {"1.2": f"Agency {number}", "1.3": f"Context {number}"}
        mine = Audit.objects.get(pk=audit.pk)
        return lambda: save_section(audit=mine, number=1, answers=answers, revision=0, by=cast.assessor)

    results = at_once(*(saver(number) for number in range(SAVERS)))
    assert sorted(str(type(result).__name__) for result in results) == ["Conflict"] * (SAVERS - 1) + ["Saved"]
    winner = next(number for number, result in enumerate(results) if isinstance(result, Saved))
    stored = Audit.objects.get(pk=audit.pk).referral
    assert (stored.agency, stored.context, stored.revision) == (f"Agency {winner}", f"Context {winner}", 1)
    assert TrailEntry.objects.filter(action="section saved").count() == 1


def test_a_role_taken_away_while_a_save_waits_for_its_lock_saves_nothing() -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    assessor = User.objects.prefetch_related("memberships").get(pk=cast.assessor.pk)
    is_locked, is_waiting = Moment(), Moment()

    def take_away() -> None:
        with transaction.atomic():
            # On SQLite the transaction itself keeps the other out; on PostgreSQL the row's lock does.
            Audit.objects.select_for_update().get(pk=audit.pk)
            is_locked.comes()
            is_waiting.wait()
            sleep(0.3)
            Membership.objects.filter(user=assessor).delete()

    def save() -> Any:
        is_locked.wait()
        is_waiting.comes()
        return save_section(audit=audit, number=1, answers={"1.2": "Police"}, revision=0, by=assessor)

    _taken, saved = at_once(take_away, save)
    assert isinstance(saved, Refused)
    assert Audit.objects.get(pk=audit.pk).referral.agency == ""


def test_two_leads_who_take_each_others_role_away_at_once_leave_one() -> None:
    cast = make_cast()
    give_role(cast.colleague, Role.REVIEW_LEAD, cast.review.pk)

    def remove(whom: User, by: User) -> Callable[[], Any]:
        return lambda: revoke_role(user=whom, role=Role.REVIEW_LEAD, review_id=cast.review.pk, by=by)

    results = at_once(remove(cast.lead, cast.colleague), remove(cast.colleague, cast.lead))
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert Membership.objects.filter(role=Role.REVIEW_LEAD.value, review_id=cast.review.pk).count() == 1


def test_a_case_started_twice_at_once_has_one_audit() -> None:
    cast = make_cast()
    allocation = an_allocation(cast)
    begun = at_once(*[lambda: start_audit(allocation=allocation, by=cast.assessor)] * 2)
    assert begun[0] == begun[1]
    assert Audit.objects.count() == Transition.objects.count() == 1
    assert all(section._default_manager.count() == 1 for section in SECTIONS)
