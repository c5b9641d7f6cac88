"""Looking at a list tells who children are, and is recorded; so is taking the outcome away."""

from __future__ import annotations

from django.db import transaction

from audit_app.access.models import User
from audit_app.sampling.caseload.services.holding import tell
from audit_app.sampling.models import CaseloadUpload


@transaction.atomic
def record_list_read(*, upload: CaseloadUpload, page: str, by: User) -> None:
    """Somebody was shown rows of a list that is being brought in; ``page`` is a code."""
    tell(by, "list read", upload, page=page)


@transaction.atomic
def record_outcome_downloaded(*, upload: CaseloadUpload, by: User) -> None:
    """Somebody took away what became of the rows."""
    tell(by, "outcome of a list downloaded", upload)
