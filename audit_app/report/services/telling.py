"""The entry of the trail with which every write of this room ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import Secret
from audit_app.report.models import Report

Changes = Mapping[str, tuple[Any, Any]]


def tell(
    by: User,
    action: str,
    report: Report,
    subject: Model | None = None,
    changes: Changes | None = None,
    **detail: Any,
) -> None:
    """Of a report, or of a ``subject`` that belongs to it; what is free text goes under the report's key."""
    trail.record(
        by=by,
        action=action,
        subject=subject or report,
        review_id=report.review_id,
        record=report.record_key,
        changes={name: (_told(old), _told(new)) for name, (old, new) in (changes or {}).items()},
        **detail,
    )


def _told(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | date) else Secret(value)
