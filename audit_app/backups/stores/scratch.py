"""A folder for what must not lie about: for its owner alone, one at a time, and gone afterwards."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audit_app.backups.errors import BackupError


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """An empty folder in ``parent``; what a run that was killed has left in it is removed first.

    Raises:
        BackupError: another backup or restore is under way.
    """
    folder = parent / "backup-scratch"
    lock = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError as error:
        raise BackupError("Another backup or restore is under way. Wait until it has ended.") from error
    finally:
        os.close(lock)
