"""SQLite: one file, copied through its own backup interface and replaced by renaming."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from audit_app.backups.errors import BackupError
from audit_app.backups.holdings import Holdings, holdings_of
from audit_app.backups.stores.common import Copy, has_rows
from audit_app.backups.stores.scratch import scratch
from audit_app.backups.stores.sqlite_reader import SqliteReader
from audit_app.backups.streams import Sink, chunks_of

SECONDS_TO_WAIT = 20
# Beside the database while it is used: the writes that are not in it yet, and who uses them.
COMPANIONS = ("-wal", "-shm", "-journal")


class SqliteStore:
    vendor, name = "sqlite", "SQLite"

    def __init__(self) -> None:
        self._path = Path(str(connection.settings_dict["NAME"]))

    @property
    def server(self) -> int:
        return sqlite3.sqlite_version_info[0]

    @contextmanager
    def copied(self) -> Iterator[Copy]:
        with scratch(self._path.parent) as folder:
            copy = folder / "copy.sqlite3"
            try:
                _copy(self._path, copy)
                holdings = _holdings(copy)
            except sqlite3.DatabaseError as error:
                raise BackupError(f"The database cannot be copied: {error}.") from error
            with copy.open("rb") as file:
                yield Copy(holdings, chunks_of(file))

    def check_can_be_replaced(self) -> None:
        connection.close()
        folder = self._path.parent
        folder.mkdir(parents=True, exist_ok=True)
        if folder.stat().st_uid != os.geteuid():
            # What one user restores, another could not serve.
            raise BackupError(f"{folder} belongs to {folder.owner()}. Give this command as that user.")
        try:
            with closing(sqlite3.connect(self._path, timeout=1)) as database:
                # Only whoever is alone with a database may take its log of writes away.
                database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_BUSY":
                raise BackupError("The service is still running. Stop it first.") from error
            raise BackupError(f"The database cannot be replaced: {error}.") from error
        except sqlite3.DatabaseError:
            # It is damaged, which is what a restore is for.
            return

    def is_filled(self) -> bool:
        try:
            with _open(self._path) as database:
                return has_rows(SqliteReader(database))
        except sqlite3.DatabaseError:
            return True

    @contextmanager
    def replaced(self, pour: Callable[[Sink], None]) -> Iterator[None]:
        with scratch(self._path.parent) as folder:
            restored, before = folder / "restored.sqlite3", folder / "before.sqlite3"
            with open(os.open(restored, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                pour(file)
                file.flush()
                os.fsync(file.fileno())
            connection.close()
            self._swap(restored, before)
            try:
                yield
            except BaseException:
                self._put_back(before)
                raise

    def holdings(self) -> Holdings:
        try:
            return _holdings(self._path)
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The database cannot be read: {error}.") from error

    def _swap(self, restored: Path, before: Path) -> None:
        # At no moment is there no database: an empty one would be made and filled with the demonstration.
        if self._path.exists():
            os.link(self._path, before)
        for ending in COMPANIONS:
            if _beside(self._path, ending).exists():
                _beside(self._path, ending).rename(_beside(before, ending))
        restored.replace(self._path)
        _flush_folder(self._path.parent)

    def _put_back(self, before: Path) -> None:
        connection.close()
        for ending in COMPANIONS:
            _beside(self._path, ending).unlink(missing_ok=True)
        if not before.exists():
            self._path.unlink(missing_ok=True)
            return
        before.replace(self._path)
        for ending in COMPANIONS:
            if _beside(before, ending).exists():
                _beside(before, ending).rename(_beside(self._path, ending))


def _copy(source: Path, target: Path) -> None:
    with _open(source) as old, closing(sqlite3.connect(target)) as new:
        # All in one step: it reads one moment, and in this mode of the log keeps no writer waiting.
        old.backup(new)
        # A copy is one file, so it has no log beside it.
        new.execute("PRAGMA journal_mode=DELETE")
        found = new.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError("it is damaged")


def _holdings(path: Path) -> Holdings:
    with _open(path) as database:
        return holdings_of(SqliteReader(database))


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=SECONDS_TO_WAIT)) as database:
        yield database


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
