"""Reads what a database of PostgreSQL holds; the server writes the rows out and we only hash them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from audit_app.backups.holdings import Table

# How values are written out must not depend on how a server happens to be set up.
PLAINLY = "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1"
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname COLLATE "C"
"""
GUARDS = """
SELECT t.tgname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND NOT t.tgisinternal ORDER BY t.tgname COLLATE "C"
"""
FILE_COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND data_type = 'bytea' ORDER BY column_name
"""


class PostgresqlReader:
    """Must be used within a transaction."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self._cursor = cursor

    def tables(self) -> list[str]:
        return [name for (name,) in self.select(TABLES)]

    def table(self, name: str) -> Table:
        # By the bytes of their text, because servers sort letters in more than one way.
        order = ", ".join(f'"{column}"::text COLLATE "C"' for column in self._key(name))
        self._cursor.execute(PLAINLY)
        counted = _Counted()
        self._cursor.copy_expert(f'COPY (SELECT * FROM public."{name}" ORDER BY {order}) TO STDOUT', counted)  # noqa: S608
        return Table(counted.rows, counted.digest.hexdigest())

    def files(self, table: str) -> Iterator[tuple[str, str]]:
        for (column,) in self.select(FILE_COLUMNS, [table]):
            key = self._key(table)[0]
            statement = f'SELECT "{key}", encode(sha256("{column}"), \'hex\') FROM public."{table}"'  # noqa: S608
            for pk, digest in self.select(f'{statement} WHERE "{column}" IS NOT NULL'):
                yield f"{table}.{column} {pk}", digest

    def guards(self) -> list[str]:
        return [name for (name,) in self.select(GUARDS)]

    def select(self, sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        self._cursor.execute(sql, values)
        return self._cursor.fetchall()

    def _key(self, table: str) -> list[str]:
        return connection.introspection.get_primary_key_columns(self._cursor, table) or ["ctid"]


class _Counted:
    """Takes rows as COPY writes them: a line each, with no other line feeds in it."""

    def __init__(self) -> None:
        self.rows, self.digest = 0, hashlib.sha256()

    def write(self, data: bytes) -> None:
        self.rows += data.count(b"\n")
        self.digest.update(data)
