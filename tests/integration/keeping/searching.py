"""Looking for a text wherever a database may keep one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import connection


def everything_stored() -> str:
    """Every row of every table as text, past all that Django would make of it."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return "\n".join(f"{name}: {row}" for name in names for row in _rows(cursor, name))


def found_in_the_database(texts: Iterable[str]) -> list[str]:
    stored = everything_stored()
    return [text for text in texts if text in stored]


def found_in_the_file(texts: Iterable[str]) -> list[str]:
    """In the bytes of SQLite's file and of the log beside it."""
    path = Path(str(connection.settings_dict["NAME"]))
    content = path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()
    return [text for text in texts if text.encode() in content]


def _rows(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
    return [[bytes(value) if isinstance(value, memoryview) else value for value in row] for row in cursor]
