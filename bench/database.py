"""Databases of the benchmark's own: made before, gone afterwards, on whatever server DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
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
def empty_database(name: str, folder: Path | None = None) -> Iterator[str]:
    """The address of a database without a table, for other processes.

    Its data lie in ``folder``, or else on the disk that holds them in service, because a save waits for it.
    """
    if is_postgresql():
        with _postgresql_database(f"bench_{name}_{os.getpid()}", folder) as url:
            yield url
    else:
        with tempfile.TemporaryDirectory(dir=folder or VAR) as place:
            yield f"sqlite:///{place}/{name}.sqlite3"


@contextmanager
def _postgresql_database(name: str, folder: Path | None) -> Iterator[str]:
    """PostgreSQL calls a folder for data a tablespace; what it writes first, its log, lies elsewhere."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    if folder:
        tell_postgresql(f"CREATE TABLESPACE \"{name}\" LOCATION '{folder}'")
    tell_postgresql(f'CREATE DATABASE "{name}"' + (f' TABLESPACE "{name}"' if folder else ""))
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        tell_postgresql(f'DROP DATABASE "{name}" WITH (FORCE)')
        if folder:
            tell_postgresql(f'DROP TABLESPACE "{name}"')


def tell_postgresql(statement: str, url: str = "") -> list[tuple[Any, ...]]:
    """The rows with which the server that is named answers, if there are any."""
    import psycopg2  # type: ignore[import-untyped]

    connection = psycopg2.connect(url or os.environ["DATABASE_URL"])
    # A database is neither made nor dropped within a transaction.
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
    finally:
        connection.close()
