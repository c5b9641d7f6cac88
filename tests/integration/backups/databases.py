"""Databases for tests that replace them whole: copied from one that is filled once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2  # type: ignore[import-untyped]
from django.db import connection

# Owns its databases and nothing else, as the account of a service does.
OWNER, PASSWORD = f"backups_{os.getpid()}", "for these tests only"

KEPT = {"audit.sqlite3", "audit.sqlite3-wal", "audit.sqlite3-shm", "backups"}


@dataclass(frozen=True)
class Database:
    """Where a database is: the settings in which it differs from the one that is set up."""

    settings: dict[str, Any]

    @contextmanager
    def used(self) -> Iterator[None]:
        """Points Django at it, in every thread."""
        connection.close()
        before = {name: connection.settings_dict[name] for name in self.settings}
        connection.settings_dict.update(self.settings)
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict.update(before)


@contextmanager
def empty_database(folder: Path, name: str = "filled") -> Iterator[Database]:
    with (
        _sqlite(folder, None) if connection.vendor == "sqlite" else _postgresql(name, "template1") as database
    ):
        yield database


@contextmanager
def copy_of(database: Database, folder: Path, name: str = "copy") -> Iterator[Database]:
    original = database.settings["NAME"]
    copied = _sqlite(folder, original) if connection.vendor == "sqlite" else _postgresql(name, original)
    with copied as copy:
        yield copy


def lying_about(database: Database, var: Path) -> list[Path]:
    """What a command has left behind in the folders in which it worked."""
    folders = {var, Path(database.settings["NAME"]).parent} if connection.vendor == "sqlite" else {var}
    return [path for folder in folders for path in folder.iterdir() if path.name not in KEPT]


@contextmanager
def owner_of_databases() -> Iterator[None]:
    if connection.vendor == "sqlite":
        yield
        return
    _tell(f"CREATE ROLE {OWNER} LOGIN PASSWORD '{PASSWORD}'")
    try:
        yield
    finally:
        _tell(f"DROP ROLE {OWNER}")


@contextmanager
def _sqlite(folder: Path, original: str | None) -> Iterator[Database]:
    path = folder / "audit.sqlite3"
    if original:
        shutil.copyfile(original, path)
    yield Database({"NAME": str(path)})


@contextmanager
def _postgresql(name: str, original: str) -> Iterator[Database]:
    name = f"backups_{name}_{os.getpid()}"
    _tell(f"CREATE DATABASE {name} TEMPLATE {original} OWNER {OWNER}")
    try:
        yield Database({"NAME": name, "USER": OWNER, "PASSWORD": PASSWORD})
    finally:
        _tell(f"DROP DATABASE {name} WITH (FORCE)")


def _tell(statement: str) -> None:
    server = psycopg2.connect(os.environ["DATABASE_URL"])
    # A database is neither made nor dropped within a transaction.
    server.autocommit = True
    try:
        server.cursor().execute(statement)
    finally:
        server.close()
