"""The account of the service on PostgreSQL, as the documentation has it: it works, and rewrites no entry."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from audit_app.access.chain import breaks
from audit_app.access.models import TrailEntry, TrailHead
from audit_app.filling.services import save_section
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit
from tests.unit.docs.documents import DOCS, blocks

pytestmark = pytest.mark.django_db

STATEMENTS = [
    statement.strip()
    for block in blocks(DOCS / "deployment.md", "sql")
    for statement in block.split(";")
    if statement.strip()
]
ENTRIES, HEAD = TrailEntry._meta.db_table, TrailHead._meta.db_table
ATTACKS = [
    f"UPDATE {ENTRIES} SET actor_name = 'Somebody else'",  # noqa: S608 - a table's name
    f"DELETE FROM {ENTRIES}",  # noqa: S608
    f"TRUNCATE {ENTRIES}",
    f"DELETE FROM {HEAD}",  # noqa: S608
    f"DROP TRIGGER {ENTRIES}_update ON {ENTRIES}",
    f"ALTER TABLE {ENTRIES} DISABLE TRIGGER ALL",
    f"DROP TABLE {ENTRIES}",
    "SET session_replication_role = replica",
    "DELETE FROM django_migrations",
]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_account_of_the_service_does_its_work_and_rewrites_no_entry() -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    if connection.vendor == "sqlite":
        # There are no accounts; the statements at least speak of the tables as they are called.
        assert {ENTRIES, HEAD} <= {word for statement in STATEMENTS for word in statement.split()}
        return
    with transaction.atomic():
        for statement in STATEMENTS:
            run(statement)
        run("SET LOCAL ROLE audit_service")
        save_section(audit=audit, number=1, answers={"1.2": "Police"}, revision=0, by=cast.assessor)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        assert list(breaks()) == []
        for attack in ATTACKS:
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
                run(attack)
        transaction.set_rollback(True)
