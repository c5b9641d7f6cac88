"""What was erased after a backup does not come back with it."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from audit_app.access.erasure_register import come_back, note_erasures
from audit_app.access.models import RecordKey, TrailEntry
from audit_app.access.record_keys import ErasedError, destroy, unseal
from tests.integration.backups.dataset import the_child


def erase_the_child():
    destroy(the_child().record_key)


def assert_erased():
    with pytest.raises(ErasedError):
        unseal(the_child().record_key, the_child().identity.sealed_name)


def test_a_record_erased_since_the_backup_is_erased_again(backup, restore):
    erase_the_child()
    note_erasures()
    said = restore(backup)
    assert "Records erased once more, because they had been erased since the backup: 1." in said
    assert_erased()
    told = TrailEntry.objects.get(action="erasures carried out again")
    assert (told.actor_id, told.actor_name) == (None, "The command restore")


def test_an_erasure_that_was_never_noted_is_noted_with_the_next_backup(backup, restore, run, tmp_path):
    erase_the_child()
    run("backup", tmp_path / "next.age")
    restore(backup)
    assert_erased()


def test_a_database_that_came_back_by_another_way_is_put_right_by_command(database, run):
    key = the_child().record_key
    wrapped = key.wrapped
    destroy(key)
    note_erasures()
    RecordKey.objects.filter(pk=key.pk).update(wrapped=wrapped, destroyed_at=None)
    assert [each.pk for each in come_back()] == [key.pk]
    run("erase_again")
    assert come_back() == []
    assert run("erase_again") == ""


def test_an_erasure_is_noted_once_and_names_no_child(database, var):
    erase_the_child()
    assert (note_erasures(), note_erasures()) == (1, 0)
    (line,) = (var / "erasures.log").read_text().split("\n")[1:]
    assert f"record {the_child().record_key.pk} of 2" in line


def test_a_record_of_another_database_with_the_same_number_is_left_alone(database):
    key = the_child().record_key
    wrapped = key.wrapped
    destroy(key)
    note_erasures()
    RecordKey.objects.filter(pk=key.pk).update(
        wrapped=wrapped, destroyed_at=None, made_at=key.made_at + timedelta(seconds=1)
    )
    call_command("erase_again")
    assert the_child().identity.name


def test_a_line_that_a_full_disk_cut_short_spoils_no_other(database, var):
    register = var / "erasures.log"
    erase_the_child()
    note_erasures()
    whole = register.read_text()
    register.write_text(whole[:-9])
    assert note_erasures() == 1
    assert register.read_text() == whole[:-9] + whole
