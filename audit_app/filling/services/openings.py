"""Reading is recorded too: who opened which audit, and when."""

from __future__ import annotations

from django.db import transaction

from audit_app.access.models import User
from audit_app.filling.policies import check_can_know
from audit_app.filling.services.telling import tell
from audit_app.tool.models import Audit


@transaction.atomic
def record_opening(*, audit: Audit, by: User) -> None:
    check_can_know(by, audit)
    tell(by, "audit opened", audit)
