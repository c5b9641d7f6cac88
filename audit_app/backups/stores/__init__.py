"""The two kinds of database, each with its own way of being copied and replaced."""

from django.db import connection

from audit_app.backups.stores.common import Copy, Store
from audit_app.backups.stores.postgresql import PostgresqlStore
from audit_app.backups.stores.sqlite import SqliteStore

__all__ = ["Copy", "Store", "the_store"]


def the_store() -> Store:
    """The database of this service."""
    return PostgresqlStore() if connection.vendor == "postgresql" else SqliteStore()
