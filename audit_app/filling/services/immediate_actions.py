"""What cannot wait for the report: raised at once, acknowledged by a lead, then done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.filling.policies import (
    check_can_acknowledge,
    check_can_complete,
    check_can_raise_action,
    check_can_record_outcome,
)
from audit_app.filling.services.alerting import alert_leads
from audit_app.filling.services.locking import lock, locked
from audit_app.filling.services.moderation import take_in_by_rule
from audit_app.filling.services.telling import tell
from audit_app.tool.models import Audit, ImmediateAction


@transaction.atomic
def raise_immediate_action(
    *, audit: Audit, what: str, why: str, told_to: str, told_at: datetime, by: User
) -> ImmediateAction:
    """Puts an action before every lead of the review and writes to them, whatever state the audit is in.

    ``told_to`` is the person outside this service who was told, and ``told_at`` (with its zone) when.
    """
    current = locked(audit, by)
    check_can_raise_action(by, current)
    if not (what.strip() and why.strip() and told_to.strip()):
        raise Refused("Enter what must be done, why, and who has been told.")
    action = ImmediateAction.objects.create(
        audit=current, what=what, why=why, told_to=told_to, told_at=told_at, raised_by=by
    )
    said = {"what": Secret(what), "why": Secret(why), "told_to": Secret(told_to)}
    tell(by, "immediate action raised", current, action, told_at=told_at, **said)
    take_in_by_rule(current, by, again=True)
    alert_leads(action)
    return action


@transaction.atomic
def acknowledge_action(*, action: ImmediateAction, by: User) -> None:
    _lock(action, by)
    check_can_acknowledge(by, action)
    action.acknowledged_at, action.acknowledged_by = timezone.now(), by
    action.save()
    tell(by, "immediate action acknowledged", action.audit, action)


@transaction.atomic
def complete_action(*, action: ImmediateAction, outcome: str, by: User) -> None:
    """Marks an acknowledged action as done, with what came of it."""
    _lock(action, by)
    check_can_complete(by, action)
    if not outcome.strip():
        raise Refused("Enter what was done and what came of it.")
    action.done_at, action.done_by, action.outcome = timezone.now(), by, outcome.strip()
    action.save()
    tell(by, "immediate action done", action.audit, action, outcome=Secret(action.outcome))


@transaction.atomic
def record_safety_outcome(*, audit: Audit, outcome: str, by: User) -> None:
    """Keeps what was done for a child whom the audit found not to be safe; the report asks for it."""
    lock(audit, by)
    check_can_record_outcome(by, audit)
    if not outcome.strip():
        raise Refused("Enter what was done to make the child safe.")
    before, audit.safety_outcome = audit.safety_outcome, outcome.strip()
    audit.save()
    changes = {"safety_outcome": (Secret(before), Secret(audit.safety_outcome))}
    tell(by, "safety outcome recorded", audit, changes=changes)


def _lock(action: ImmediateAction, by: User) -> None:
    current = locked(action.audit, by)
    action.refresh_from_db()
    action.audit = current
