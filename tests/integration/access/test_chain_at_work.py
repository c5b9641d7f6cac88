"""One chain, whoever adds to it at the same time, and checking it while they do."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import connection, transaction

from audit_app.access import append_only, trail
from audit_app.access.chain import Break, breaks, end_of_trail
from audit_app.access.models import TrailEntry, User
from audit_app.access.trail import About
from audit_app.filling.services import save_section
from audit_app.report.services import edit_wording, refresh_wording, start_report
from tests.factories.access import make_user
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit
from tests.moments import PATIENCE_SECONDS, Moment

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, TURNS = 8, 6


def in_threads(*works: Callable[[], object]) -> None:
    """Runs each in a thread with a connection of its own; all begin at once, and any error is raised here."""
    ready = Barrier(len(works), timeout=PATIENCE_SECONDS)

    def run(work: Callable[[], object]) -> None:
        ready.wait()
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        for future in [threads.submit(run, work) for work in works]:
            future.result()


def add(actor: User, turn: int = 0) -> None:
    trail.record(by=actor, action="signed in", subject=actor, turn=turn)


def assert_one_chain(length: int) -> None:
    entries = list(TrailEntry.objects.order_by("pk"))
    assert len(entries) == end_of_trail().entries == length
    assert all(before.hash == after.previous_hash for before, after in pairwise(entries))
    assert list(breaks()) == []


def test_many_who_add_entries_at_once_make_one_chain() -> None:
    actors = [make_user(f"actor-{number}") for number in range(WRITERS)]

    def keep_adding(actor: User) -> None:
        for turn in range(TURNS):
            add(actor, turn)

    in_threads(*[partial(keep_adding, actor) for actor in actors])
    assert_one_chain(WRITERS * TURNS)


def test_services_that_lock_rows_of_their_own_never_wait_for_each_other_in_a_ring() -> None:
    cast = make_cast()
    audits = [a_started_audit(cast) for _each in range(3)]
    report = start_report(review=cast.review, by=cast.lead)
    before = end_of_trail().entries

    def save(place: int) -> None:
        for revision in range(TURNS):
            answers = {"1.2": f"Agency {revision}"}
            save_section(audit=audits[place], number=1, answers=answers, revision=revision, by=cast.assessor)

    def reword(key: str) -> None:
        for turn in range(TURNS // 2):
            text = f"Words {turn}."
            edit = edit_wording(report=report, key=key, text=text, numbers={}, revision=0, by=cast.lead)
            refresh_wording(edit=edit, by=cast.lead)

    saves = [lambda place=place: save(place) for place in range(3)]
    words = [lambda key=key: reword(key) for key in ("one", "two", "three")]
    in_threads(*saves, *words)
    assert_one_chain(before + 3 * TURNS + 3 * (TURNS // 2) * 2)


def test_a_transaction_that_takes_long_keeps_the_others_waiting_and_loses_nobody() -> None:
    first, second = make_user("first"), make_user("second")
    holding = Moment()

    def long_one() -> None:
        with transaction.atomic():
            add(first)
            holding.comes()
            time.sleep(1)

    def short_one() -> None:
        holding.wait()
        add(second)

    in_threads(long_one, short_one)
    assert_one_chain(2)
    assert list(TrailEntry.objects.order_by("pk").values_list("actor_id", flat=True)) == [first.pk, second.pk]


def test_entries_of_many_children_stand_in_the_chain_like_any_others() -> None:
    actor = make_user("actor")
    add(actor)
    children = [About(actor, number, 7, {"place": number}) for number in range(1, 300)]
    trail.record_for_each(by=actor, action="comment read", of=children)
    add(actor)
    assert_one_chain(301)
    read = TrailEntry.objects.filter(action="comment read").order_by("pk")
    assert list(read.values_list("record_id", flat=True)) == list(range(1, 300))


def test_checking_is_right_while_entries_are_added() -> None:
    actors = [make_user(f"actor-{number}") for number in range(2)]
    for turn in range(50):
        add(actors[0], turn)
    done = Moment()
    found: list[Break] = []

    def check() -> None:
        while not done.has_come():
            found.extend(breaks())

    def write() -> None:
        try:
            for turn in range(60):
                add(actors[1], turn)
        finally:
            done.comes()

    in_threads(check, write)
    assert found == []
    assert_one_chain(110)


def test_checking_keeps_nobody_from_work() -> None:
    actor = make_user("actor")
    for turn in range(5):
        add(actor, turn)
    with append_only.lifted(connection), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_trailentry SET actor_name = 'Another' WHERE hash = (SELECT hash FROM "
            "access_trailentry ORDER BY id LIMIT 1)"
        )
    check = breaks()
    # It stops at the first entry, with the others still to be read.
    assert "not as it was written" in next(check).sentence
    in_threads(lambda: add(actor))
    assert list(check) == []
    assert end_of_trail().entries == 6
