"""Moving an audit from state to state, as the table of states allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.filling.handing_in import tell_handed_in
from audit_app.filling.models import Transition
from audit_app.filling.policies import (
    check_can_reopen,
    check_can_return,
    check_can_sign_off,
    check_can_start,
    check_can_submit,
)
from audit_app.filling.queries import other_readings, reasons_of
from audit_app.filling.services.locking import lock, read_state_again
from audit_app.filling.services.moderation import decide, take_in_by_rule
from audit_app.filling.services.telling import tell
from audit_app.filling.states import BEFORE_THE_START, check_move
from audit_app.filling.submission import Readiness, readiness_of
from audit_app.sampling.models import Allocation
from audit_app.tool.models import SECTIONS, Audit, UnansweredReason


class NotReady(Exception):  # noqa: N818 - a state of the work, not a fault
    """The audit cannot be submitted yet; ``readiness`` and the refs of reasons say what stands in the way."""

    def __init__(
        self, readiness: Readiness, without_reason: tuple[str, ...], too_long: tuple[str, ...] = ()
    ) -> None:
        super().__init__("Put right what blocks this audit, and give a reason for each unanswered item.")
        self.readiness = readiness
        self.without_reason = without_reason
        self.too_long = too_long


@transaction.atomic
def start_audit(*, allocation: Allocation, by: User) -> Audit:
    """The audit of an allocated case, with its nine empty sections; starting again gives the same one."""
    try:
        allocation.refresh_from_db(from_queryset=Allocation.every.select_for_update())
    except Allocation.DoesNotExist as gone:
        raise Refused("This case is not allocated to you.") from gone
    read_state_again(allocation.case.review)
    by.read_again()
    check_can_start(by, allocation)
    begun = Audit.every.filter(allocation=allocation).first()
    if begun:
        return begun
    move = check_move("start", BEFORE_THE_START)
    audit = Audit.objects.create(
        allocation=allocation, state=move.to_state, plan_categories=allocation.case.plan_categories
    )
    for section in SECTIONS:
        section._default_manager.create(audit_id=audit.pk)
    _leave_trace(audit, BEFORE_THE_START, by, "audit started")
    return audit


@transaction.atomic
def submit(*, audit: Audit, reasons: Mapping[str, str], by: User, at: datetime | None = None) -> None:
    """Hands the audit to the leads; ``reasons`` says by ref why an item has no answer.

    Args:
        at: when it was handed in, with its zone, where a fieldwork of the past is told; the trail tells both
            this and when it was entered. Without it, now.

    Raises:
        Refused: it is not this person's audit, or not theirs to submit now; or ``at`` is still to come, or
            given of an audit that has been handed in before.
        NotReady: something blocks it, or an unanswered item has no reason, or one that is too long.
    """
    lock(audit, by)
    check_can_submit(by, audit)
    now = timezone.now()
    # Or else a moderation of what was handed in before would count for what is handed in now.
    if at is not None and (at > now or audit.submitted_at):
        raise Refused(
            "Only of the first time can it be said when an audit was handed in, and not later than now."
        )
    readiness = readiness_of(audit)
    without_reason = tuple(each.ref for each in readiness.without_reason(reasons))
    too_long = tuple(each.ref for each in readiness.too_long(reasons))
    if readiness.problems or without_reason or too_long:
        raise NotReady(readiness, without_reason, too_long)
    changes = _keep_reasons(audit, {each.ref: reasons[each.ref].strip() for each in readiness.unanswered})
    audit.submitted_at, audit.submitted_by = at or now, by
    told: dict[str, Any] = {"handed_in_at": at} if at else {}
    _move(
        audit,
        "submit",
        by,
        "audit submitted",
        changes=changes,
        **told,
        unanswered=[each.ref for each in readiness.unanswered],
        clocks_disagree=[clock.ref for clock in readiness.disagreements],
    )
    if audit.allocation.is_calibrating:
        tell_handed_in(audit)
        return
    for waiting in (audit, *other_readings(audit).with_case()):
        take_in_by_rule(waiting, by)


@transaction.atomic
def return_audit(*, audit: Audit, reason: str, by: User) -> None:
    """Gives the audit back to its assessor, who reads the reason."""
    lock(audit, by)
    check_can_return(by, audit)
    if not reason.strip():
        raise Refused("Enter a reason, so that the assessor knows what to look at again.")
    decide(audit, "returned", by)
    _move(audit, "return", by, "audit returned", reason=reason.strip())


@transaction.atomic
def open_again(*, audit: Audit, reason: str, by: User) -> None:
    """Gives a submitted reading of the calibration case back; whoever calls it has asked their own policy."""
    lock(audit, by)
    if not audit.allocation.is_calibrating or not reason.strip():
        raise Refused("Enter a reason, so that whoever reads it knows what to look at again.")
    _move(audit, "return", by, "audit returned", reason=reason.strip())


@transaction.atomic
def reopen(*, audit: Audit, reason: str, by: User) -> None:
    """Takes the sign-off back: the audit counts no longer, and its assessor can change it."""
    lock(audit, by)
    check_can_reopen(by, audit)
    if not reason.strip():
        raise Refused("Enter a reason, so that the assessor knows why the audit is open again.")
    audit.signed_off_at, audit.signed_off_by = None, None
    _move(audit, "reopen", by, "audit reopened", reason=reason.strip())


@transaction.atomic
def sign_off(*, audit: Audit, by: User) -> None:
    """From here on the audit counts in the figures."""
    lock(audit, by)
    check_can_sign_off(by, audit)
    audit.signed_off_at, audit.signed_off_by = timezone.now(), by
    _move(audit, "sign off", by, "audit signed off")


def _move(audit: Audit, verb: str, by: User, action: str, *, reason: str = "", **detail: Any) -> None:
    move = check_move(verb, audit.state)
    audit.state = move.to_state
    audit.save()
    _leave_trace(audit, move.from_state, by, action, reason, **detail)


def _leave_trace(
    audit: Audit, from_state: str, by: User, action: str, reason: str = "", **detail: Any
) -> None:
    """The move and its entry in the trail."""
    Transition.objects.create(audit=audit, from_state=from_state, to_state=audit.state, by=by, reason=reason)
    told = {**detail, "reason": Secret(reason)} if reason else detail
    tell(by, action, audit, from_state=from_state, to_state=audit.state, **told)


def _keep_reasons(audit: Audit, reasons: Mapping[str, str]) -> dict[str, tuple[Secret, Secret]]:
    """Puts these reasons in the place of those given before, and says for the trail which are others now."""
    before = reasons_of(audit)
    audit.unanswered_reasons.all().delete()
    UnansweredReason.objects.bulk_create(
        [UnansweredReason(audit=audit, ref=ref, reason=reason) for ref, reason in reasons.items()]
    )
    pairs = {ref: (before.get(ref, ""), reasons.get(ref, "")) for ref in sorted({*before, *reasons})}
    return {f"reason {ref}": (Secret(old), Secret(new)) for ref, (old, new) in pairs.items() if old != new}
