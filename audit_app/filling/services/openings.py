"""Reading is recorded too: who opened which page of which audit, and when."""

from __future__ import annotations

from django.db import transaction

from audit_app.access.models import User
from audit_app.filling.policies import check_can_know
from audit_app.filling.services.telling import tell
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit


@transaction.atomic
def record_opening(*, audit: Audit, page: str, by: User) -> None:
    """Records that somebody is shown a page of an audit; who the child is stands on the header alone."""
    check_can_know(by, audit)
    tell(by, "identity shown" if page == HEADER else "audit opened", audit, page=page)
