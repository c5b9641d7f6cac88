"""Who may say how long records are kept, hand out a copy of one, and erase them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.aggregation.described import in_words
from audit_app.filling.policies import check_can_hand_out
from audit_app.keeping.obstacles import names_and_references, obstacles_to_erasing
from audit_app.keeping.queries import held_cases
from audit_app.keeping.retention import kept_until
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import names_in
from audit_app.tool.models import Audit


def check_can_keep(user: User, review: Review) -> None:
    """A lead of the review answers for its records: how long they are kept, and whose they are."""
    if not user.has_permission(Permission.KEEP_RECORDS, review.pk):
        raise Refused("Only a lead of this review can keep, hand out and erase its records.")


def can_keep(user: User, review: Review) -> bool:
    return allowed(check_can_keep, user, review)


def check_is_held(user: User, case: Case) -> None:
    """Whether there is still a record to do something with."""
    check_can_keep(user, case.review)
    if case.is_erased:
        raise Refused("This record has been erased, so nothing of it can be handed out or erased.")


def check_can_export(user: User, case: Case) -> None:
    """A lead of the review hands out a copy of a record if they may read all of it."""
    check_is_held(user, case)
    for audit in Audit.objects.with_case().filter(allocation__case=case):
        check_can_hand_out(user, audit)


def can_export(user: User, case: Case) -> bool:
    return allowed(check_can_export, user, case)


def check_can_erase_record(user: User, case: Case) -> None:
    """A lead of the review erases one record once nothing that nobody could do afterwards is left to do."""
    check_is_held(user, case)
    _check_nothing_in_the_way(case.review, Case.objects.filter(pk=case.pk))


def can_erase_record(user: User, case: Case) -> bool:
    return allowed(check_can_erase_record, user, case)


def check_is_due(user: User, review: Review, today: date) -> None:
    """Whether all records of a review are to be erased by now, and there still are any."""
    check_can_keep(user, review)
    until = kept_until(review)
    if until >= today:
        raise Refused(f"This review keeps its records until {in_words(until)}.")
    if not held_cases(review).exists():
        raise Refused("This review holds no record any more.")


def check_can_erase_review(user: User, review: Review, today: date) -> None:
    """A lead of the review erases all its records once the time for which they are kept has ended."""
    check_is_due(user, review, today)
    _check_nothing_in_the_way(review, held_cases(review))


def can_erase_review(user: User, review: Review, today: date) -> bool:
    return allowed(check_can_erase_review, user, review, today)


def check_names_nobody(reason: str, cases: QuerySet[Case]) -> None:
    """The reason outlives the record, so it must not tell whose it was."""
    if not reason.strip():
        raise Refused("Enter why it is erased.")
    # Among a thousand children nearly every word is part of a name; of one child no part may stand there.
    parts = parts_named_in(reason, names_in(cases)) if cases.count() == 1 else ()
    if parts or phrases_in(reason, names_and_references(cases)):
        raise Refused("Enter a reason that names no child and no case")


def _check_nothing_in_the_way(review: Review, cases: QuerySet[Case]) -> None:
    in_the_way = obstacles_to_erasing(review, cases)
    if in_the_way:
        raise Refused(f"It cannot be erased yet. {' '.join(in_the_way)}")
