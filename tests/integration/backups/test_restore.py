"""Backup, wreck, restore, compare: nothing is lost, on whichever database the suite runs."""

import threading
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from audit_app.access import trail
from audit_app.access.chain import breaks
from audit_app.access.models import RecordKey, TrailEntry, User
from audit_app.backups.identities import recipients
from audit_app.backups.making import make_backup
from audit_app.backups.stores import the_store
from audit_app.report.models import ReportFile
from tests.factories.access import make_user
from tests.integration.backups.databases import empty_database
from tests.integration.backups.dataset import CHILD, PDF, entries, every_row, the_child
from tests.moments import Moment


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lose_rows():
    execute("DELETE FROM report_quote", "DELETE FROM report_reportfile", "DELETE FROM filling_transition")


def lose_tables():
    execute("DROP TABLE report_reportfile", "DROP TABLE sampling_identity")


def lose_the_guards():
    of_table = " ON access_trailentry" if connection.vendor == "postgresql" else ""
    execute(f"DROP TRIGGER access_trailentry_update{of_table}")
    execute("UPDATE access_trailentry SET actor_name = 'Nobody'")


def test_whatever_is_lost_is_there_again_to_the_row(backup, restore):
    rows, told = every_row(), entries()
    assert Session.objects.exists()
    for lose in (lose_rows, lose_the_guards, lose_tables):
        lose()
    said = restore(backup)
    assert every_row() == rows
    assert entries()[: len(told)] == told
    assert bytes(ReportFile.objects.get().content or b"") == PDF
    assert the_child().identity.name == CHILD
    assert "Everything is there as it was" in said
    assert not Session.objects.exists()
    assert "Everybody has to sign in again" in said


def test_the_trail_is_whole_and_guarded_again_and_goes_on_after_the_restore(backup, restore):
    lose_the_guards()
    restore(backup)
    newcomer = make_user("newcomer")
    assert newcomer.pk == max(User.objects.values_list("pk", flat=True))
    trail.record(by=newcomer, action="audit opened", subject=newcomer)
    assert list(breaks()) == []
    told = [entry.action for entry in TrailEntry.objects.order_by("pk")]
    assert told[-3:] == ["backup started", "backup restored", "audit opened"]
    by = {entry.action: (entry.actor_id, entry.actor_name) for entry in TrailEntry.objects.all()}
    assert by["backup started"] == (None, "The command backup")
    assert by["backup restored"] == (None, "The command restore")
    with pytest.raises(DatabaseError, match="append-only"):
        execute("DELETE FROM access_trailentry")


def test_a_new_machine_gets_everything_into_an_empty_database(backup, identity_file, run, tmp_path):
    rows, elsewhere = every_row(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    with empty_database(elsewhere, "elsewhere") as empty, empty.used():
        run("restore", backup, "--identity", identity_file)
        assert every_row() == rows


def test_what_is_replaced_is_saved_first_for_the_same_identity(backup, var, restore):
    make_user("since")
    restore(backup)
    assert not User.objects.filter(username="since").exists()
    (saved,) = (var / "backups").iterdir()
    restore(saved)
    assert User.objects.filter(username="since").exists()


def test_a_backup_of_an_older_version_is_brought_up_to_date(database, run, tmp_path, restore):
    call_command("migrate", "django_tasks_database", "0020", verbosity=0)
    older = tmp_path / "older.age"
    run("backup", older)
    restore(older)
    applied = MigrationRecorder(connection).applied_migrations()
    assert any(app == "django_tasks_database" and name.startswith("0021") for app, name in applied)


def test_people_work_on_while_a_backup_is_made_and_it_is_of_one_moment(database, tmp_path, restore):
    path, stop, made, troubles = tmp_path / "busy.age", Moment(), [], []

    def work():
        lead = User.objects.get(username="lead")
        try:
            while not stop.has_come():
                made.append(trail.record(by=lead, action="audit opened", subject=lead))
        except Exception as error:
            troubles.append(error)
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(2):
            manifest = make_backup(path.with_suffix(f".{number}"), recipients(), the_store())
    finally:
        stop.comes()
        worker.join()
    assert not troubles
    assert manifest.holdings.tables["access_trailentry"].rows == manifest.holdings.trail_entries
    assert made[0].pk < manifest.holdings.trail_entries < TrailEntry.objects.count()
    restore(path.with_suffix(".1"))
    assert list(breaks()) == []


@pytest.fixture
def damaged(backup, database):
    """The file of the database, overwritten in its beginning; only SQLite keeps it where we can reach it."""
    if connection.vendor == "postgresql":
        return None
    connection.close()
    path = Path(database.settings["NAME"])
    path.write_bytes(b"no database" * 1000)
    return path


def test_a_damaged_database_is_replaced_on_an_explicit_word(backup, damaged, identity_file, run, restore):
    if damaged is None:
        execute("DROP SCHEMA public CASCADE")
        run("restore", backup, "--identity", identity_file)
    else:
        with pytest.raises(CommandError, match=r"could not be saved, and nothing was changed"):
            restore(backup)
        assert damaged.read_bytes().startswith(b"no database")
        restore(backup, "--without-saving")
    assert the_child().identity.name == CHILD


def test_a_machine_with_other_keys_says_what_cannot_be_read(backup, restore, settings):
    kept = settings.RECORD_KEYS, settings.TRAIL_KEYS
    settings.RECORD_KEYS, settings.TRAIL_KEYS = [Fernet.generate_key().decode()], ["another"]
    said = restore(backup, "--made-elsewhere")
    assert f"No key in RECORD_KEYS opens {RecordKey.objects.count()} of the records" in said
    assert "not in TRAIL_KEYS" in said
    settings.RECORD_KEYS, settings.TRAIL_KEYS = kept
    assert the_child().identity.name == CHILD
