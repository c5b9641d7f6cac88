"""Known conflicts: entered by a lead, or declared by an assessor of themselves before any case is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.sampling.allocating.known_conflicts import KnownConflicts
from audit_app.sampling.allocating.policies import (
    check_can_declare_own,
    check_can_enter_conflict,
    check_can_remove_conflict,
    check_is_assessor,
)
from audit_app.sampling.allocating.queries import family_of, readings_of
from audit_app.sampling.allocating.services.ending import end
from audit_app.sampling.choices import HANDED_IN, ConflictKind
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Case, Conflict, Review, Team


@transaction.atomic
def add_conflict(
    *,
    review: Review,
    user: User,
    kind: ConflictKind,
    by: User,
    team: Team | None = None,
    case: Case | None = None,
    words: str = "",
) -> list[Allocation]:
    """Keeps a conflict of an assessor's, and takes back the cases of theirs that it is about; gives those.

    A case whose audit has been submitted stays where it is: a lead returns the audit first.

    Raises:
        Refused: ``by`` does not lead the review, or the person is no assessor of it.
        ValueError: there is no team, or no case, of the review where the kind asks for one.
    """
    hold(review)
    by.read_again()
    user.read_again()
    check_can_enter_conflict(by, review)
    check_is_assessor(user, review)
    return _keep(review, user, kind, by, team, case, words.strip())


@transaction.atomic
def declare_own_conflict(
    *,
    review: Review,
    kind: ConflictKind,
    by: User,
    team: Team | None = None,
    case: Case | None = None,
    words: str = "",
) -> list[Allocation]:
    """As ``add_conflict``, by an assessor of themselves; nobody else takes it back."""
    hold(review)
    by.read_again()
    check_can_declare_own(by, review)
    return _keep(review, by, kind, by, team, case, words.strip())


@transaction.atomic
def remove_conflict(*, conflict: Conflict, by: User) -> None:
    """Takes back a conflict that was entered by mistake, or has ended.

    What a lead had entered before the assessor declared it stands again once they take theirs back.

    Raises:
        Refused: somebody else declared it, or ``by`` does not lead the review.
    """
    hold(conflict.review)
    by.read_again()
    check_can_remove_conflict(by, conflict)
    if conflict.also_said_by_id is not None:
        conflict.said_by_id, conflict.also_said_by = conflict.also_said_by_id, None
        conflict.save(update_fields=["said_by", "also_said_by"])
    else:
        number = conflict.pk
        conflict.delete()
        conflict.pk = number
    _tell(conflict, "conflict taken back", by)


def _keep(
    review: Review, user: User, kind: ConflictKind, by: User, team: Team | None, case: Case | None, words: str
) -> list[Allocation]:
    about: Sequence[dict[str, Any]]
    if kind in (ConflictKind.OWN_TEAM, ConflictKind.TEAM):
        if team is None or team.review_id != review.pk:
            raise ValueError("A conflict with a team needs a team of the review")
        about = [{"team": team}]
    else:
        if case is None or case.review_id != review.pk:
            raise ValueError("A conflict with a case or a family needs a case of the review")
        children = family_of(case) if kind is ConflictKind.FAMILY else [case]
        about = [{"case": each} for each in _still_to_say(children, user, by)]
    for each in about:
        if each.get("case") is not None and each["case"].is_erased:
            continue
        _keep_one(review, user, kind, by, words, each)
    return _take_back(review, user, by)


def _still_to_say(children: list[Case], user: User, by: User) -> list[Case]:
    """Without those of a family whom the assessor has declared already, unless that leaves nobody."""
    declared = Conflict.objects.filter(user=user, said_by=user, case__in=children)
    known = set(declared.values_list("case", flat=True))
    left = [child for child in children if child.pk not in known]
    return left if left and by != user else children


def _keep_one(
    review: Review, user: User, kind: ConflictKind, by: User, words: str, about: dict[str, Any]
) -> None:
    there = Conflict.objects.filter(review=review, user=user, **about).first()
    if there is not None and there.is_declared and by != user:
        raise Refused(f"{user.display_name} has declared this conflict already.")
    conflict, _is_new = Conflict.objects.update_or_create(
        review=review,
        user=user,
        **about,
        defaults={
            "kind": kind.value,
            "words": words or (there.words if there and by == user else ""),
            "said_by": by,
            "also_said_by": _lead_before(there, user, by),
        },
    )
    _tell(conflict, "conflict entered", by, words=Secret(words) if conflict.case_id else None)


def _lead_before(there: Conflict | None, user: User, by: User) -> User | None:
    """The lead whose entry an assessor's own declaration takes over."""
    if there is None or by != user:
        return None
    return there.also_said_by if there.is_declared else there.said_by


def _take_back(review: Review, user: User, by: User) -> list[Allocation]:
    """The cases that were with the person and no longer may be."""
    conflicts = KnownConflicts(review)
    theirs_now = readings_of(review).filter(assessor=user)
    numbers = list(theirs_now.order_by("pk").values_list("pk", flat=True))
    list(Allocation.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    # Read once nobody can start or submit any more, because what is submitted stays.
    held = list(theirs_now.filter(pk__in=numbers).select_related("case__record_key"))
    theirs = [each for each in held if conflicts.between(user.pk, each.case) and not _is_handed_in(each)]
    for allocation in theirs:
        case, role = allocation.case, allocation.role
        end(allocation)
        trail.record(
            by=by,
            action="case taken back",
            subject=case,
            review_id=review.pk,
            record=case.record_key,
            reading=role,
            assessor_before=user.pk,
            why="conflict",
        )
    return theirs


def _is_handed_in(allocation: Allocation) -> bool:
    audit = getattr(allocation, "audit", None)
    return audit is not None and audit.state in HANDED_IN


def _tell(conflict: Conflict, action: str, by: User, words: Secret | None = None) -> None:
    """What is written of a child stands in the trail under the key of the record alone."""
    said: dict[str, Any] = {"words": words} if words else {}
    trail.record(
        by=by,
        action=action,
        subject=conflict,
        review_id=conflict.review_id,
        record=conflict.case.record_key if conflict.case else None,
        assessor_meant=conflict.user_id,
        kind=conflict.kind,
        team=conflict.team.name if conflict.team else None,
        **said,
    )
