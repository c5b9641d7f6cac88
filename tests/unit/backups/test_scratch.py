"""The folder for what must not lie about."""

import stat

import pytest

from audit_app.backups.errors import BackupError
from audit_app.backups.stores.scratch import scratch


def test_it_is_for_its_owner_only_and_gone_afterwards_whatever_happens(tmp_path):
    def fail():
        with scratch(tmp_path) as folder:
            (folder / "copy").write_text("what a child told us")
            modes.append(stat.S_IMODE(folder.stat().st_mode))
            raise ZeroDivisionError

    modes: list[int] = []
    with pytest.raises(ZeroDivisionError):
        fail()
    assert modes == [0o700]
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    left = tmp_path / "backup-scratch"
    left.mkdir()
    (left / "copy").write_text("what a child told us")
    with scratch(tmp_path) as folder:
        assert list(folder.iterdir()) == []


def test_two_backups_at_once_are_one_too_many(tmp_path):
    with scratch(tmp_path) as folder:
        with pytest.raises(BackupError, match="under way"), scratch(tmp_path):
            pass
        assert folder.exists()
