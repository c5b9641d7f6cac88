"""Somebody starts an audit, or saves an answer, at the very moment in which the review is moved on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from audit_app.access.refused import Refused
from audit_app.filling.services import save_section, start_audit
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.services import move_review
from audit_app.tool.models import Audit, Referral
from tests.factories.aggregation import Reading, audited
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_started_audit, an_allocation
from tests.moments import Moment

pytestmark = pytest.mark.django_db(transaction=True)


def what_comes_of(cast: Cast, to_state: str, work: Callable[[], object]) -> Any:
    """What the work answers that waits until the review has been moved, in another transaction."""
    is_moved, is_waiting = Moment(), Moment()

    def move() -> None:
        try:
            with transaction.atomic():
                move_review(review=Review.objects.get(pk=cast.review.pk), to_state=to_state, by=cast.lead)
                is_moved.comes()
                is_waiting.wait()
                # By now the other waits for a lock that ends with this transaction.
                sleep(0.3)
        finally:
            is_moved.comes()
            connection.close()

    def do() -> Any:
        is_moved.wait()
        is_waiting.comes()
        try:
            return work()
        except Refused as refusal:
            return refusal.reason
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        moved, done = threads.submit(move), threads.submit(do)
        moved.result()
        return done.result()


def test_an_audit_whose_start_waited_for_the_end_of_the_fieldwork_is_not_started() -> None:
    cast = make_cast()
    a_started_audit(cast)
    allocation = Allocation.objects.select_related("case__review").get(pk=an_allocation(cast).pk)
    told = what_comes_of(cast, "moderation", lambda: start_audit(allocation=allocation, by=cast.assessor))
    assert "only in the state “fieldwork”" in str(told)
    assert not Audit.objects.filter(allocation=allocation).exists()


def test_an_answer_that_waited_for_the_beginning_of_reporting_is_not_saved() -> None:
    cast = make_cast()
    opened = Audit.objects.with_case().get(pk=a_started_audit(cast).pk)
    audited([Reading()], cast.review)
    Review.objects.filter(pk=cast.review.pk).update(state="moderation")
    told = what_comes_of(
        cast,
        "reporting",
        lambda: save_section(audit=opened, number=1, answers={"1.3": "Late"}, revision=0, by=cast.assessor),
    )
    assert "“reporting”" in str(told)
    assert Referral.objects.get(audit=opened).context == ""
