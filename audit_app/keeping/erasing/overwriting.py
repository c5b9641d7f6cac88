"""Overwrites what was erased where the database keeps the space for later use."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import connection, models
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import RecordKey
from audit_app.keeping.data_map.records import models_of_a_record
from audit_app.report.models import ReportFile

CHANGED_BESIDES: tuple[type[models.Model], ...] = (RecordKey, ReportFile, Session, DBTaskResult)


def overwrite() -> None:
    """Writes the database anew without its free space; call it outside of a transaction.

    Others may read meanwhile on SQLite; PostgreSQL makes them wait, table by table.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in _tables():
                cursor.execute(f'VACUUM FULL "{table}"')
        else:
            cursor.execute("VACUUM")
            # What was written last is in a file beside the database until it is taken over.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _tables() -> list[str]:
    return [model._meta.db_table for model in (*models_of_a_record(), *CHANGED_BESIDES)]
