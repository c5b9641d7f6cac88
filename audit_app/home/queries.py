"""What the home pages list, each bounded by who asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from audit_app.access.models import TrailEntry, User
from audit_app.filling.history import HEADER_SAVED, SECTION_SAVED
from audit_app.filling.models import ModerationNote, Transition
from audit_app.filling.queries import COMES_BACK, actions_known_to, withheld_from
from audit_app.sampling.choices import HANDED_IN, RaterRole
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.models.caseload import place_of
from audit_app.sampling.queries import allocations_for
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.models.audit import AuditQuerySet


@dataclass(frozen=True)
class Since:
    """An audit, and since when it has been as it is."""

    audit: Audit
    at: datetime


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


def asked_in_moderation(user: User) -> set[int]:
    """The audits of this person about which a moderator has asked something that they have not answered."""
    notes = ModerationNote.objects.filter(moderation=OuterRef("moderations")).order_by("-pk")
    mine = Audit.objects.filter(
        allocation__in=allocations_for(user).values("pk"),
        state="in_moderation",
        moderations__decided_at=None,
    )
    waiting = mine.annotate(last=Subquery(notes.values("kind")[:1])).filter(last="query")
    return set(waiting.values_list("pk", flat=True))


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


def reviews_read_twice(reviews: Iterable[Review]) -> set[int]:
    """The numbers of those of the reviews in which some case has a second reader."""
    second = Allocation.objects.filter(case__review__in=reviews, role=RaterRole.SECOND.value)
    return set(second.values_list("case__review", flat=True))


def handed_in_by_day(reviews: Iterable[Review]) -> dict[int, Counter[date]]:
    """By number of the review, on which day how many audits came in that are not with their assessors."""
    handed_in = Audit.objects.current().filter(state__in=HANDED_IN, allocation__case__review__in=reviews)
    by_day = handed_in.annotate(day=TruncDate("submitted_at")).order_by()
    counted: dict[int, Counter[date]] = {}
    for review, day, audits in by_day.values_list("allocation__case__review", "day").annotate(n=Count("pk")):
        counted.setdefault(review, Counter())[day] += audits
    return counted


def not_started_and_due(review: Review, by: date) -> QuerySet[Allocation]:
    waiting = Allocation.objects.current().filter(
        case__review=review, case__erasure=None, audit=None, due__lte=by
    )
    return waiting.select_related("case", "assessor").order_by("due", "case__reference")


def left_alone_since_return(review: Review, before: datetime) -> list[Since]:
    """Audits that came back to their assessors before a moment, and of which nothing was saved since."""
    moves = Transition.objects.filter(audit=OuterRef("pk"), to_state__in=COMES_BACK).order_by("-pk")
    back = _kept_in(review, COMES_BACK).annotate(since=Subquery(moves.values("at")[:1]))
    found = _since(back, before)
    saved = _last_told(found, (SECTION_SAVED, HEADER_SAVED))
    return [each for each in found if not any(at >= each.at for _actor, at in saved[each.audit.pk])]


def handed_in_and_unread(review: Review, user: User, before: datetime) -> list[Since]:
    """Audits handed in before a moment whose answers nobody but their assessors has opened since.

    Without those that are withheld from this lead, who reads the same cases.
    """
    waiting = _kept_in(review, ("submitted", "in_moderation")).annotate(since=F("submitted_at"))
    found = _since(waiting.exclude(pk__in=withheld_from(user).values("pk")), before)
    opened = _last_told(found, ("audit opened",), detail__page="answers")
    return [
        each
        for each in found
        if not any(
            actor != each.audit.allocation.assessor_id and at >= each.at
            for actor, at in opened[each.audit.pk]
        )
    ]


def _since(audits: Any, before: datetime) -> list[Since]:
    """Of audits with the moment ``since``, those that have waited from before another, the longest first."""
    return [Since(each, each.since) for each in audits.filter(since__lt=before).order_by("since", "pk")]


def _kept_in(review: Review, states: Collection[str]) -> AuditQuerySet:
    audits = Audit.objects.current().in_review(review).filter(state__in=states)
    return audits.filter(allocation__case__erasure=None).select_related(
        "allocation__case", "allocation__assessor"
    )


def _last_told(
    found: Iterable[Since], actions: Collection[str], **detail: str
) -> dict[int, list[tuple[int, datetime]]]:
    """By audit who did one of these things to it, and when the trail last tells so."""
    of = TrailEntry.objects.filter(
        subject_type=Audit._meta.label, subject_id__in=[each.audit.pk for each in found]
    )
    last = of.filter(action__in=actions, **detail).order_by().values_list("subject_id", "actor_id")
    told: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    for subject, actor, at in last.annotate(last=Max("at")):
        told[subject].append((actor, at))
    return told
