"""A restore that is killed, as when the plug is pulled: the database is whole, and nothing stays aside."""

import time

import pytest
from django.db import connection

from audit_app.backups import container
from audit_app.backups.errors import BackupError
from audit_app.backups.stores import the_store
from tests.integration.backups.dataset import every_row
from tests.killing import die, killed_while


@pytest.fixture
def pour(backup, identity):
    return lambda into: container.pour(backup, [identity], into)


def killed(act):
    killed_while(act)
    wait_until_alone()


def wait_until_alone():
    """The server takes a moment to see that nobody is there any more."""
    for _each in range(100):
        try:
            the_store().check_can_be_replaced()
        except BackupError:
            time.sleep(0.1)
        else:
            return


def set_aside(var):
    """What there is of the former database: a file, or a schema."""
    if connection.vendor == "sqlite":
        return list(var.glob("backup-scratch/before*"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before%'")
        return cursor.fetchall()


def test_half_way_nothing_has_changed_and_the_next_one_succeeds(backup, pour, var, restore):
    rows = every_row()

    def half_way():
        class Dying:
            def __init__(self, sink):
                self.sink, self.written = sink, 0

            def write(self, data):
                self.sink.write(data)
                self.written += len(data)
                if self.written > 100_000:
                    self.sink.flush()
                    die()

        with the_store().replaced(lambda into: pour(Dying(into))):
            pass

    killed(half_way)
    assert every_row() == rows
    restore(backup)
    assert set_aside(var) == []
    assert every_row() == rows


def test_while_it_compares_all_of_the_backup_is_in_place_and_the_next_one_clears_up(
    backup, pour, var, restore
):
    rows = every_row()

    def in_the_end():
        with the_store().replaced(pour):
            die()

    killed(in_the_end)
    assert every_row() == rows
    assert set_aside(var) != []
    restore(backup)
    assert set_aside(var) == []
    assert every_row() == rows
