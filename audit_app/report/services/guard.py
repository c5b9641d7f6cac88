"""What keeps two leads from writing over each other."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import F

Row = TypeVar("Row", bound=models.Model)


class Conflict(Exception):  # noqa: N818 - named as the state of affairs that a person is told of
    """Somebody else changed this while it was being written; nothing was saved."""


def save_at_revision(row: Row, revision: int, **values: Any) -> Row:
    """Writes the values if the row still stands at this revision, and gives the row as it now is.

    Raises:
        Conflict: it does not.
    """
    manager = type(row)._default_manager
    moved = manager.filter(pk=row.pk, revision=revision).update(**values, revision=F("revision") + 1)
    if not moved:
        raise Conflict
    row.refresh_from_db()
    return row
