"""Readings of the trail: each is bounded by what the person who asks may know."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from audit_app.access.actions import ACTIONS, Kind
from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Permission
from audit_app.access.trail import BY_LINK, STRANGER
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import allocations_for, reviews_of
from audit_app.trail.search import LINK_HOLDERS, NOBODY, THE_SERVICE

# What an administrator answers for; a scrubbed copy is made of everything, by a command.
ABOUT_ACCESS = (*ACTIONS[Kind.SIGN_IN], *ACTIONS[Kind.RIGHTS], *ACTIONS[Kind.UPKEEP], "scrubbed copy made")


def reviews_searchable_by(user: User) -> QuerySet[Review]:
    """The reviews whose trail somebody may search."""
    allowed = [pk for pk in user.review_ids() if user.has_permission(Permission.VIEW_TRAIL, pk)]
    return reviews_of(user).filter(pk__in=allowed)


def records_searchable_by(user: User) -> QuerySet[Case]:
    """The children whose record's trail somebody may read."""
    return Case.every.filter(review__in=reviews_searchable_by(user)).select_related("review", "record_key")


def entries_of_review(review: Review) -> QuerySet[TrailEntry]:
    return TrailEntry.objects.filter(review_id=review.pk)


def entries_about(case: Case) -> QuerySet[TrailEntry]:
    return TrailEntry.objects.filter(record_id=case.record_key_id)


def entries_by(user: User) -> QuerySet[TrailEntry]:
    return TrailEntry.objects.filter(actor_id=user.pk)


def entries_on_access() -> QuerySet[TrailEntry]:
    """Sign-ins and changes of rights, in whatever review, and what was done by commands."""
    return TrailEntry.objects.filter(action__in=ABOUT_ACCESS)


def cases_known_to(user: User) -> QuerySet[Case]:
    """Those whose reference somebody may read: allocated to them now, or of a review they may search."""
    mine = Q(pk__in=allocations_for(user).values("case"))
    return Case.every.filter(mine | Q(review__in=reviews_searchable_by(user)))


def references_in(cases: QuerySet[Case], records: Collection[int]) -> dict[int, str]:
    """Number of a record → reference of its case."""
    return dict(cases.filter(record_key__in=records).values_list("record_key_id", "reference"))


def people_and_actions_in(entries: QuerySet[TrailEntry]) -> tuple[dict[int, str], set[str]]:
    """Who did any of this, by number and under their latest name, and what was done at all.

    Strangers, whoever was handed a link and the service itself stand under the numbers by which they are
    searched for.
    """
    found = entries.order_by().values_list("actor_id", "actor_name", "action").annotate(last=Max("pk"))
    people = dict(
        _person(number, name) for number, name, _action, _last in sorted(found, key=lambda each: each[3])
    )
    return people, {action for _number, _name, action, _last in found}


def _person(number: int | None, name: str) -> tuple[int, str]:
    if number is not None:
        return number, name
    if name.endswith(BY_LINK):
        return LINK_HOLDERS, "Whoever was handed a link"
    return (NOBODY, name) if name == STRANGER else (THE_SERVICE, "The service itself, by a command")


def deeds_by_person(entries: QuerySet[TrailEntry]) -> QuerySet[TrailEntry, Any]:
    """For each person and action: how often, and when first and last, in the order in which they began.

    Entries made together share a time, so their order is that of the trail.
    """
    counted = entries.order_by().values("actor_id", "actor_name", "action")
    found = counted.annotate(times=Count("pk"), first=Min("at"), last=Max("at"), begun=Min("pk"))
    return found.order_by("begun")


def record_called(review: Review, reference: str) -> int | None:
    """The number of the record of the case with this reference."""
    called = Case.every.filter(review=review, reference=reference).order_by("is_calibration")
    return called.values_list("record_key_id", flat=True).first()


def reference_of(review: Review, record: int | None) -> str:
    """The reference of the case whose record this is; empty if it is none of the review."""
    return references_in(Case.every.filter(review=review), [record] if record else []).get(record or 0, "")
