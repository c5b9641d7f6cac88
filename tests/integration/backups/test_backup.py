"""What a backup holds, who can read it, and what it leaves behind."""

import resource
import stat
import zlib

import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError

from audit_app.access.models import TrailEntry
from audit_app.tool.models import Audit
from tests.integration.backups.databases import lying_about
from tests.integration.backups.dataset import CHILD


@pytest.fixture
def database(shared_database):
    return shared_database


def opened(path, identity):
    """The manifest and the content, by the way of the guide: without anything of this service."""
    _signature, _newline, encrypted = path.read_bytes().partition(b"\n")
    manifest, _newline, zipped = pyrage.decrypt(encrypted, [identity]).partition(b"\n")
    return manifest, zlib.decompress(zipped, wbits=31)


def test_nothing_in_it_can_be_read_without_the_identity(backup):
    kept = backup.read_bytes()
    assert b"Wealdshire" not in kept
    assert b"access_user" not in kept
    assert b"SQLite format" not in kept


def test_opened_it_holds_every_text_and_no_key(backup, identity):
    manifest, content = opened(backup, identity)
    assert b"access_trailentry" in manifest
    assert "上海 👩‍👧".encode() in content
    assert b"Wealdshire County Council" in content
    keys = [settings.SECRET_KEY, *settings.RECORD_KEYS, *settings.TRAIL_KEYS, str(identity)]
    for key in keys:
        assert len(key) >= 30
        assert key.encode() not in content
        assert key.encode() not in manifest


def test_even_opened_it_names_no_child(backup, identity):
    manifest, content = opened(backup, identity)
    assert CHILD.encode() not in content
    assert CHILD.encode() not in manifest


def test_only_its_owner_can_read_it_and_nothing_lies_about(backup, database, var):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert lying_about(database, var) == []


def test_without_a_name_it_goes_to_a_folder_for_its_owner_only(database, identity, run, var):
    run("backup")
    assert stat.S_IMODE((var / "backups").stat().st_mode) == 0o700
    (made,) = (var / "backups").iterdir()
    assert made.suffix == ".age"


def test_it_says_what_was_saved_and_how_to_keep_it(database, identity, run, tmp_path):
    said = run("backup", tmp_path / "told.age")
    assert f" {Audit.objects.count()} audits, {TrailEntry.objects.count()} entries of the trail" in said
    assert " and 1 file." in said
    assert "Keep it on another machine" in said
    assert "keys of this service are not in it" in said


def test_the_trail_tells_of_it_and_the_backup_holds_that_entry(backup, identity):
    last = TrailEntry.objects.order_by("-pk")[0]
    assert last.action == "backup started"
    assert last.hash.encode() in opened(backup, identity)[1]


def test_whether_it_is_whole_can_be_asked_without_the_identity_and_what_it_holds_with_it(
    backup, identity_file, run
):
    assert "This backup is whole" in run("backup", "--verify", backup)
    said = run("backup", "--verify", backup, "--identity", identity_file)
    assert f"{Audit.objects.count()} audits" in said
    with pytest.raises(CommandError, match="Name the backup to verify"):
        run("backup", "--verify")


def test_a_key_that_has_been_replaced_still_shows_who_made_a_backup(backup, run, settings):
    settings.TRAIL_KEYS = ["a newer key", *settings.TRAIL_KEYS]
    assert "This backup is whole" in run("backup", "--verify", backup)


@pytest.fixture
def no_room():
    """As on a full disk: no file grows beyond 20 kB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_it_says_so_and_leaves_nothing(database, identity, run, var, tmp_path, no_room):
    with pytest.raises(CommandError, match=r"File too large|cannot be (copied|written|used)"):
        run("backup", tmp_path / "large.age")
    assert not (tmp_path / "large.age").exists()
    assert lying_about(database, var) == []
