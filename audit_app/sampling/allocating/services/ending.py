"""Ends what somebody reads: at once, and without losing what they have answered."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case


def locked_readings(cases: list[int], role: str) -> dict[int, Allocation]:
    """By number of the case who reads it so, locked, so that nobody starts or submits meanwhile."""
    held = Allocation.objects.select_for_update(of=("self",)).filter(case__in=cases, role=role)
    rows = held.select_related("assessor", "case__record_key", "case__review", "case__district", "case__team")
    return {each.case_id: each for each in rows.order_by("pk")}


def end(allocation: Allocation) -> bool:
    """Takes a case from its assessor; says whether an audit was begun and so is set aside."""
    if not hasattr(allocation, "audit"):
        allocation.delete()
        return False
    allocation.role = RaterRole.FORMER.value
    allocation.save(update_fields=["role"])
    return True


def begin(
    case: Case, person: User, role: str, by: User, *, like: Allocation | None
) -> tuple[Allocation, bool]:
    """Gives a case to somebody; says whether an audit that they had begun came back to life."""
    former = Allocation.objects.filter(case=case, assessor=person, role=RaterRole.FORMER.value).first()
    allocation = former or Allocation(case=case, assessor=person, office=case.place)
    allocation.role, allocation.allocated_by = role, by
    allocation.due = like.due if like else case.review.fieldwork_end
    allocation.counts = like.counts if like else allocation.counts
    allocation.save()
    return allocation, former is not None
