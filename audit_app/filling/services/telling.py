"""The entry of the trail with which every write of this room ends."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.tool.models import Audit


def tell(by: User, action: str, audit: Audit, subject: Model | None = None, **detail: Any) -> None:
    """Of an audit, or of a ``subject`` that belongs to it: in both cases of the record of its child."""
    case = audit.allocation.case
    trail.record(
        by=by,
        action=action,
        subject=subject or audit,
        review_id=case.review_id,
        record=case.record_key,
        **detail,
    )
