"""An empty database of SQLite in a file of its own, with the tables of the service as they are here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from audit_app.access import append_only

ALIAS = "scrubbed_copy"
NOWHERE = {"USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {}, "ATOMIC_REQUESTS": False}


@contextmanager
def new_database(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """The new database under ``ALIAS`` for as long as the block runs; its file goes if the block fails.

    Raises:
        FileExistsError: there is something at this path already.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connections.settings[ALIAS] = {
        **connections.settings[DEFAULT_DB_ALIAS],
        **NOWHERE,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
    }
    try:
        _make_tables(connections[ALIAS])
        yield connections[ALIAS]
    except BaseException:
        path.unlink()
        raise
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]


def _make_tables(new: BaseDatabaseWrapper) -> None:
    """Without running the migrations, because one of them might reach for the database it knows."""
    with new.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
    append_only.put_up(new)
    recorder = MigrationRecorder(new)
    recorder.ensure_schema()
    for app, name in MigrationRecorder(connection).applied_migrations():
        recorder.record_applied(app, name)
