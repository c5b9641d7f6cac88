"""A worker that is killed while it takes a list in: nobody has come in or everybody, and nobody twice."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django_tasks_db.models import DBTaskResult

from audit_app.access import trail
from audit_app.access.chain import breaks
from audit_app.access.models import RecordKey, TrailEntry
from audit_app.sampling.caseload import making_ready, services, starting
from audit_app.sampling.caseload.services import frame, taking_in
from audit_app.sampling.caseload.starting import start
from audit_app.sampling.caseload.working import work
from audit_app.sampling.models import Case, CaseloadUpload, Identity
from tests.factories.lists import child, csv_of, looked_through
from tests.factories.sampling import Cast, make_cast
from tests.integration.report.test_stopped_worker import PATIENCE_SECONDS, start_again, worker
from tests.killing import die, killed_while

pytestmark = pytest.mark.django_db(transaction=True)

CHILDREN = 1_200


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def upload(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> CaseloadUpload:
    monkeypatch.setattr(making_ready, "PIECES_AT_ONCE", 1)
    content = csv_of(*(child(f"WD{number}") for number in range(CHILDREN)))
    upload = looked_through(cast.review, content, cast.lead)
    return services.ask_to_take_in(upload=upload, by=cast.lead)


def dies_at(times: int, work: Callable[..., object]) -> Callable[..., object]:
    """The same, until it is asked for the last of so many times: then its process is killed."""
    left = [times]

    def dying(*args: object, **kwargs: object) -> object:
        left[0] -= 1
        if not left[0]:
            die()
        return work(*args, **kwargs)

    return dying


@pytest.mark.parametrize(
    ("of", "name", "times"),
    [
        pytest.param(making_ready, "_ready", 2, id="while rows are made ready"),
        pytest.param(frame, "insert_rows", 5, id="while cases are written"),
        pytest.param(taking_in, "forget", 1, id="when all cases are written"),
        pytest.param(trail, "record_for_each", 2, id="while the trail is written"),
    ],
)
def test_nobody_has_come_in_and_the_list_is_taken_in_by_whoever_goes_on(
    upload: CaseloadUpload, monkeypatch: pytest.MonkeyPatch, of: object, name: str, times: int
) -> None:
    entries = TrailEntry.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(of, name, dies_at(times, getattr(of, name)))
        killed_while(lambda: work(upload.pk, upload.attempt))
    upload.refresh_from_db()
    assert upload.state == "importing"
    assert not Case.objects.exists()
    assert not Identity.objects.exists()
    # That of the list itself.
    assert RecordKey.objects.count() == 1
    assert TrailEntry.objects.count() == entries
    start(upload, here=True)
    upload.refresh_from_db()
    assert (upload.state, Case.objects.count(), Identity.objects.count()) == ("imported", CHILDREN, CHILDREN)
    assert TrailEntry.objects.filter(action="case entered").count() == CHILDREN
    assert list(breaks()) == []


def test_the_next_worker_takes_in_what_a_killed_one_had_begun(
    upload: CaseloadUpload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "SMALL_LIST", 0)
    start(upload)
    process, until = worker(), time.monotonic() + PATIENCE_SECONDS
    while DBTaskResult.objects.filter(status="READY").exists() and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert Case.objects.count() in (0, CHILDREN)
    start_again()
    upload.refresh_from_db()
    assert (upload.state, Case.objects.count()) == ("imported", CHILDREN)
    assert list(breaks()) == []
