"""Who reads which case: assessors, conflicts, giving out, moving and due dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.sampling import services
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.models import Allocation, Conflict
from audit_app.sampling.queries import allocations_of
from tests.factories.sampling import Cast, make_allocation, make_case, make_drawn_sample
from tests.factories.tool import an_allocation
from tests.integration.trail.calls.call import Arguments, call
from tests.integration.trail.calls.of_sampling import of_the_review, with_sample

SAID: dict[str, Any] = {"capacity": 3, "days": ["mon"], "offices": ["Ashmere"], "only_there": True}
WORDS = "My sister’s family."


def allocated(cast: Cast) -> Arguments:
    services.allocate(seed="2009", **with_sample(cast))
    return of_the_review(cast)


def a_reading(cast: Cast) -> Allocation:
    """A case of the sample, with the assessor of the cast."""
    case = make_case(cast.review)
    make_drawn_sample(cast.review, [case], cast.lead)
    return make_allocation(case, cast.assessor, cast.lead)


def a_conflict(cast: Cast) -> Conflict:
    case = make_case(cast.review)
    services.add_conflict(
        user=cast.assessor, kind=ConflictKind.CASE, case=case, words=WORDS, **of_the_review(cast)
    )
    return Conflict.objects.get()


def with_a_team(cast: Cast) -> Arguments:
    return {"kind": ConflictKind.OWN_TEAM, "team": cast.review.teams.earliest("pk")}


def undeclared(cast: Cast) -> Arguments:
    allocation = an_allocation(cast)
    Allocation.objects.filter(pk=allocation.pk).update(no_conflict_at=None)
    allocation.refresh_from_db()
    return {"allocation": allocation, "by": cast.assessor}


CALLS = {
    "sampling.save_assessor": call(
        lambda cast: {"user": cast.assessor, **SAID, **of_the_review(cast)}, "assessor set"
    ),
    "sampling.remove_assessor": call(
        lambda cast: {**with_sample(cast), "user": cast.assessor}, "assessor taken out"
    ),
    "sampling.add_conflict": call(
        lambda cast: {
            "user": cast.assessor,
            "kind": ConflictKind.CASE,
            "case": a_reading(cast).case,
            "words": WORDS,
            **of_the_review(cast),
        },
        "conflict entered",
        "case taken back",
    ),
    "sampling.declare_own_conflict": call(
        lambda cast: {"review": cast.review, "by": cast.assessor, **with_a_team(cast)}, "conflict entered"
    ),
    "sampling.remove_conflict": call(
        lambda cast: {"conflict": a_conflict(cast), "by": cast.lead}, "conflict taken back"
    ),
    "sampling.declare_no_conflict": call(undeclared, "no conflict declared"),
    "sampling.declare_conflict": call(lambda cast: {**undeclared(cast), "words": WORDS}, "conflict declared"),
    "sampling.move_cases": call(
        lambda cast: {
            "cases": [a_reading(cast).case_id],
            "role": RaterRole.FIRST,
            "to": cast.colleague,
            "reason": "Asa is ill.",
            **of_the_review(cast),
        },
        "case moved",
    ),
    "sampling.set_due": call(
        lambda cast: {
            **allocated(cast),
            "allocations": [allocations_of(cast.review).earliest("pk").pk],
            "due": date(2009, 5, 1),
        },
        "due date set",
    ),
    "sampling.add_second_readings": call(
        lambda cast: {**allocated(cast), "number": 2, "seed": "2009", "counts": False},
        "second readings drawn",
        *2 * ["case allocated"],
    ),
    "sampling.record_allocation_export": call(
        lambda cast: {**of_the_review(cast), "cases": 4}, "allocation exported"
    ),
    "sampling.record_conflicts_read": call(
        lambda cast: {"conflicts": [a_conflict(cast)], "by": cast.lead}, "conflict read"
    ),
}
