"""A link used in two windows at the very same moment, or at the one in which it is withdrawn or erased."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest
from django.db import transaction

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.keeping.services import erase_record
from audit_app.replying import services
from audit_app.replying.models import Point, Share
from audit_app.sampling.choices import ErasureGround
from tests.factories.replying import a_shared_summary, say
from tests.factories.sampling import make_cast
from tests.integration.filling.test_at_the_same_time import at_once
from tests.moments import Moment

pytestmark = pytest.mark.django_db(transaction=True)


def save(token: str) -> Callable[[], Any]:
    said: dict[str, Any] = {"number": 1, "text": "Late words", "is_wrong": False, "right": ""}
    return lambda: services.save_point(token=token, **said)


def after(first: Callable[[], Any], then: Callable[[], Any]) -> Any:
    """What comes of the second call, which waits for a lock until the transaction of the first has ended."""
    is_done, is_waiting = Moment(), Moment()

    def hold() -> None:
        with transaction.atomic():
            first()
            is_done.comes()
            is_waiting.wait()
            sleep(0.3)

    def wait() -> Any:
        is_done.wait()
        is_waiting.comes()
        return then()

    return at_once(hold, wait)[1]


def test_of_two_who_send_at_once_one_sends() -> None:
    shared = a_shared_summary(make_cast())
    say(shared)
    results = at_once(*[lambda: services.send(token=shared.token)] * 3)
    assert sorted(type(each).__name__ for each in results) == ["Refused", "Refused", "Share"]
    assert TrailEntry.objects.filter(action="views sent").count() == 1


def test_what_is_saved_while_it_is_sent_changes_nothing() -> None:
    shared = a_shared_summary(make_cast())
    say(shared)
    assert isinstance(after(lambda: services.send(token=shared.token), save(shared.token)), Refused)
    assert Point.objects.count() == 1


def test_what_is_saved_while_the_link_is_withdrawn_or_made_anew_is_not_taken() -> None:
    cast = make_cast()
    for change in (
        lambda share: services.withdraw(share=share, by=cast.lead),
        lambda share: services.share_again(share=share, due=share.due, by=cast.lead),
    ):
        shared = a_shared_summary(cast)
        share = Share.objects.get(pk=shared.share.pk)
        assert isinstance(after(lambda: change(share), save(shared.token)), Refused)  # noqa: B023
    assert not Point.objects.exists()


def test_what_is_saved_while_the_record_is_erased_is_not_taken() -> None:
    cast = make_cast()
    shared = a_shared_summary(cast)
    case = shared.share.audit.case
    told: dict[str, Any] = {"ground": ErasureGround.REQUEST, "reason": "Letter 17.", "by": cast.lead}
    assert isinstance(after(lambda: erase_record(case=case, **told), save(shared.token)), Refused)
    assert not Point.objects.exists()
