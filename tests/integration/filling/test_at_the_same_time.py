"""Two people, or one with two windows, at the very same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from audit_app.access.models import TrailEntry
from audit_app.filling.models import Transition
from audit_app.filling.services import Conflict, save_section, start_audit
from audit_app.tool.models import SECTIONS, Audit
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit, an_allocation

pytestmark = pytest.mark.django_db(transaction=True)

SAVERS = 4


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """The results of these calls, made in threads of their own that all wait for the last to be ready."""
    ready = Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return verb()
        except Conflict as conflict:
            return conflict
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
    assert sorted(str(type(result).__name__) for result in results) == ["Conflict"] * (SAVERS - 1) + ["int"]
    winner = next(number for number, result in enumerate(results) if result == 1)
    stored = Audit.objects.get(pk=audit.pk).referral
    assert (stored.agency, stored.context, stored.revision) == (f"Agency {winner}", f"Context {winner}", 1)
    assert TrailEntry.objects.filter(action="section saved").count() == 1


def test_a_case_started_twice_at_once_has_one_audit() -> None:
    cast = make_cast()
    allocation = an_allocation(cast)
    begun = at_once(*[lambda: start_audit(allocation=allocation, by=cast.assessor)] * 2)
    assert begun[0] == begun[1]
    assert Audit.objects.count() == Transition.objects.count() == 1
    assert all(section._default_manager.count() == 1 for section in SECTIONS)
