"""Reads what a file of SQLite holds, a row at a time and past everything that Django would make of it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any

from audit_app.backups.holdings import Table


class SqliteReader:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")

    def tables(self) -> list[str]:
        own = r"type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'"
        return [name for (name,) in self.select(f"SELECT name FROM sqlite_master WHERE {own} ORDER BY name")]  # noqa: S608

    def table(self, name: str) -> Table:
        rows, digest = 0, hashlib.sha256()
        order = ", ".join(f'"{column}"' for column in self._key(name))
        for row in self._database.execute(f'SELECT * FROM "{name}" ORDER BY {order}'):  # noqa: S608
            rows += 1
            digest.update(repr(row).encode())
        return Table(rows, digest.hexdigest())

    def files(self, table: str) -> Iterator[tuple[str, str]]:
        key = self._key(table)[0]
        for _number, column, kind, *_rest in self._columns(table):
            if kind == "BLOB":
                statement = f'SELECT "{key}", "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'  # noqa: S608
                for pk, content in self._database.execute(statement):
                    yield f"{table}.{column} {pk}", hashlib.sha256(content).hexdigest()

    def guards(self) -> list[str]:
        return [
            name
            for (name,) in self.select("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        ]

    def select(self, sql: str) -> list[tuple[Any, ...]]:
        return self._database.execute(sql).fetchall()

    def _key(self, table: str) -> list[str]:
        """The columns of the primary key, or else the number that SQLite gives to each row."""
        parts = sorted(
            (place, column) for _n, column, _k, _null, _default, place in self._columns(table) if place
        )
        return [column for _place, column in parts] or ["rowid"]

    def _columns(self, table: str) -> list[tuple[Any, ...]]:
        return self.select(f'PRAGMA table_info("{table}")')
