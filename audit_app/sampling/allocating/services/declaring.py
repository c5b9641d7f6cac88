"""Before a file is opened, its assessor says whether they have a conflict with the child."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.sampling.allocating.policies import check_can_declare
from audit_app.sampling.allocating.services.ending import end
from audit_app.sampling.choices import ConflictKind
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Conflict


@transaction.atomic
def declare_no_conflict(*, allocation: Allocation, by: User) -> None:
    """Keeps that the assessor has no conflict with the child, the family or their workers; once is enough.

    Raises:
        Refused: the case is not allocated to ``by``, or the audit has been submitted.
    """
    _lock(allocation, by)
    if allocation.no_conflict_at is not None:
        return
    allocation.no_conflict_at = timezone.now()
    allocation.save(update_fields=["no_conflict_at"])
    _tell(allocation, "no conflict declared", by)


@transaction.atomic
def declare_conflict(*, allocation: Allocation, words: str, by: User) -> Conflict:
    """Sends the case back to the leads; the assessor's access ends at once and they are never given it again.

    What they answered, if they had begun, is set aside with their audit.

    Raises:
        Refused: the case is not allocated to ``by``, its audit has been submitted, or there are no words.
    """
    hold(allocation.case.review)
    _lock(allocation, by)
    if not words.strip():
        raise Refused("Say in a few words what the conflict is.")
    conflict, _is_new = Conflict.objects.update_or_create(
        user=by,
        case=allocation.case,
        defaults={
            "review": allocation.case.review,
            "kind": ConflictKind.CASE.value,
            "words": words.strip(),
            "said_by": by,
        },
    )
    _tell(allocation, "conflict declared", by, words=Secret(words.strip()))
    end(allocation)
    return conflict


def _lock(allocation: Allocation, by: User) -> None:
    """The audit is read when it is asked for, which is after the lock: it may just have been submitted."""
    rows = Allocation.objects.select_for_update(of=("self",)).select_related(
        "case__record_key", "case__review"
    )
    try:
        allocation.refresh_from_db(from_queryset=rows)
    except Allocation.DoesNotExist as gone:
        raise Refused("This case is not allocated to you.") from gone
    by.read_again()
    check_can_declare(by, allocation)


def _tell(allocation: Allocation, action: str, by: User, **detail: Any) -> None:
    case = allocation.case
    trail.record(
        by=by, action=action, subject=case, review_id=case.review_id, record=case.record_key, **detail
    )
