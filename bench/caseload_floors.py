"""The floors under the taking in of a caseload: its keys and seals alone, and its rows alone.

The first makes a key for each child, wraps it and seals a name and a date under it, and drops them. The
second puts the very rows that were written into tables of the same columns without an index, a check or a
trigger.
"""

from __future__ import annotations

from typing import Any

from bench.timing import processor_of

TABLES = ("access_recordkey", "sampling_case", "sampling_identity", "access_trailentry")
AT_ONCE = 500


def sealing(count: int) -> list[float]:
    """Seconds by the clock and of processor."""
    from cryptography.fernet import Fernet

    master = Fernet(Fernet.generate_key())

    def work() -> None:
        for number in range(count):
            key = Fernet.generate_key()
            master.encrypt(key)
            seal = Fernet(key)
            seal.encrypt(b"Child Made-Up %d" % number)
            seal.encrypt(b"2005-01-02")

    return processor_of(work)


def writing() -> list[float]:
    """The same of the rows of the last import, which the database must still hold."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        rows = {}
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            rows[table] = cursor.fetchall()
            cursor.execute(f"CREATE TABLE floor_{table} AS SELECT * FROM {table} LIMIT 0")  # noqa: S608

        def work() -> None:
            with transaction.atomic():
                for table, of_table in rows.items():
                    _put(cursor, f"floor_{table}", of_table)

        return processor_of(work)


def _put(cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    if cursor.db.vendor == "sqlite":
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
        return
    from psycopg2.extras import Json, execute_values  # type: ignore[import-untyped]

    plain = [[Json(each) if isinstance(each, dict) else each for each in row] for row in rows]
    statement = f"INSERT INTO {table} VALUES %s"  # noqa: S608
    execute_values(cursor.cursor, statement, plain, page_size=AT_ONCE)
