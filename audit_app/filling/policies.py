"""Who may do what with an audit: its assessor fills it in, the leads of its review read it and decide.

To everybody else an audit does not exist: ``check_can_know`` comes first in every view, and its refusal is
answered with "not found".
"""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.filling.holding_back import held_back
from audit_app.filling.moderation import grounds_of
from audit_app.filling.queries import (
    calibrations_withheld_from,
    is_moderated,
    other_readings,
    readers_still_reading,
    waits_for_answer,
    waits_to_be_acknowledged,
    withheld_from,
)
from audit_app.filling.states import EDITABLE, READABLE_BY_LEADS, Who, check_move, mover_of
from audit_app.sampling.choices import HANDED_IN
from audit_app.sampling.models import Allocation
from audit_app.sampling.policies import check_is_kept
from audit_app.sampling.states import Activity, check_review_allows
from audit_app.tool.models import Audit, ImmediateAction

# In which part of the review's course an audit is moved on, by whose move it is.
ACTIVITY_OF = {
    Who.ASSESSOR: Activity.FILL,
    Who.LEAD: Activity.MODERATE,
    Who.RULES: Activity.MODERATE,
}


def is_assessor_of(user: User, allocation: Allocation) -> bool:
    """An allocation is worth nothing once the case has moved, or its holder's part in the review ended.

    A lead holds that of the panel's reading of the calibration case.
    """
    is_theirs = (allocation.is_current or allocation.is_calibrating) and allocation.assessor_id == user.pk
    needed = Permission.CALIBRATE if allocation.is_of_the_panel else Permission.FILL_AUDIT
    return is_theirs and _may(user, needed, allocation)


def is_lead_of(user: User, audit: Audit) -> bool:
    return _may(user, Permission.MODERATE_AUDIT, audit.allocation)


def check_can_start(user: User, allocation: Allocation) -> None:
    """The assessor to whom the case is allocated starts its audit, having no conflict with the child.

    Nothing must hold them back, such as a calibration case that they have not passed. With the child of the
    calibration case itself nobody has a conflict.
    """
    if not is_assessor_of(user, allocation):
        raise Refused("This case is not allocated to you.")
    check_is_kept(allocation.case)
    if allocation.is_calibrating:
        check_review_allows(allocation.case.review, Activity.CALIBRATE)
        return
    check_review_allows(allocation.case.review, Activity.START)
    if allocation.no_conflict_at is None:
        raise Refused("Say first whether you have a conflict with this child.")
    held = held_back(user, allocation.case.review)
    if held is not None and held.blocks:
        raise Refused(held.sentence)


def can_start(user: User, allocation: Allocation) -> bool:
    return allowed(check_can_start, user, allocation)


def check_can_know(user: User, audit: Audit) -> None:
    """Its assessor and the review’s leads know of an audit: how far it is, and its immediate actions."""
    if not (is_assessor_of(user, audit.allocation) or is_lead_of(user, audit)):
        raise Refused("There is no such audit among your cases or reviews.")


def can_know(user: User, audit: Audit) -> bool:
    return allowed(check_can_know, user, audit)


def check_can_open(user: User, audit: Audit) -> None:
    """Its assessor reads the answers; a lead does once they are submitted, unless they read the case too."""
    if is_assessor_of(user, audit.allocation):
        return
    check_can_know(user, audit)
    if audit.state not in READABLE_BY_LEADS:
        raise Refused("This audit has not been submitted, so its answers are the assessor’s alone.")
    _check_is_not_withheld(user, audit)


def can_open(user: User, audit: Audit) -> bool:
    return allowed(check_can_open, user, audit)


def check_can_hand_out(user: User, audit: Audit) -> None:
    """A lead hands out what they may read, and an audit that was set aside, which nobody submits any more."""
    if audit.allocation.is_current:
        check_can_open(user, audit)
        return
    if not is_lead_of(user, audit):
        raise Refused("Only a lead of this review can hand out an audit that was set aside.")
    _check_is_not_withheld(user, audit)


def can_hand_out(user: User, audit: Audit) -> bool:
    return allowed(check_can_hand_out, user, audit)


def check_can_edit(user: User, audit: Audit) -> None:
    """Its assessor changes an audit until it is submitted, and again once it has come back."""
    if not is_assessor_of(user, audit.allocation):
        raise Refused("Only the assessor of this case can change its audit.")
    check_is_kept(audit.case)
    if audit.state not in EDITABLE:
        raise Refused("This audit has been submitted. A lead must return it before it can be changed.")
    check_review_allows(audit.review, _activity(Activity.FILL, audit))


def can_edit(user: User, audit: Audit) -> bool:
    return allowed(check_can_edit, user, audit)


def check_can_submit(user: User, audit: Audit) -> None:
    """Its assessor submits an audit that is in progress or has come back."""
    _check_can_move("submit", user, audit)


def can_submit(user: User, audit: Audit) -> bool:
    return allowed(check_can_submit, user, audit)


def check_can_return(user: User, audit: Audit) -> None:
    """A lead of the review returns a submitted audit, unless both readings of its case are in."""
    _check_can_move("return", user, audit)
    _check_is_not_withheld(user, audit)
    _check_is_not_compared(audit)


def can_return(user: User, audit: Audit) -> bool:
    return allowed(check_can_return, user, audit)


def check_can_sign_off(user: User, audit: Audit) -> None:
    """A lead signs off a submitted audit that is not their own, once its actions are acknowledged."""
    _check_can_move("sign off", user, audit)
    if audit.allocation.assessor_id == user.pk:
        raise Refused("You cannot sign off your own audit. Ask another lead of the review.")
    _check_is_not_withheld(user, audit)
    _check_no_reader_would_see_it_counted(audit)
    if waits_to_be_acknowledged(audit):
        raise Refused("Acknowledge the immediate action on this case before its audit is signed off.")
    if grounds_of(audit) and not is_moderated(audit):
        raise Refused("The rules of this review ask for moderation of this audit before it is signed off.")


def can_sign_off(user: User, audit: Audit) -> bool:
    return allowed(check_can_sign_off, user, audit)


def check_can_take_into_moderation(user: User, audit: Audit) -> None:
    """A lead of the review takes a submitted audit of somebody else into moderation."""
    _check_can_moderate("take into moderation", user, audit)


def can_take_into_moderation(user: User, audit: Audit) -> bool:
    return allowed(check_can_take_into_moderation, user, audit)


def check_can_agree(user: User, audit: Audit) -> None:
    """A lead of the review agrees with an audit of somebody else that is in moderation, or asks about it."""
    _check_can_moderate("agree with", user, audit)


def can_agree(user: User, audit: Audit) -> bool:
    return allowed(check_can_agree, user, audit)


def check_can_answer(user: User, audit: Audit) -> None:
    """Its assessor answers what the moderator has asked about an audit in moderation."""
    if not is_assessor_of(user, audit.allocation):
        raise Refused("Only the assessor of this case can answer the moderator.")
    check_is_kept(audit.case)
    if audit.state != "in_moderation" or not waits_for_answer(audit):
        raise Refused("The moderator has asked nothing that is still to be answered.")
    check_review_allows(audit.review, Activity.FILL)


def can_answer(user: User, audit: Audit) -> bool:
    return allowed(check_can_answer, user, audit)


def check_can_reopen(user: User, audit: Audit) -> None:
    """A lead of the review reopens a signed-off audit, unless both readings of its case are in."""
    _check_can_move("reopen", user, audit)
    _check_is_not_withheld(user, audit)
    _check_is_not_compared(audit)


def can_reopen(user: User, audit: Audit) -> bool:
    return allowed(check_can_reopen, user, audit)


def check_can_raise_action(user: User, audit: Audit) -> None:
    """Its assessor raises an immediate action in any state, and a lead does who may read the answers."""
    _check_is_of_a_child(audit)
    if not is_assessor_of(user, audit.allocation):
        check_can_open(user, audit)
    check_is_kept(audit.case)
    check_review_allows(audit.review, Activity.SAFEGUARD)


def can_raise_action(user: User, audit: Audit) -> bool:
    return allowed(check_can_raise_action, user, audit)


def check_can_acknowledge(user: User, action: ImmediateAction) -> None:
    """A lead of the review acknowledges an immediate action that nobody has acknowledged yet."""
    if not is_lead_of(user, action.audit):
        raise Refused("Only a lead of this review can acknowledge an immediate action.")
    check_is_kept(action.audit.case)
    if action.acknowledged_at:
        raise Refused("This immediate action has been acknowledged already.")
    check_review_allows(action.audit.review, Activity.SAFEGUARD)


def can_acknowledge(user: User, action: ImmediateAction) -> bool:
    return allowed(check_can_acknowledge, user, action)


def check_can_complete(user: User, action: ImmediateAction) -> None:
    """A lead of the review marks an acknowledged immediate action as done."""
    if not is_lead_of(user, action.audit):
        raise Refused("Only a lead of this review can mark an immediate action as done.")
    check_is_kept(action.audit.case)
    if not action.acknowledged_at:
        raise Refused("Acknowledge this immediate action before you mark it as done.")
    if action.done_at:
        raise Refused("This immediate action is done already.")
    check_review_allows(action.audit.review, Activity.SAFEGUARD)


def can_complete(user: User, action: ImmediateAction) -> bool:
    return allowed(check_can_complete, user, action)


def check_can_record_outcome(user: User, audit: Audit) -> None:
    """A lead of the review records what was done for a child, once the audit is submitted."""
    if not is_lead_of(user, audit):
        raise Refused("Only a lead of this review can record what was done to make a child safe.")
    _check_is_of_a_child(audit)
    check_is_kept(audit.case)
    if audit.state not in READABLE_BY_LEADS:
        raise Refused("This audit has not been submitted yet.")
    _check_is_not_withheld(user, audit)
    check_review_allows(audit.review, Activity.SAFEGUARD)


def can_record_outcome(user: User, audit: Audit) -> bool:
    return allowed(check_can_record_outcome, user, audit)


def check_can_answer_question(user: User, audit: Audit) -> None:
    """A lead answers what an assessor asked about a question, however far the audit is."""
    if not is_lead_of(user, audit) or audit.allocation.assessor_id == user.pk:
        raise Refused("Another lead of this review answers what its assessors ask.")
    _check_is_of_a_child(audit)
    check_is_kept(audit.case)
    _check_is_not_withheld(user, audit)
    check_review_allows(audit.review, Activity.FILL)


def check_can_note(user: User, audit: Audit) -> None:
    """Its assessor asks the leads about an answer, or notes something there, while they may change it."""
    _check_is_of_a_child(audit)
    check_can_edit(user, audit)


def can_note(user: User, audit: Audit) -> bool:
    return allowed(check_can_note, user, audit)


def _check_is_of_a_child(audit: Audit) -> None:
    """Nobody is in danger in the calibration case; whoever answered there would tell the panel’s answer."""
    if audit.allocation.is_calibrating:
        raise Refused(
            "This is the calibration case: no child of this review is in it. Write what you would have "
            "raised or asked into the comment beside the question."
        )


def _check_can_move(verb: str, user: User, audit: Audit) -> None:
    """Whether the table of states lets this person make this move now."""
    who, permission = mover_of(verb)
    is_assessors = who is Who.ASSESSOR
    allocation = audit.allocation
    if not (is_assessor_of(user, allocation) if is_assessors else _may(user, permission, allocation)):
        raise Refused(f"Only {who.value} can {verb} this audit.")
    check_is_kept(audit.case)
    if audit.allocation.is_agreed:
        raise Refused("This is what was agreed of two readings, and stands as it was agreed.")
    if audit.allocation.is_calibrating and who is not Who.ASSESSOR:
        raise Refused(
            "This is a reading of the calibration case: it is compared with the panel’s, and no more."
        )
    if not (audit.allocation.is_current or audit.allocation.is_calibrating):
        raise Refused("The case was taken from its assessor, so this audit is set aside and counts nowhere.")
    check_move(verb, audit.state)
    check_review_allows(audit.review, _activity(ACTIVITY_OF[who], audit))


def _check_is_not_withheld(user: User, audit: Audit) -> None:
    """Immediate actions are not withheld: a child's safety comes before two readings that are independent."""
    if audit.allocation.is_calibrating and calibrations_withheld_from(user).filter(pk=audit.pk).exists():
        raise Refused(
            "You assess in this review too, so others’ readings of the calibration case are closed to you "
            "until your own is in."
        )
    if withheld_from(user).filter(pk=audit.pk).exists():
        raise Refused(
            "You read this case too, so its other audit is closed to you until both of you have submitted."
        )


def _check_can_moderate(verb: str, user: User, audit: Audit) -> None:
    _check_can_move(verb, user, audit)
    if audit.allocation.assessor_id == user.pk:
        raise Refused("You cannot moderate your own audit. Ask another lead of the review.")
    _check_is_not_withheld(user, audit)


def leads_still_reading(audit: Audit) -> list[User]:
    """Who else reads the case, has not handed theirs in, and sees figures and states of the review."""
    waiting = readers_still_reading(audit)
    return [each for each in waiting if each.has_permission(Permission.VIEW_FIGURES, audit.review.pk)]


def _check_is_not_compared(audit: Audit) -> None:
    """Agreement is that of two readings as they were handed in, so nobody changes one of them afterwards."""
    if other_readings(audit).filter(state__in=HANDED_IN).exists():
        raise Refused(
            "Both readings of this case are in and are compared as they stand, so neither is returned. "
            "Settle where they differ instead."
        )


def _check_no_reader_would_see_it_counted(audit: Audit) -> None:
    """A lead sees figures at any time, so what they read too is counted only once their own reading is in."""
    leads = leads_still_reading(audit)
    if leads:
        raise Refused(
            f"{leads[0].display_name} reads this case too and sees the figures of this review. Sign this "
            "audit off once they have submitted theirs."
        )


def _activity(activity: Activity, audit: Audit) -> Activity:
    """The calibration case is read while the review is set up, too."""
    return Activity.CALIBRATE if audit.allocation.is_calibrating else activity


def _may(user: User, permission: Permission, allocation: Allocation) -> bool:
    return user.has_permission(permission, allocation.case.review_id)
