"""Checking a trail of 100,000 entries beside reading the same rows, and adding an entry beside a bare insert.

The floor of the check is one statement whose rows are fetched and dropped: it opens no detail, works out no
hash and compares nothing. That of an entry writes the same values into a table without triggers and indexes,
in a transaction of its own, bound to nothing.
"""

from __future__ import annotations

import argparse
from itertools import count
from typing import Any

from bench.database import database_name, own_database
from bench.timing import Timing, in_turn, milliseconds

TABLE, PLAIN = "access_trailentry", "bench_plain_entry"
AT_ONCE = 5_000
# About as long as three comments are once they are sealed.
LONG = "x" * 115
NUMBERS = count(1)


def changes() -> dict[str, Any]:
    """What the entry of a saved section holds: ten answers that changed, three of them long."""
    short = {f"6.{number}": {"from": "yes", "to": "partly"} for number in range(1, 8)}
    return short | {f"6.{number}.comment": {"from": [LONG] * 2, "to": [LONG] * 2} for number in (2, 4, 6)}


def fill(size: int) -> None:
    from audit_app.access import trail
    from audit_app.access.models import User
    from audit_app.access.trail import About

    actor = User.objects.create(username="bench", display_name="Bench")
    for first in range(0, size, AT_ONCE):
        of = [About(actor, number, 1) for number in range(first, min(first + AT_ONCE, size))]
        trail.record_for_each(by=actor, action="section saved", of=of, section=6, changes=changes())


def check() -> None:
    from audit_app.access.chain import breaks

    assert not list(breaks())


def read() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {TABLE} ORDER BY id")  # noqa: S608 - a table's name
        while cursor.fetchmany(2_000):
            pass


def add() -> None:
    from audit_app.access import trail
    from audit_app.access.models import User

    actor = User.objects.get(username="bench")
    trail.record(by=actor, action="section saved", subject=actor, section=6)


def bare_insert() -> None:
    """Reads the person as ``add`` does, then inserts."""
    from django.db import connection, transaction

    from audit_app.access.models import User

    actor = User.objects.get(username="bench")
    values: list[Any] = [
        "2009-04-01 12:00:00+00:00",
        actor.pk,
        actor.display_name,
        "section saved",
        '{"section": 6}',
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {PLAIN} (id, at, actor_id, actor_name, action, detail) "  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s, %s)",
            [next(NUMBERS), *values],
        )


def make_plain_table() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {PLAIN} AS SELECT * FROM {TABLE} WHERE 1 = 0")  # noqa: S608


def tell(what: str, measured: Timing, floor: Timing) -> None:
    ours, bare = milliseconds(measured.median), milliseconds(floor.median)
    print(f"{what:<28} {ours}, floor {bare}, ratio {measured.median / floor.median:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="how many entries are checked")
    parser.add_argument("--times", type=int, default=5, help="how often they are checked")
    parser.add_argument("--adds", type=int, default=300, help="how many entries are added one by one")
    arguments = parser.parse_args()
    print(database_name())
    with own_database():
        fill(arguments.size)
        tell(f"{arguments.size:,} entries checked", *in_turn(check, read, arguments.times))
        make_plain_table()
        tell("one entry added", *in_turn(add, bare_insert, arguments.adds))


if __name__ == "__main__":
    main()
