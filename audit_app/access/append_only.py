"""The database's own refusal to change or delete what the trail holds, on SQLite and on PostgreSQL.

The migration puts it up. Only what empties a whole database (the tests) ever lifts it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

ENTRIES, HEAD = "access_trailentry", "access_trailhead"
SENTENCE = "The trail is append-only: an entry is neither changed nor deleted"

_SQLITE = {
    f"{ENTRIES}_update": f"BEFORE UPDATE ON {ENTRIES}",
    f"{ENTRIES}_delete": f"BEFORE DELETE ON {ENTRIES}",
    # The head counts up, and changes in no other way.
    f"{HEAD}_update": f"BEFORE UPDATE ON {HEAD} WHEN NEW.entries <= OLD.entries",
    f"{HEAD}_delete": f"BEFORE DELETE ON {HEAD}",
}
_POSTGRESQL = {
    f"{ENTRIES}_update": f"BEFORE UPDATE OR DELETE ON {ENTRIES} FOR EACH ROW",
    f"{ENTRIES}_truncate": f"BEFORE TRUNCATE ON {ENTRIES} FOR EACH STATEMENT",
    f"{HEAD}_update": f"BEFORE UPDATE ON {HEAD} FOR EACH ROW WHEN (NEW.entries <= OLD.entries)",
    f"{HEAD}_delete": f"BEFORE DELETE ON {HEAD} FOR EACH ROW",
    f"{HEAD}_truncate": f"BEFORE TRUNCATE ON {HEAD} FOR EACH STATEMENT",
}
_REFUSE = f"""
CREATE OR REPLACE FUNCTION access_trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$
"""


def put_up(connection: BaseDatabaseWrapper) -> None:
    """From now on the database refuses; putting it up twice is an error of the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
        for name, event in _triggers(connection).items():
            cursor.execute(f"CREATE TRIGGER {name} {event} {_answer(connection)}")


def lift(connection: BaseDatabaseWrapper) -> None:
    """Takes the refusal down; there is nothing to take where it is not up."""
    with connection.cursor() as cursor:
        for name, event in _triggers(connection).items():
            table = f" ON {HEAD if HEAD in event else ENTRIES}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Down for as long as the block runs."""
    lift(connection)
    try:
        yield
    finally:
        put_up(connection)


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE


def _answer(connection: BaseDatabaseWrapper) -> str:
    if connection.vendor == "postgresql":
        return "EXECUTE FUNCTION access_trail_refuse()"
    return f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
