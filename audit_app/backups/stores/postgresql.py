"""PostgreSQL: copied by its own pg_dump, and replaced by psql in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from audit_app.backups.errors import BackupError
from audit_app.backups.holdings import Holdings, holdings_of
from audit_app.backups.stores.common import Copy, has_rows
from audit_app.backups.stores.postgresql_programs import check_programs, dumped, running_psql
from audit_app.backups.stores.postgresql_reader import PostgresqlReader
from audit_app.backups.streams import Sink

ASIDE = "before_restore"
# The schema is replaced whole. Its old tables move aside under another name, which costs no time and no room.
BEFORE = f"""
BEGIN;
SET client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS public;
DROP SCHEMA IF EXISTS {ASIDE} CASCADE;
ALTER SCHEMA public RENAME TO {ASIDE};
"""
# Sent only when all has arrived: whatever is cut short, the server forgets.
AFTER = "\nCOMMIT;\n"


class PostgresqlStore:
    vendor, name = "postgresql", "PostgreSQL"

    @property
    def server(self) -> int:
        return int(self._value("SHOW server_version_num")) // 10_000

    @contextmanager
    def copied(self) -> Iterator[Copy]:
        check_programs(self.server)
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            # What is counted here and what pg_dump reads are one moment of the database.
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            yield Copy(self.holdings(), dumped(snapshot))

    def check_can_be_replaced(self) -> None:
        check_programs(self.server)
        others = (
            "datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if self._value(f"SELECT count(*) FROM pg_stat_activity WHERE {others}"):  # noqa: S608
            raise BackupError("The service, or somebody else, is still using the database. Stop it first.")
        owns = "SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'public'"
        may_create = "SELECT has_database_privilege(current_database(), 'CREATE')"
        if self._value(owns) is False or not self._value(may_create):
            raise BackupError(
                "The account in DATABASE_URL does not own the database, so it may not replace it."
            )

    def is_filled(self) -> bool:
        with connection.cursor() as cursor:
            return has_rows(PostgresqlReader(cursor))

    @contextmanager
    def replaced(self, pour: Callable[[Sink], None]) -> Iterator[None]:
        with running_psql() as psql:
            psql.write(BEFORE.encode())
            pour(psql)
            psql.write(AFTER.encode())
        connection.close()
        try:
            yield
        except BaseException:
            self._execute(f"DROP SCHEMA public CASCADE; ALTER SCHEMA {ASIDE} RENAME TO public")
            raise
        self._execute(f"DROP SCHEMA {ASIDE} CASCADE")

    def holdings(self) -> Holdings:
        with transaction.atomic(), connection.cursor() as cursor:
            return holdings_of(PostgresqlReader(cursor))

    def _value(self, sql: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            row = cursor.fetchone()
        return row[0] if row else None

    def _execute(self, sql: str) -> None:
        connection.close()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
