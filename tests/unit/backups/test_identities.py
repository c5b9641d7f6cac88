"""The pair of keys: one that makes backups and one that opens them."""

import signal
import stat

import pytest
from django.core.management import CommandError, call_command
from pyrage.x25519 import Identity

from audit_app.backups.errors import BackupError
from audit_app.backups.identities import identities_in, recipients
from audit_app.backups.management.command import ended_like_any_other, identities


def test_a_new_pair_is_written_for_its_owner_only_and_the_public_key_is_printed(tmp_path, capsys, settings):
    path = tmp_path / "identity"
    call_command("backup_key", str(path))
    printed = capsys.readouterr().out.strip()
    name, _equals, public = printed.partition("=")
    assert name == "BACKUP_RECIPIENTS"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (identity,) = identities_in(path.read_text())
    assert str(identity.to_public()) == public
    assert str(identity) not in printed
    settings.BACKUP_RECIPIENTS = [public, f" {public} "]
    assert [str(each) for each in recipients()] == [public, public]


def test_an_identity_is_never_written_over(tmp_path):
    path = tmp_path / "identity"
    call_command("backup_key", str(path))
    text = path.read_text()
    with pytest.raises(CommandError, match="never written over"):
        call_command("backup_key", str(path))
    assert path.read_text() == text
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("backup_key", str(tmp_path / "nowhere" / "identity"))


def test_the_identity_comes_from_a_file_from_standard_input_or_from_the_environment(tmp_path, monkeypatch):
    identity = Identity.generate()
    path = tmp_path / "identity"
    path.write_text(f"# a comment\n\n{identity}\n")
    monkeypatch.setattr("sys.stdin", path.open())
    assert [str(each) for each in identities("-")] == [str(identity)]
    assert [str(each) for each in identities(str(path))] == [str(identity)]
    monkeypatch.setenv("BACKUP_IDENTITY", str(identity))
    assert [str(each) for each in identities(None)] == [str(identity)]
    monkeypatch.delenv("BACKUP_IDENTITY")
    with pytest.raises(BackupError, match="Say where the identity is"):
        identities(None)


def test_being_told_to_end_is_an_exception_so_that_half_a_backup_is_removed():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as ended, ended_like_any_other():
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) == before
