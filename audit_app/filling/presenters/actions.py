"""Immediate actions as lists and pages show them, each with what this person may do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.presenting import unless_presenting
from audit_app.filling.policies import can_acknowledge, can_complete
from audit_app.filling.presentable import presentable
from audit_app.filling.waited import waited
from audit_app.tool.models import ImmediateAction


@dataclass(frozen=True)
class ActionView:
    action: ImmediateAction
    reference: str
    what: str
    why: str
    told_to: str
    outcome: str
    clock: str
    state: str
    tag_classes: str
    can_acknowledge: bool
    can_complete: bool


def action_views(actions: Iterable[ImmediateAction], viewer: User) -> tuple[ActionView, ...]:
    return tuple(action_view(action, viewer) for action in actions)


def action_view(action: ImmediateAction, viewer: User) -> ActionView:
    state, colour = _state(action)
    return ActionView(
        action=action,
        reference=action.audit.case.reference,
        what=presentable(action.what, action.audit),
        why=presentable(action.why, action.audit),
        told_to=unless_presenting(action.told_to),
        outcome=presentable(action.outcome, action.audit),
        clock=clock(action),
        state=state,
        tag_classes=f"govuk-tag--{colour}",
        can_acknowledge=not action.acknowledged_at and can_acknowledge(viewer, action),
        can_complete=not action.done_at and can_complete(viewer, action),
    )


def clock(action: ImmediateAction) -> str:
    """How long nobody has acknowledged it, or how long that took and how long it has been open since."""
    jurisdiction, now = action.audit.review.jurisdiction, timezone.now()
    if not action.acknowledged_at:
        return f"Not acknowledged for {waited(action.raised_at, now, jurisdiction)}"
    seen = f"Acknowledged after {waited(action.raised_at, action.acknowledged_at, jurisdiction)}"
    if action.done_at:
        return f"{seen}. Done after {waited(action.raised_at, action.done_at, jurisdiction)}"
    return f"{seen}. Open for {waited(action.raised_at, now, jurisdiction)}"


def _state(action: ImmediateAction) -> tuple[str, str]:
    if action.done_at:
        return "Done", "green"
    return ("Acknowledged", "yellow") if action.acknowledged_at else ("Not acknowledged", "red")
