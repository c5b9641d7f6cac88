"""Databases of the benchmark's own: made before, gone afterwards, on whatever server DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django

VAR = Path(__file__).resolve().parent.parent / "var"


def is_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def database_name() -> str:
    return "PostgreSQL" if is_postgresql() else "SQLite"


@contextmanager
def own_database() -> Iterator[None]:
    """The database of this process, with all its tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "audit_app.config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "bench.sqlite3")
        before = settings.DATABASES["default"]["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """The address of a database without a table, for other processes."""
    if is_postgresql():
        with _postgresql_database(f"bench_{name}_{os.getpid()}") as url:
            yield url
    else:
        # On the disk that holds the data in service, because a save waits for it.
        with tempfile.TemporaryDirectory(dir=VAR) as folder:
            yield f"sqlite:///{folder}/{name}.sqlite3"


@contextmanager
def _postgresql_database(name: str) -> Iterator[str]:
    parts = urlsplit(os.environ["DATABASE_URL"])
    _tell_postgresql(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        _tell_postgresql(f'DROP DATABASE "{name}" WITH (FORCE)')


def _tell_postgresql(statement: str) -> None:
    import psycopg2  # type: ignore[import-untyped]

    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    # A database is neither made nor dropped within a transaction.
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()
