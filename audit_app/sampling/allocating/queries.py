"""Named readings of who reads which case, who waits for whom, and who has how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from audit_app.sampling.choices import HANDED_IN, RaterRole
from audit_app.sampling.models import Allocation, AssessorCapacity, Case, Conflict, Review, SampledCase
from audit_app.sampling.queries import allocations_for, current_cases, sample_of

# As the trail calls the pages of an audit on which stands what was answered or asked.
PAGES_WITH_ANSWERS = ("answers", "moderation", "question", "timeline")
STILL_OPEN = Q(audit=None) | ~Q(audit__state__in=HANDED_IN)


def sampled_cases(review: Review) -> QuerySet[SampledCase]:
    """The cases that the review reads, in the order in which they were drawn; none before the draw."""
    sample = sample_of(review)
    return current_cases(sample) if sample is not None else SampledCase.objects.none()


def readings_of(review: Review) -> QuerySet[Allocation]:
    """The allocations that hold, of cases that the review still reads."""
    held = Allocation.objects.current().filter(case__in=sampled_cases(review).values("case"))
    return held.select_related("assessor", "case__review", "case__district", "case__team", "audit")


def waiting_cases(review: Review) -> QuerySet[SampledCase]:
    """Cases that nobody reads as the first assessor, and whose record has not been erased."""
    read = Allocation.objects.filter(case=OuterRef("case"), role=RaterRole.FIRST.value)
    return sampled_cases(review).filter(~Exists(read), case__erasure=None)


def readers_so_far(cases: Iterable[Case]) -> dict[int, set[str]]:
    """By number of the case the usernames of all who read it now, or did before it was moved."""
    readers: dict[int, set[str]] = {}
    held = Allocation.objects.filter(case__in=[case.pk for case in cases])
    for case, username in held.values_list("case", "assessor__username"):
        readers.setdefault(case, set()).add(username)
    return readers


def who_has_opened(cases: Collection[int]) -> dict[int, dict[int, date]]:
    """By number of the case, by number of the person: who has seen answers of another, and since which day.

    The trail tells it: a lead of the review may open an audit of somebody else once it is submitted.
    """
    audits = Allocation.objects.filter(case__in=cases).exclude(audit=None)
    rows = audits.values_list("audit", "case", "assessor")
    held: dict[int | None, tuple[int, int]] = {audit: (case, reader) for audit, case, reader in rows}
    opened = TrailEntry.objects.filter(
        action="audit opened",
        subject_type="tool.Audit",
        subject_id__in=list(held),
        detail__page__in=PAGES_WITH_ANSWERS,
    )
    found: dict[int, dict[int, date]] = {}
    for audit, person, at in opened.order_by("-pk").values_list("subject_id", "actor_id", "at"):
        case, reader = held[audit]
        if person not in (None, reader):
            found.setdefault(case, {})[person] = localdate(at)
    return found


def assessors_of(review: Review) -> QuerySet[User]:
    """Those who hold the role in the review, with an open account, by name."""
    members = User.objects.filter(
        is_active=True, memberships__review_id=review.pk, memberships__role=Role.ASSESSOR.value
    )
    return members.order_by("display_name", "username")


def abilities_of(review: Review) -> dict[int, AssessorCapacity]:
    """By number of the person what was said of how many cases they take, when and where."""
    return {row.user_id: row for row in review.capacities.select_related("user")}


def loads_of(review: Review) -> Counter[int]:
    """By number of the person how many cases count into their load."""
    return Counter(readings_of(review).filter(counts=True).order_by().values_list("assessor", flat=True))


def offices_visited(review: Review) -> dict[int, set[str]]:
    """By number of the person the offices where they have something left to read."""
    visited: dict[int, set[str]] = {}
    for person, office in readings_of(review).filter(STILL_OPEN).values_list("assessor", "office"):
        visited.setdefault(person, set()).add(office)
    return visited


def conflicts_of(review: Review) -> QuerySet[Conflict]:
    return Conflict.objects.filter(review=review).select_related("user", "team", "case", "said_by")


def own_conflicts(user: User, review: Review) -> QuerySet[Conflict]:
    return conflicts_of(review).filter(user=user)


def sent_back(review: Review) -> dict[int, list[Conflict]]:
    """By number of the case why it waits again: conflicts declared by those to whom it was given."""
    waiting = waiting_cases(review).values("case")
    found: dict[int, list[Conflict]] = {}
    for conflict in conflicts_of(review).filter(case__in=waiting):
        if conflict.is_declared and conflict.case_id is not None:
            found.setdefault(conflict.case_id, []).append(conflict)
    return found


def places_of(review: Review) -> list[str]:
    """Where files are read: the districts in their order, then the disability teams."""
    districts = list(review.districts.values_list("name", flat=True))
    teams = review.teams.filter(Q(is_disability_team=True) | Q(district=None)).values_list("name", flat=True)
    return list(dict.fromkeys([*districts, *teams]))


def family_of(case: Case) -> list[Case]:
    """The cases of the review with the same family, the case itself among them."""
    if not case.family_ref:
        return [case]
    return list(Case.objects.filter(review=case.review_id, family_ref=case.family_ref).order_by("reference"))


def case_called(review: Review, reference: str) -> Case | None:
    return Case.objects.filter(review=review, reference=reference, erasure=None).first()


def open_readings(user: User) -> QuerySet[Allocation]:
    """What is still theirs to do."""
    return allocations_for(user).filter(STILL_OPEN, case__erasure=None)


def late(review: Review, today: date) -> QuerySet[Allocation]:
    return readings_of(review).filter(STILL_OPEN, due__lt=today, case__erasure=None)


def by_number(people: Iterable[User]) -> Mapping[int, User]:
    return {person.pk: person for person in people}


def readings_among(review: Review, cases: Collection[int], role: str) -> dict[int, Allocation]:
    """By number of the case who reads it so."""
    held = Allocation.objects.filter(case__in=cases, role=role, case__review=review)
    return {each.case_id: each for each in held.select_related("assessor", "case__record_key")}
