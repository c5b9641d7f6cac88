"""Who may do what with an audit: its assessor fills it in, the leads of its review read it and decide.

To everybody else an audit does not exist: ``check_can_know`` comes first in every view, and its refusal is
answered with "not found".
"""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.filling.states import EDITABLE, READABLE_BY_LEADS, Who, check_move, mover_of
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit, ImmediateAction


def is_assessor_of(user: User, allocation: Allocation) -> bool:
    """An allocation is worth nothing once its holder's part in the review has ended."""
    return allocation.assessor_id == user.pk and _may(user, Permission.FILL_AUDIT, allocation)


def is_lead_of(user: User, audit: Audit) -> bool:
    return _may(user, Permission.MODERATE_AUDIT, audit.allocation)


def check_can_start(user: User, allocation: Allocation) -> None:
    if not is_assessor_of(user, allocation):
        raise Refused("This case is not allocated to you.")


def can_start(user: User, allocation: Allocation) -> bool:
    return allowed(check_can_start, user, allocation)


def check_can_know(user: User, audit: Audit) -> None:
    """Whether somebody may learn that the audit exists, how far it is and what actions it raised."""
    if not (is_assessor_of(user, audit.allocation) or is_lead_of(user, audit)):
        raise Refused("There is no such audit among your cases or reviews.")


def can_know(user: User, audit: Audit) -> bool:
    return allowed(check_can_know, user, audit)


def check_can_open(user: User, audit: Audit) -> None:
    """Whether somebody may read its answers: a lead may not until the assessor has submitted them."""
    if is_assessor_of(user, audit.allocation):
        return
    check_can_know(user, audit)
    if audit.state not in READABLE_BY_LEADS:
        raise Refused("This audit has not been submitted, so its answers are the assessor’s alone.")


def can_open(user: User, audit: Audit) -> bool:
    return allowed(check_can_open, user, audit)


def check_can_edit(user: User, audit: Audit) -> None:
    if not is_assessor_of(user, audit.allocation):
        raise Refused("Only the assessor of this case can change its audit.")
    if audit.state not in EDITABLE:
        raise Refused("This audit has been submitted. A lead must return it before it can be changed.")


def can_edit(user: User, audit: Audit) -> bool:
    return allowed(check_can_edit, user, audit)


def check_can_submit(user: User, audit: Audit) -> None:
    _check_can_move("submit", user, audit)


def can_submit(user: User, audit: Audit) -> bool:
    return allowed(check_can_submit, user, audit)


def check_can_return(user: User, audit: Audit) -> None:
    _check_can_move("return", user, audit)


def can_return(user: User, audit: Audit) -> bool:
    return allowed(check_can_return, user, audit)


def check_can_sign_off(user: User, audit: Audit) -> None:
    _check_can_move("sign off", user, audit)
    if audit.allocation.assessor_id == user.pk:
        raise Refused("You cannot sign off your own audit. Ask another lead of the review.")


def can_sign_off(user: User, audit: Audit) -> bool:
    return allowed(check_can_sign_off, user, audit)


def check_can_raise_action(user: User, audit: Audit) -> None:
    """In any state: what cannot wait for the report cannot wait for a state either."""
    if not is_assessor_of(user, audit.allocation):
        check_can_open(user, audit)


def can_raise_action(user: User, audit: Audit) -> bool:
    return allowed(check_can_raise_action, user, audit)


def check_can_acknowledge(user: User, action: ImmediateAction) -> None:
    if not is_lead_of(user, action.audit):
        raise Refused("Only a lead of this review can acknowledge an immediate action.")
    if action.acknowledged_at:
        raise Refused("This immediate action has been acknowledged already.")


def can_acknowledge(user: User, action: ImmediateAction) -> bool:
    return allowed(check_can_acknowledge, user, action)


def check_can_complete(user: User, action: ImmediateAction) -> None:
    if not is_lead_of(user, action.audit):
        raise Refused("Only a lead of this review can mark an immediate action as done.")
    if not action.acknowledged_at:
        raise Refused("Acknowledge this immediate action before you mark it as done.")
    if action.done_at:
        raise Refused("This immediate action is done already.")


def can_complete(user: User, action: ImmediateAction) -> bool:
    return allowed(check_can_complete, user, action)


def check_can_record_outcome(user: User, audit: Audit) -> None:
    if not is_lead_of(user, audit):
        raise Refused("Only a lead of this review can record what was done to make a child safe.")
    if audit.state not in READABLE_BY_LEADS:
        raise Refused("This audit has not been submitted yet.")


def can_record_outcome(user: User, audit: Audit) -> bool:
    return allowed(check_can_record_outcome, user, audit)


def _check_can_move(verb: str, user: User, audit: Audit) -> None:
    """Whether the table of states lets this person make this move now."""
    who, permission = mover_of(verb)
    is_theirs = who is not Who.ASSESSOR or audit.allocation.assessor_id == user.pk
    if not (is_theirs and _may(user, permission, audit.allocation)):
        raise Refused(f"Only {who.value} can {verb} this audit.")
    check_move(verb, audit.state)


def _may(user: User, permission: Permission, allocation: Allocation) -> bool:
    return user.has_permission(permission, allocation.case.review_id)
