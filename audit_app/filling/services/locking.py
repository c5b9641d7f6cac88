"""The lock under which a rule is checked and the write that it allows is made."""

from django.db import models

from audit_app.access.models import User
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit


def lock(audit: Audit, by: User) -> None:
    """Locks the audit's row until the transaction ends, and brings the given instance up to date.

    All that a policy asks about is read again, because an allocation may have moved since the page was shown,
    or a role been taken from ``by``.
    """
    hold(audit)
    by.read_again()


def locked(audit: Audit, by: User) -> Audit:
    """Another instance of the audit, locked and up to date, so that the caller's keeps no stale sections."""
    current = _under_lock().get(pk=audit.pk)
    read_state_again(current.review)
    by.read_again()
    return current


def hold(audit: Audit) -> None:
    """As ``lock``, for what is done by somebody who has no account here."""
    audit.refresh_from_db(from_queryset=_under_lock())
    read_state_again(audit.review)


def read_state_again(review: Review) -> None:
    """Whoever moves a review on locks its cases, so the state that is read under the lock stays.

    The query that took the lock may have read it before it waited.
    """
    review.refresh_from_db(fields=["state"])


def _under_lock() -> models.QuerySet[Audit]:
    # The case too, so that nothing is written to a record whose erasure has just been waited for, and the
    # allocation, so that nothing is by somebody from whom the case has just been taken.
    rows = Audit.every.select_for_update(of=("self", "allocation", "allocation__case"))
    return rows.select_related(
        "allocation__case__review", "allocation__case__record_key", "allocation__assessor"
    )
