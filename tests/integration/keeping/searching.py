"""Looking for a text wherever a database may keep one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from typing import Any

from django.db import connection


def found_in_the_database(texts: Iterable[str]) -> list[str]:
    """Which of the texts stand in any column of any table."""
    stored = stored_text()
    return [text for text in texts if text in stored]


def stored_text() -> str:
    """Every column of every table, past all that Django would make of it."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return "\n".join(f"{name}: {row}" for name in names for row in _rows(cursor, name))


def found_in_the_file(texts: Iterable[str]) -> list[str]:
    """Which of the texts stand in the bytes of SQLite's file, or of the log beside it."""
    content = content_of_the_file()
    return [text for text in texts if text.encode() in content]


def content_of_the_file() -> bytes:
    """Read by another process: a file closed in this one would take SQLite's own locks on it away."""
    path = str(connection.settings_dict["NAME"])
    return subprocess.run(["cat", path, f"{path}-wal"], capture_output=True, check=True).stdout


def found_on_the_disk(texts: Iterable[str]) -> list[str]:
    """As near to the disk as the database lets a test look: PostgreSQL keeps its files to itself."""
    return found_in_the_file(texts) if connection.vendor == "sqlite" else found_in_the_database(texts)


def content_on_the_disk() -> bytes:
    """All that ``found_on_the_disk`` looks at."""
    return content_of_the_file() if connection.vendor == "sqlite" else stored_text().encode()


def _rows(cursor: Any, table: str) -> Iterable[str]:
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
    return [
        str([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in cursor
    ]
