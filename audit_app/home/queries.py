"""What the home pages list, each bounded by who asks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, QuerySet

from audit_app.access.models import User
from audit_app.filling.models import Transition
from audit_app.filling.queries import COMES_BACK, actions_known_to
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.queries import allocations_for
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.models.audit import AuditQuerySet


def my_allocations(user: User) -> QuerySet[Allocation]:
    """What is theirs to read; with an erased record there is nothing more to do."""
    kept = allocations_for(user).filter(case__erasure=None)
    return kept.select_related("audit").order_by("due", "office", "case__reference")


def latest_returns(user: User) -> dict[int, Transition]:
    """Audit → the last time it came back to this person, for those that are with them now."""
    returns = Transition.objects.filter(
        to_state=F("audit__state"),
        audit__state__in=COMES_BACK,
        audit__allocation__in=allocations_for(user).values("pk"),
    )
    moves = returns.select_related("by", "audit__allocation__case").order_by("at", "pk")
    return {move.audit_id: move for move in moves}


def waiting_for_sign_off(reviews: Iterable[Review]) -> AuditQuerySet:
    return (
        Audit.objects.with_case()
        .current()
        .filter(state="submitted", allocation__case__review__in=reviews, allocation__case__erasure=None)
        .order_by("submitted_at", "pk")
    )


def open_actions(user: User, reviews: Iterable[Review]) -> QuerySet[ImmediateAction]:
    """Those not yet done in the reviews given, the ones that nobody has acknowledged first."""
    known = actions_known_to(user).filter(audit__allocation__case__review__in=reviews, done_at=None)
    return known.order_by("acknowledged_at", "raised_at")


def allocation_counts(reviews: Iterable[Review]) -> list[tuple[int, str, str, str | None, int]]:
    """How many cases stand where: (review, assessor, district, state or None before the start, cases)."""
    counted = (
        Allocation.objects.current()
        .filter(case__review__in=reviews)
        .order_by()
        .values_list(
            "case__review", "assessor__display_name", "case__district__name", "audit__state", named=False
        )
        .annotate(cases=Count("pk"))
    )
    return [(review, assessor, district or "", state, n) for review, assessor, district, state, n in counted]
