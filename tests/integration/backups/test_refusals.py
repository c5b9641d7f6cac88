"""What is refused, each time with nothing changed and nothing left behind."""

import threading
from dataclasses import replace

import pytest
from django.core.management import CommandError
from django.db import connection
from pyrage.x25519 import Identity

from audit_app.access.models import User
from audit_app.backups import container
from audit_app.backups.holdings import Table
from audit_app.backups.manifest import manifest_of
from audit_app.backups.stores import the_store
from tests.integration.backups.databases import lying_about
from tests.integration.backups.dataset import entries, every_row
from tests.moments import Moment

pytestmark = pytest.mark.usefixtures("nothing_changes")


@pytest.fixture
def database(shared_database):
    return shared_database


@pytest.fixture
def nothing_changes(backup, database, var):
    before = every_row(), entries()
    yield
    assert (every_row(), entries()) == before
    assert lying_about(database, var) == []


def assert_refused(run, words, *arguments):
    with pytest.raises(CommandError, match=words):
        run(*arguments)


def put(path, data):
    path.write_bytes(data)
    return path


@pytest.fixture
def altered(identity, tmp_path):
    """A backup as we make them, but for what a test alters in its manifest or in its content."""

    def altered(content=None, **fields):
        store, path = the_store(), tmp_path / "altered.age"
        with store.copied() as copy:
            manifest = manifest_of(copy.holdings, store.vendor, store.server)
            holdings = replace(copy.holdings, **fields.pop("holdings", {}))
            manifest = replace(manifest, holdings=holdings, **fields)
            container.write(path, manifest, content or copy.chunks, [identity.to_public()])
        return path

    return altered


def test_a_single_altered_byte_anywhere(backup, run, restore):
    data = backup.read_bytes()
    for place in [0, 40, 100, 130, 300, len(data) // 3, len(data) // 2, len(data) - 1]:
        put(backup, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert_refused(restore, "damaged|none of TRAIL_KEYS", backup)
        assert_refused(run, "damaged|none of TRAIL_KEYS", "backup", "--verify", backup)


def test_a_backup_that_was_cut_short(backup, restore):
    data = backup.read_bytes()
    for length in [0, 50, 130, 200, len(data) // 2, len(data) - 1]:
        put(backup, data[:length])
        assert_refused(restore, "damaged", backup)


def test_a_backup_without_the_identity_that_opens_it(backup, run, tmp_path, monkeypatch):
    assert_refused(run, "Backups are encrypted", "restore", backup, "--replace")
    monkeypatch.setenv("BACKUP_IDENTITY", str(Identity.generate()))
    assert_refused(run, "This identity does not open the backup", "restore", backup, "--replace")
    nonsense = put(tmp_path / "nonsense", b"AGE-SECRET-KEY-1NONSENSE")
    assert_refused(run, "not an identity file", "restore", backup, "--identity", nonsense, "--replace")
    assert_refused(
        run, "There is no identity here", "restore", backup, "--identity", put(nonsense, b"# none")
    )
    assert_refused(run, "No such file", "restore", backup, "--identity", tmp_path / "nowhere", "--replace")


def test_a_file_that_is_no_backup_or_is_not_there(identity_file, run, tmp_path):
    other = put(tmp_path / "other", b"Dear colleague, " * 100)
    assert_refused(run, "not a backup of this service", "restore", other, "--identity", identity_file)
    assert_refused(run, "No such file", "restore", tmp_path / "nowhere", "--identity", identity_file)


def test_a_backup_that_somebody_else_made_for_our_public_key(altered, settings, restore):
    ours = settings.TRAIL_KEYS
    settings.TRAIL_KEYS = ["somebody else's"]
    forged = altered()
    settings.TRAIL_KEYS = ours
    assert_refused(restore, "none of TRAIL_KEYS made it", forged)


def test_a_database_that_is_in_use_already(backup, identity_file, run):
    assert_refused(run, "once more with --replace", "restore", backup, "--identity", identity_file)


def test_a_service_that_is_still_running(backup, restore):
    ready, done = Moment(), Moment()

    def serve():
        User.objects.exists()
        ready.comes()
        done.wait()
        connection.close()

    service = threading.Thread(target=serve)
    service.start()
    ready.wait()
    try:
        assert_refused(restore, "Stop it first", backup)
    finally:
        done.comes()
        service.join()


def test_a_backup_of_a_newer_version(altered, restore):
    newer = altered(version="9.9", holdings={"migrations": ["access.9999_of_the_future"]})
    words = r"newer version of the service, 9\.9: it has access\.9999_of_the_future"
    assert_refused(restore, words, newer)


def test_a_backup_of_another_kind_of_database_or_of_a_newer_server(altered, restore):
    other = altered(vendor="oracle")
    assert_refused(restore, "made of oracle", other)
    other.unlink()
    words = "This backup is of .* 99, and this is"
    assert_refused(restore, words, altered(server=99))


def test_a_restored_copy_that_is_not_what_it_was_made_from(altered, restore):
    tables = {**the_store().holdings().tables, "tool_audit": Table(1_000, "0" * 64)}
    differing = altered(holdings={"tables": tables, "trail_entries": 5, "guards": ["a_guard"]})
    words = (
        r"(?s)not what it was.*tool_audit has \d+ rows instead of 1,000.*a_guard is missing.*trail ends at"
    )
    assert_refused(restore, words, differing, "--without-saving")


def test_content_that_the_database_cannot_take(altered, restore):
    nonsense = altered(content=[b"CREATE SCHEMA public; CREATE TABLE public.half_way (id int);\nnonsense;\n"])
    words = "psql stopped: syntax error" if connection.vendor == "postgresql" else "not a database"
    assert_refused(restore, words, nonsense, "--without-saving")


def test_a_backup_that_would_take_the_place_of_another(backup, run):
    data = backup.read_bytes()
    assert_refused(run, "never written over", "backup", backup)
    assert backup.read_bytes() == data


def test_a_backup_that_nobody_could_open(run, settings, tmp_path):
    settings.BACKUP_RECIPIENTS = []
    assert_refused(run, "bin/manage backup_key makes a pair", "backup", tmp_path / "new.age")
    settings.BACKUP_RECIPIENTS = ["ssh-ed25519 AAAA"]
    assert_refused(run, "not a public key of age", "backup", tmp_path / "new.age")
    assert not (tmp_path / "new.age").exists()
