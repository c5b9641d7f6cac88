"""The lock under which a rule is checked and the write that it allows is made."""

from django.db import models

from audit_app.tool.models import Audit


def lock(audit: Audit) -> None:
    """Locks the audit's row until the transaction ends, and brings the given instance up to date.

    All that a policy asks about is read again, because an allocation may have moved since the page was shown.
    """
    audit.refresh_from_db(from_queryset=_under_lock())


def locked(audit: Audit) -> Audit:
    """Another instance of the audit, locked and up to date, so that the caller's keeps no stale sections."""
    return _under_lock().get(pk=audit.pk)


def _under_lock() -> models.QuerySet[Audit]:
    rows = Audit.objects.select_for_update(of=("self",))
    return rows.select_related(
        "allocation__case__review", "allocation__case__record_key", "allocation__assessor"
    )
