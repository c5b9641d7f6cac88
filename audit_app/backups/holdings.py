"""What a database holds, table by table, so that a restored copy can be compared with its original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from audit_app.access.models import TrailHead

MIGRATIONS, TRAIL_HEAD = "django_migrations", TrailHead._meta.db_table


@dataclass(frozen=True)
class Table:
    """How many rows a table has, and a digest of them all in the order of their key."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Holdings:
    """Everything that must be there again after a restore.

    ``files`` is the digest of each file that is kept in the database, by table, column and key; ``guards``
    the triggers by which the database refuses to change the trail; ``migrations`` how far the tables had got.
    """

    tables: dict[str, Table]
    files: dict[str, str]
    guards: list[str]
    migrations: list[str]
    trail_entries: int
    trail_hash: str

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Holdings:
        return cls(**{**told, "tables": {name: Table(**table) for name, table in told["tables"].items()}})

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


class Reader(Protocol):
    """A database, open for reading at one moment."""

    def tables(self) -> list[str]: ...

    def table(self, name: str) -> Table: ...

    def files(self, table: str) -> Iterator[tuple[str, str]]: ...

    def guards(self) -> list[str]: ...

    def select(self, sql: str) -> list[tuple[Any, ...]]: ...


def holdings_of(reader: Reader) -> Holdings:
    names = reader.tables()
    head = reader.select(f"SELECT entries, hash FROM {TRAIL_HEAD}") if TRAIL_HEAD in names else []  # noqa: S608
    entries, last_hash = head[0] if head else (0, "")
    return Holdings(
        tables={name: reader.table(name) for name in names},
        files={key: digest for name in names for key, digest in reader.files(name)},
        guards=reader.guards(),
        migrations=_migrations(reader) if MIGRATIONS in names else [],
        trail_entries=entries,
        trail_hash=last_hash,
    )


def _migrations(reader: Reader) -> list[str]:
    return sorted(f"{app}.{name}" for app, name in reader.select(f"SELECT app, name FROM {MIGRATIONS}"))  # noqa: S608


def differences(before: Holdings, after: Holdings) -> list[str]:
    """In sentences, what is not in ``after`` as it was in ``before``; nothing when all is there."""
    return [
        *_lost_and_added("table", before.tables, after.tables),
        *_changed_tables(before, after),
        *_lost_and_added("file", before.files, after.files),
        *(f"The file {key} is not the one it was." for key in _changed(before.files, after.files)),
        *_lost_and_added("guard of the trail", before.guards, after.guards),
        *_lost_and_added("migration", before.migrations, after.migrations),
        *_trail(before, after),
    ]


def _lost_and_added(kind: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    yield from (f"The {kind} {name} is missing." for name in sorted({*before} - {*after}))
    yield from (f"The {kind} {name} was not in the backup." for name in sorted({*after} - {*before}))


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [name for name in before if name in after and before[name] != after[name]]


def _changed_tables(before: Holdings, after: Holdings) -> Iterator[str]:
    for name in _changed(before.tables, after.tables):
        was, is_now = before.tables[name].rows, after.tables[name].rows
        counts = f"{is_now:,} rows instead of {was:,}" if was != is_now else "rows that differ"
        yield f"The table {name} has {counts}."


def _trail(before: Holdings, after: Holdings) -> Iterator[str]:
    if (before.trail_entries, before.trail_hash) != (after.trail_entries, after.trail_hash):
        yield f"The trail ends at entry {after.trail_entries:,}, not as it did at {before.trail_entries:,}."
