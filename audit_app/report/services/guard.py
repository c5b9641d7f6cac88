"""What keeps two leads from writing over each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import F

from audit_app.access.models import User
from audit_app.report.models import Report
from audit_app.report.policies import check_can_write
from audit_app.sampling.models import Review


class Conflict(Exception):  # noqa: N818 - named as the state of affairs that a person is told of
    """Somebody else changed this while it was being written; nothing was saved."""


def hold_to_edit(report: Report, by: User, check: Callable[[User, Review], None] = check_can_write) -> None:
    """Locks the report until the transaction ends, and refuses whoever may not edit it by then.

    A role may have been taken away, or the review moved on, while the lock was waited for.
    """
    Report.objects.select_for_update().filter(pk=report.pk).first()
    by.read_again()
    report.review.refresh_from_db(fields=["state"])
    check(by, report.review)


def save_at_revision(row: models.Model, revision: int, **values: Any) -> dict[str, tuple[Any, Any]]:
    """Writes the values if the row still stands at this revision, and says what was changed, from and to.

    Raises:
        Conflict: it does not.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, revision=revision)
    stored = rows.values(*values).first()
    if stored is None or not rows.update(**values, revision=F("revision") + 1):
        raise Conflict
    row.refresh_from_db()
    return {name: (stored[name], new) for name, new in values.items() if stored[name] != new}
