"""Who sets a calibration case up, answers it for the panel, reads it, and sees what of it."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.calibrating.queries import (
    Assessed,
    Stand,
    assessed_one,
    calibration_case,
    counted_in,
    panel_of,
)
from audit_app.filling.policies import can_open
from audit_app.sampling.models import Review
from audit_app.sampling.policies import check_is_kept
from audit_app.sampling.states import Activity, check_review_allows
from audit_app.tool.answers import is_answered


def check_leads_calibration(user: User, review: Review) -> None:
    """A lead of the review looks after its calibration case."""
    if not user.has_permission(Permission.CALIBRATE, review.pk):
        raise Refused("Only a lead of this review looks after its calibration case.")


def check_can_set_up(user: User, review: Review) -> None:
    """A lead of the review sets a calibration case up, of which a review has one at most."""
    check_leads_calibration(user, review)
    check_review_allows(review, Activity.CALIBRATE)
    if calibration_case(review) is not None:
        raise Refused("This review has a calibration case already.")


def can_set_up(user: User, review: Review) -> bool:
    return allowed(check_can_set_up, user, review)


def check_can_look_after(user: User, calibration: Calibration) -> None:
    """A lead of the review says at any time of its calibration how often it is read, and what hangs on it."""
    check_leads_calibration(user, calibration.case.review)
    check_is_kept(calibration.case)
    check_review_allows(calibration.case.review, Activity.CALIBRATE)


def can_look_after(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_look_after, user, calibration)


def check_can_change(user: User, calibration: Calibration) -> None:
    """A lead of the review changes the case, what counts and the mark until the panel's answers are fixed."""
    check_can_look_after(user, calibration)
    if calibration.is_fixed:
        raise Refused(
            "The panel’s answers are fixed, and with them what counts and the mark: assessors are compared "
            "with nothing that can be moved."
        )


def can_change(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_change, user, calibration)


def check_can_answer_for_panel(user: User, calibration: Calibration) -> None:
    """A lead of the review fills the tool in for the panel, if nobody else does and they did not try it.

    Whoever began it and leads no more is no hindrance: it goes on from where they left it.
    """
    check_can_change(user, calibration)
    panel = panel_of(calibration)
    if panel.audit is not None:
        reader = panel.audit.assessor
        if panel.is_submitted or reader.has_permission(Permission.CALIBRATE, calibration.case.review_id):
            raise Refused(f"{reader.display_name} answers for the panel.")
    _check_has_not_tried(user, calibration)


def can_answer_for_panel(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_answer_for_panel, user, calibration)


def check_can_join_panel(user: User, calibration: Calibration) -> None:
    """Another lead reads what was submitted for the panel, to agree with it; they are not assessed then."""
    check_can_change(user, calibration)
    panel = panel_of(calibration)
    if not panel.is_submitted:
        raise Refused("The panel’s answers have not been submitted yet.")
    if panel.has(user):
        raise Refused("You are of the panel already.")
    _check_has_not_tried(user, calibration)


def can_join_panel(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_join_panel, user, calibration)


def check_can_fix(user: User, calibration: Calibration) -> None:
    """A lead of the panel fixes its answers; where two must agree, the one who did not give them."""
    check_can_change(user, calibration)
    panel = panel_of(calibration)
    if panel.audit is None or not panel.is_submitted:
        raise Refused("The panel’s answers have not been submitted yet.")
    if not panel.has(user):
        raise Refused("Only a lead who is of the panel can fix its answers.")
    if calibration.needs_two and user == panel.audit.assessor:
        raise Refused(
            "Two leads must agree: another lead reads your answers, joins the panel and fixes them."
        )
    answers = panel.answers()
    if not any(is_answered(answers.get(ref)) for ref in counted_in(calibration)):
        raise Refused("The panel has answered no question that counts, so there is nothing to compare with.")


def can_fix(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_fix, user, calibration)


def check_can_open_again(user: User, calibration: Calibration) -> None:
    """A lead of the panel opens its answers again until an assessor has begun to read the case."""
    check_can_look_after(user, calibration)
    panel = panel_of(calibration)
    if not panel.is_submitted:
        raise Refused("The panel’s answers are open.")
    if not panel.has(user):
        raise Refused("Only a lead who is of the panel can open its answers again.")
    if calibration.attempts.exists():
        raise Refused("An assessor has begun to read the calibration case, so the panel’s answers stand.")


def can_open_again(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_open_again, user, calibration)


def check_can_begin(user: User, calibration: Calibration) -> None:
    """An assessor of the review who is not of the panel reads the case once its answers are fixed.

    A further time they read it when a lead has released that.
    """
    mine = _mine(user, calibration)
    check_is_kept(calibration.case)
    check_review_allows(calibration.case.review, Activity.CALIBRATE)
    if not calibration.is_asked:
        raise Refused("There is no calibration case to be read in this review now.")
    if mine.stand not in (Stand.NOT_BEGUN, Stand.READING, Stand.RELEASED):
        raise Refused("You have read the calibration case. A lead can release a further reading.")


def can_begin(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_begin, user, calibration)


def check_can_release(user: User, calibration: Calibration, whose: Assessed) -> None:
    """A lead of the review releases a further reading to an assessor below the mark who has tries left."""
    check_can_look_after(user, calibration)
    _check_is_not_oneself(user, whose)
    if whose.stand != Stand.BELOW:
        raise Refused("Only who has read the case and is below the mark can be given a further reading.")
    if not whose.has_tries_left:
        raise Refused(
            "They have had every try that this calibration allows. Allow more tries, or accept them below "
            "the mark with a reason."
        )


def can_release(user: User, calibration: Calibration, whose: Assessed) -> bool:
    return allowed(check_can_release, user, calibration, whose)


def check_can_accept(user: User, calibration: Calibration, whose: Assessed) -> None:
    """A lead of the review accepts an assessor who has read the case and is below the mark."""
    check_can_look_after(user, calibration)
    _check_is_not_oneself(user, whose)
    if whose.stand not in (Stand.BELOW, Stand.RELEASED):
        raise Refused("Only who has read the case and is below the mark can be accepted all the same.")


def can_accept(user: User, calibration: Calibration, whose: Assessed) -> bool:
    return allowed(check_can_accept, user, calibration, whose)


def check_can_see_results(user: User, calibration: Calibration) -> None:
    """A lead of the review sees scores and questions missed; one who assesses, once their own is in."""
    check_leads_calibration(user, calibration.case.review)
    check_is_kept(calibration.case)
    panel = panel_of(calibration)
    if panel.audit is None or not panel.is_submitted:
        raise Refused("The panel’s answers have not been submitted yet.")
    if not can_open(user, panel.audit):
        raise Refused(
            "You assess in this review too, so scores and answers are closed to you until your own reading "
            "of the calibration case is in."
        )


def can_see_results(user: User, calibration: Calibration) -> bool:
    return allowed(check_can_see_results, user, calibration)


def check_can_compare(user: User, attempt: Attempt) -> None:
    """Whoever read it sees it beside the panel's once it is in; so does a lead who may see results.

    While a further reading of theirs is under way the comparison is closed to its reader.
    """
    calibration = attempt.calibration
    check_is_kept(calibration.case)
    if attempt.assessor_id != user.pk:
        check_can_see_results(user, calibration)
        return
    if _mine(user, calibration).under_way is not None:
        raise Refused(
            "You are reading the case. The panel’s answers are shown once you have submitted yours."
        )


def _mine(user: User, calibration: Calibration) -> Assessed:
    mine = None
    if user.has_permission(Permission.FILL_AUDIT, calibration.case.review_id):
        mine = assessed_one(calibration, user)
    if mine is None:
        raise Refused("There is no calibration case for you to read in this review.")
    return mine


def _check_is_not_oneself(user: User, whose: Assessed) -> None:
    if whose.assessor == user:
        raise Refused("You cannot decide about yourself. Ask another lead of the review.")


def _check_has_not_tried(user: User, calibration: Calibration) -> None:
    if calibration.attempts.filter(assessor=user).exists():
        raise Refused("You have read the calibration case as an assessor, so you cannot be of the panel.")
