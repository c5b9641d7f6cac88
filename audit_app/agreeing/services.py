"""Every write of this room. Each is atomic, knows who does it and leaves its entry in the trail."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.agreeing.differences import Settled
from audit_app.agreeing.models import AgreedAnswer
from audit_app.agreeing.policies import check_can_compare, check_can_finish, check_can_settle
from audit_app.agreeing.queries import Pair, pair_of
from audit_app.filling.services.locking import lock
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case
from audit_app.tool.answers import header_answers, is_answered, write_section
from audit_app.tool.header import HEADER
from audit_app.tool.models import SECTIONS, Audit, UnansweredReason
from audit_app.tool.registry import item, section_items

NOT_BOTH_IN = "Both readings of this case are not in any more. Load the page again."


@transaction.atomic
def record_comparison(*, pair: Pair, by: User) -> None:
    """Records that somebody is shown what two people found in a child's file."""
    check_can_compare(by, pair)
    _tell(by, "two readings compared", pair.case, pair.case)


@transaction.atomic
def settle(*, case: Case, ref: str, settled: Settled, why: str, by: User) -> AgreedAnswer:
    """Keeps whose answer to one question holds, and why; settling it again puts that in its place.

    Raises:
        Refused: it is not theirs to settle now, the readings do not differ there, or it cannot be agreed so.
    """
    pair = _locked_pair(case, by)
    check_can_settle(by, pair)
    difference = next((each for each in pair.differences if each.ref == ref), None)
    if difference is None:
        raise Refused("The two readings do not differ on this question.")
    if not difference.allows(settled) or not why.strip():
        raise Refused("Select the answer that is agreed, and enter why.")
    before = pair.settled.get(ref)
    answer, _created = AgreedAnswer.objects.update_or_create(
        case=case,
        ref=ref,
        defaults={
            "source": settled.source,
            "code": settled.code,
            "why": why.strip(),
            "settled_by": by,
        },
    )
    changes = {
        ref: (_in_code(before), _in_code(answer)),
        "why": (Secret(before.why if before else ""), Secret(answer.why)),
    }
    _tell(by, "difference settled", case, answer, changes=changes)
    return answer


@transaction.atomic
def finish(*, case: Case, by: User) -> Audit:
    """Makes the agreed reading, which counts in the figures from here on in the place of the first.

    It is a copy of the first reading with what was agreed in it. Both readings stay as they were handed in.

    Raises:
        Refused: it is not theirs to finish, or something is still to be settled.
    """
    pair = _locked_pair(case, by)
    check_can_finish(by, pair)
    audit = _copied(pair, by)
    answers = pair.agreed_answers
    for section in SECTIONS:
        section._default_manager.create(audit_id=audit.pk)
        here = {each.ref: answers.get(each.ref) for each in section_items(section.number)}
        filled = {ref: value for ref, value in here.items() if is_answered(value)}
        write_section(audit, section.number, filled, revision=0, saved_at=audit.signed_off_at, saved_by=by)
    UnansweredReason.objects.bulk_create(
        UnansweredReason(audit=audit, ref=each.ref, reason=each.reason)
        for each in pair.first.unanswered_reasons.all()
        if not is_answered(answers.get(each.ref))
    )
    _tell(by, "agreed reading made", case, audit, items=sorted(pair.settled))
    return audit


def _locked_pair(case: Case, by: User) -> Pair:
    """The pair as it stands under the lock of its first reading and its case."""
    found = pair_of(case)
    if found is None:
        raise Refused(NOT_BOTH_IN)
    lock(found.first, by)
    again = pair_of(case)
    if again is None:
        raise Refused(NOT_BOTH_IN)
    return again


def _copied(pair: Pair, by: User) -> Audit:
    """The header of the first reading, signed off by whoever settled the rest, who is none of its readers."""
    now = timezone.now()
    allocation = Allocation.objects.create(
        case=pair.case,
        assessor=by,
        role=RaterRole.AGREED.value,
        allocated_by=by,
        no_conflict_at=now,
        counts=False,
    )
    header: dict[str, Any] = header_answers(pair.first) | {
        ref: value for ref, value in pair.agreed_answers.items() if ref in _of_the_header()
    }
    return Audit.objects.create(
        allocation=allocation,
        state="signed_off",
        submitted_at=now,
        submitted_by=by,
        signed_off_at=now,
        signed_off_by=by,
        safety_outcome=pair.first.safety_outcome or pair.second.safety_outcome,
        **{item(ref).field: value for ref, value in header.items()},
    )


def _of_the_header() -> frozenset[str]:
    return frozenset(each.ref for each in section_items(HEADER) if each.model is Audit)


def _in_code(answer: AgreedAnswer | None) -> str:
    """Whose answer, as the trail tells it."""
    return (answer.code or answer.source) if answer else ""


def _tell(by: User, action: str, case: Case, subject: Any, **detail: Any) -> None:
    trail.record(
        by=by, action=action, subject=subject, review_id=case.review_id, record=case.record_key, **detail
    )
