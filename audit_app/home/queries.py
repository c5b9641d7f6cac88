"""What the home pages list, each bounded by who asks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, QuerySet

from audit_app.access.models import User
from audit_app.filling.models import Transition
from audit_app.filling.queries import COMES_BACK, actions_known_to
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.models.caseload import place_of
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
    """How many cases stand where: (review, assessor, place, state or None before the start, cases).

    The place is that of the draw, so that the cases of a disability team stand under their team.
    """
    counted = (
        Allocation.objects.current()
        .filter(case__review__in=reviews)
        .order_by()
        .values_list(
            "case__review",
            "assessor__display_name",
            "case__district__name",
            "case__team__name",
            "case__team__is_disability_team",
            "audit__state",
        )
        .annotate(cases=Count("pk"))
    )
    return [
        (review, assessor, place_of(district, team, bool(is_disability_team)), state, cases)
        for review, assessor, district, team, is_disability_team, state, cases in counted
    ]
