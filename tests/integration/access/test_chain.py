"""The trail against somebody who owns the database and lifts its refusal: each change and gap is found."""

import random
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from audit_app.access import append_only, trail
from audit_app.access.chain import breaks, end_of_trail
from audit_app.access.models import TrailEntry, TrailHead, User
from tests.factories.access import make_user

pytestmark = pytest.mark.django_db

TABLE = TrailEntry._meta.db_table


def entries(count: int) -> list[TrailEntry]:
    actor = make_user("actor", "Ann Actor")
    return [trail.record(by=actor, action="signed in", subject=actor, turn=turn) for turn in range(count)]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_trail_that_nobody_touched_is_whole() -> None:
    entries(5)
    assert list(breaks()) == []
    call_command("verify_trail")


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET actor_name = 'Somebody else'",  # noqa: S608 - a table's name
        f"DELETE FROM {TABLE}",  # noqa: S608
        "UPDATE access_trailhead SET entries = 0",
        "DELETE FROM access_trailhead",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(statement: str) -> None:
    entries(2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(statement)
    assert TrailEntry.objects.count() == 2


ALTERED = {
    "when": "at = '2009-04-01 12:00:00+00:00'",
    "who": "actor_id = 999",
    "by what name": "actor_name = 'Somebody else'",
    "what": "action = 'signed out'",
    "what kind of thing": "subject_type = 'tool.Audit'",
    "which thing": "subject_id = 999",
    "which review": "review_id = 999",
    "which record": "record_id = 999",
    "what detail": "detail = '{\"turn\": 99}'",
    "what came before": "previous_hash = 'nothing'",
    "the hash": "hash = 'nothing'",
}


@pytest.mark.parametrize("change", ALTERED.values(), ids=list(ALTERED))
def test_an_altered_entry_is_found_whatever_was_altered(change: str) -> None:
    altered = entries(5)[2]
    with append_only.lifted(connection):
        run(f"UPDATE {TABLE} SET {change} WHERE id = {altered.pk}")  # noqa: S608
    assert altered.pk in {found.entry for found in breaks()}
    with pytest.raises(CommandError, match=str(altered.pk)):
        call_command("verify_trail")


@pytest.mark.parametrize("place", [0, 2, 4], ids=["the first", "one in the middle", "the last"])
def test_a_removed_entry_is_found(place: int) -> None:
    removed = entries(5)[place]
    with append_only.lifted(connection):
        run(f"DELETE FROM {TABLE} WHERE id = {removed.pk}")  # noqa: S608
    assert list(breaks())


def test_any_one_of_many_changes_is_found_a_hundred_times_in_a_hundred() -> None:
    made, luck = entries(30), random.Random(2009)
    for _time in range(100):
        before = transaction.savepoint()
        with append_only.lifted(connection):
            does = luck.choice(["UPDATE {0} SET {1} WHERE id = {2}", "DELETE FROM {0} WHERE id = {2}"])
            run(does.format(TABLE, luck.choice(list(ALTERED.values())), luck.choice(made).pk))
        assert list(breaks()), does
        transaction.savepoint_rollback(before)
    assert list(breaks()) == []


def forged(entry: TrailEntry) -> None:
    """An entry rewritten with everything after it, by somebody who knows the method and not the key."""
    from audit_app.access.chain import hash_of

    with override_settings(TRAIL_KEYS=["a key that was guessed"]), append_only.lifted(connection):
        entry.actor_name = "Somebody else"
        run(
            f"UPDATE {TABLE} SET actor_name = 'Somebody else', hash = '{hash_of(entry)}' "  # noqa: S608
            f"WHERE id = {entry.pk}"
        )


def reordered(entry: TrailEntry) -> None:
    after = TrailEntry.objects.filter(pk__gt=entry.pk).order_by("pk")[0]
    with append_only.lifted(connection):
        run(f"UPDATE {TABLE} SET id = -1 WHERE id = {entry.pk}")  # noqa: S608
        run(f"UPDATE {TABLE} SET id = {entry.pk} WHERE id = {after.pk}")  # noqa: S608
        run(f"UPDATE {TABLE} SET id = {after.pk} WHERE id = -1")  # noqa: S608


def the_end_cut_off_and_the_head_with_it(entry: TrailEntry) -> None:
    with append_only.lifted(connection):
        run(f"DELETE FROM {TABLE} WHERE id > {entry.pk}")  # noqa: S608
        run("UPDATE access_trailhead SET entries = 3")


@pytest.mark.parametrize("attack", [forged, reordered, the_end_cut_off_and_the_head_with_it])
def test_cleverer_attacks_are_found_too(attack: Callable[[TrailEntry], None]) -> None:
    attack(entries(5)[2])
    assert list(breaks())


def test_entries_written_under_an_earlier_key_are_still_checked() -> None:
    with override_settings(TRAIL_KEYS=["the first key"]):
        entries(2)
    with override_settings(TRAIL_KEYS=["the second key", "the first key"]):
        actor = User.objects.get()
        trail.record(by=actor, action="signed out", subject=actor)
        assert list(breaks()) == []
    with override_settings(TRAIL_KEYS=["the second key"]):
        assert len(list(breaks())) == 2


def test_the_trail_of_somebody_not_signed_in_names_nobody() -> None:
    entry = trail.record_stranger(action="refused", view="access:people")
    assert (entry.actor_id, entry.subject_type, entry.subject_id) == (None, "", None)
    assert TrailHead.objects.get().entries == 1


def test_a_number_that_the_database_would_give_back_otherwise_is_refused() -> None:
    actor = make_user("actor")
    with pytest.raises(ValueError, match="ordinary numbers"):
        trail.record(by=actor, action="signed in", subject=actor, share=1e22)


def test_an_end_that_was_cut_off_with_its_count_is_found_by_what_was_noted_elsewhere() -> None:
    kept = entries(5)[2]
    noted = end_of_trail()
    with append_only.lifted(connection):
        run(f"DELETE FROM {TABLE} WHERE id > {kept.pk}")  # noqa: S608
        run(f"UPDATE access_trailhead SET entries = 3, hash = '{kept.hash}'")  # noqa: S608
    # Nothing in the database tells of it any more.
    assert list(breaks()) == []
    assert list(breaks(noted))
    with pytest.raises(CommandError, match="3 entries in place of 5"):
        call_command("verify_trail", "--noted", str(noted.entries), noted.hash)


def test_a_trail_written_anew_by_somebody_with_the_key_is_found_by_what_was_noted_elsewhere() -> None:
    entries(3)
    noted = end_of_trail()
    with append_only.lifted(connection):
        run(f"DELETE FROM {TABLE}")  # noqa: S608
        run("DELETE FROM access_trailhead")
    actor = User.objects.get()
    for _turn in range(5):
        trail.record(by=actor, action="signed out", subject=actor)
    assert list(breaks()) == []
    assert "not the one that was written as number 3" in next(breaks(noted)).sentence


def test_what_the_command_tells_to_note_is_what_it_takes_the_next_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entries(3)
    call_command("verify_trail")
    told = capsys.readouterr().out
    assert "The trail is whole: 3 entries." in told
    actor = User.objects.get()
    trail.record(by=actor, action="signed out", subject=actor)
    call_command(*told.split("bin/manage ")[1].split())
    assert "The trail is whole: 4 entries." in capsys.readouterr().out


def test_a_note_that_is_none_is_said_to_be_one() -> None:
    with pytest.raises(CommandError, match="is not a number of entries"):
        call_command("verify_trail", "--noted", "many", "abc")


def test_an_entry_beyond_those_that_were_counted_is_found() -> None:
    added = entries(2)[1]
    with append_only.lifted(connection):
        run("UPDATE access_trailhead SET entries = 1")
        run(f"UPDATE access_trailhead SET hash = '{added.previous_hash}'")  # noqa: S608
    assert [found.sentence for found in breaks()] == ["There are 2 entries in place of 1."]
