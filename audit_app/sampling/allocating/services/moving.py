"""Moves cases from one assessor to another by hand, or takes them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.sampling.allocating.known_conflicts import KnownAnswers, KnownConflicts, reads_already
from audit_app.sampling.allocating.notices import keep_notices
from audit_app.sampling.allocating.policies import check_can_move, check_is_assessor
from audit_app.sampling.allocating.queries import sampled_cases
from audit_app.sampling.allocating.services.ending import begin, end, locked_readings
from audit_app.sampling.choices import NoticeKind, RaterRole
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.sampling.policies import check_can_lead, check_is_kept
from audit_app.sampling.states import Activity, check_review_allows


@dataclass(frozen=True)
class Moved:
    """How many cases changed hands, how many audits were set aside, and how many came back to life."""

    cases: int
    set_aside: int
    come_back: int


@transaction.atomic
def move_cases(
    *, review: Review, cases: Collection[int], role: RaterRole, to: User | None, reason: str, by: User
) -> Moved:
    """Gives these cases (by number) to one assessor, or to nobody, whoever reads them now in this role.

    The access of whoever read a case ends at once. What they answered is set aside with their audit, counts
    nowhere and is shown to no other assessor; the next one starts anew. If the case is moved back to them,
    their audit is there again as they left it.

    Raises:
        Refused: ``by`` does not lead the review; a case is not of its sample; its audit has been submitted;
            or the person is no assessor, has a conflict with it, is its other reader, or has seen answers of
            its other reader. Then nothing moves.
    """
    hold(review)
    by.read_again()
    check_can_lead(by, review)
    check_review_allows(review, Activity.REALLOCATE)
    if to is not None:
        to.read_again()
        check_is_assessor(to, review)
    known = {sampled.case_id: sampled.case for sampled in sampled_cases(review).filter(case__in=cases)}
    if not reason.strip() or len(known) < len(set(cases)):
        raise Refused("Say which cases of the sample are moved, and why.")
    in_order = sorted(known.values(), key=lambda case: case.reference)
    held = locked_readings([case.pk for case in in_order], role.value)
    _check_all(in_order, held, role, to, by)
    changing = [case for case in in_order if _holder(held.get(case.pk)) != to]
    results = [_move(case, held.get(case.pk), role, to, by) for case in changing]
    _tell(review, changing, held, role, to, reason.strip(), by)
    return Moved(len(changing), sum(aside for aside, _back in results), sum(back for _aside, back in results))


def _check_all(
    cases: list[Case], held: dict[int, Allocation], role: RaterRole, to: User | None, by: User
) -> None:
    for case in cases:
        check_is_kept(case)
        if case.pk in held:
            check_can_move(by, held[case.pk])
        elif to is None:
            raise Refused(f"Nobody reads {case.reference} as its {role.label.lower()}.")
    if to is None or not cases:
        return
    review = cases[0].review
    conflicts, known = KnownConflicts(review), KnownAnswers(review, cases, [role])
    others = {
        each.case_id for each in Allocation.objects.current().filter(assessor=to).exclude(role=role.value)
    }
    for case in cases:
        reason = conflicts.why_not(to, case)
        if not reason and case.pk in others:
            reason = reads_already(to, case)
        if not reason and _holder(held.get(case.pk)) != to:
            reason = known.why_not(to, case)
        if not reason and role is RaterRole.SECOND and not _has_first(case):
            reason = f"{case.reference} has no first assessor, so nobody can be its second."
        if reason:
            raise Refused(reason)


def _has_first(case: Case) -> bool:
    return Allocation.objects.filter(case=case, role=RaterRole.FIRST.value).exists()


def _holder(allocation: Allocation | None) -> User | None:
    return allocation.assessor if allocation else None


def _move(
    case: Case, held: Allocation | None, role: RaterRole, to: User | None, by: User
) -> tuple[bool, bool]:
    """Whether an audit was set aside, and whether one came back to life."""
    is_set_aside = end(held) if held else False
    return is_set_aside, begin(case, to, role.value, by, like=held)[1] if to else False


def _tell(
    review: Review,
    cases: list[Case],
    held: dict[int, Allocation],
    role: RaterRole,
    to: User | None,
    reason: str,
    by: User,
) -> None:
    taken = [(held[case.pk].assessor_id, case.pk) for case in cases if case.pk in held]
    keep_notices(review, NoticeKind.TAKEN, taken)
    if to is not None:
        keep_notices(review, NoticeKind.GIVEN, [(to.pk, case.pk) for case in cases])
    for case in cases:
        before = _holder(held.get(case.pk))
        trail.record(
            by=by,
            action="case moved" if to else "case taken back",
            subject=case,
            review_id=review.pk,
            record=case.record_key,
            reading=role.value,
            assessor_before=before.pk if before else None,
            assessor=to.pk if to else None,
            reason=Secret(reason),
        )
