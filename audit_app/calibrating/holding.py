"""What the rooms below are told: who is held back, what a review leaves undone, what there is to set up."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from audit_app.access.models import User
from audit_app.calibrating.choices import UntilPassed
from audit_app.calibrating.queries import Stand, assessed, assessed_one, calibration_of, may_open_cases
from audit_app.filling.holding_back import HeldBack
from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.tasks import Standing, Task
from audit_app.sampling.states import FIELDWORK, Move

# After those who take part, before the caseload: it can be read as soon as there are assessors.
PLACE = 55
WHAT_TO_DO = {
    Stand.NOT_BEGUN: "Read the calibration case first.",
    Stand.READING: "Finish the calibration case first.",
    Stand.RELEASED: "Read the calibration case again first.",
    Stand.BELOW: "Your reading of the calibration case is below the mark. Talk to a lead of the review.",
}


def held_until_passed(user: User, review: Review) -> HeldBack | None:
    """Whether an assessor has the calibration case to pass before they open cases of this review."""
    calibration = calibration_of(review)
    if calibration is None or not calibration.is_asked or calibration.case.is_erased:
        return None
    if may_open_cases(calibration, user):
        return None
    mine = assessed_one(calibration, user)
    if mine is None or mine.stand.may_open_cases:
        return None
    return HeldBack(
        WHAT_TO_DO[mine.stand],
        reverse("calibrating:mine", args=[review.pk]),
        blocks=calibration.until_passed == UntilPassed.BLOCK.value,
    )


def outstanding(review: Review, move: Move) -> Iterator[Outstanding]:
    """Before the fieldwork begins: a calibration case that is not ready, or not passed."""
    if move.is_back or move.to_state != FIELDWORK:
        return
    calibration = calibration_of(review)
    if calibration is None or calibration.until_passed == UntilPassed.OFF.value:
        return
    if not calibration.is_fixed:
        yield Outstanding(
            "The panel’s answers to the calibration case are not fixed, so nobody is asked to read it yet."
        )
        return
    waiting = sum(not each.stand.may_open_cases for each in assessed(calibration))
    if waiting:
        has = "1 assessor has" if waiting == 1 else f"{waiting} assessors have"
        yield Outstanding(f"{has} not passed the calibration case.")


def task() -> Task:
    return Task(
        PLACE,
        "Calibration case",
        "calibrating:calibration",
        standing,
        "One file that every assessor reads first, compared with a panel’s answers",
    )


def standing(review: Review) -> Standing:
    calibration = calibration_of(review)
    if calibration is None:
        return Standing("None", is_done=True)
    if calibration.until_passed == UntilPassed.OFF.value:
        return Standing("Asked of nobody", is_done=True)
    if not calibration.is_fixed:
        return Standing("Panel’s answers not fixed")
    everybody = assessed(calibration)
    passed = sum(each.stand.may_open_cases for each in everybody)
    return Standing(f"{passed} of {len(everybody)} passed", is_done=passed == len(everybody))
