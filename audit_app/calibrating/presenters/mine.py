"""What an assessor finds of the calibration case: on its own page and on the home page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.calibrating.choices import UntilPassed
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.policies import can_begin
from audit_app.calibrating.presenters.comparison import what_next
from audit_app.calibrating.presenters.words import score_in_words, tag_of
from audit_app.calibrating.queries import Assessed, Stand, assessed_one, calibrations_of
from audit_app.filling.presenters.facts import Fact, child_in_words, in_full
from audit_app.sampling.choices import PLAN_CATEGORIES
from audit_app.sampling.states import Activity, review_allows


@dataclass(frozen=True)
class ReadingLine:
    """One reading: its number and score, and where it is compared; no address while that is closed."""

    number: int
    words: str
    url: str


@dataclass(frozen=True)
class MyCalibrationPage:
    calibration: Calibration
    tag: dict[str, str]
    facts: tuple[Fact, ...]
    verb: str
    why_again: str
    holds: str
    what_next: str
    readings: tuple[ReadingLine, ...]


@dataclass(frozen=True)
class ToCalibrate:
    """A line of the home page; ``verb`` is empty where there is nothing to be done by the assessor.

    ``holds``: until they have passed they open no case of the review that they have not begun.
    """

    review_id: int
    review: str
    sentence: str
    url: str
    verb: str
    holds: bool


VERBS = {
    Stand.NOT_BEGUN: "Read the calibration case",
    Stand.READING: "Continue the calibration case",
    Stand.RELEASED: "Read the calibration case again",
}
SENTENCES = {
    Stand.NOT_BEGUN: "Read the calibration case first.",
    Stand.READING: "Your reading of the calibration case is in progress.",
    Stand.RELEASED: "A lead asks you to read the calibration case again.",
    Stand.BELOW: "Your reading of the calibration case is below the mark. Talk to a lead of the review.",
    Stand.PASSED: "You have passed the calibration case.",
    Stand.ACCEPTED: "A lead has accepted your reading of the calibration case.",
}
HOLDS = {
    UntilPassed.BLOCK.value: "Until you have passed, you cannot open a case that you have not started.",
    UntilPassed.WARN.value: "You can open your cases before you have passed.",
    UntilPassed.OFF.value: "",
}


def my_calibration_page(whose: Assessed, user: User) -> MyCalibrationPage:
    calibration = whose.calibration
    case, under_way = calibration.case, whose.under_way
    plan = ", ".join(label for code, label in PLAN_CATEGORIES if code in (case.plan_categories or ()))
    return MyCalibrationPage(
        calibration=calibration,
        tag=tag_of(whose.stand),
        facts=(
            Fact("Case", case.reference),
            Fact("Child", child_in_words(case)),
            Fact("Plan for", plan or "Not recorded"),
            Fact("Plan started", in_full(case.plan_started) or "Not recorded"),
        ),
        verb=VERBS.get(whose.stand, "") if can_begin(user, calibration) else "",
        why_again=under_way.attempt.why if under_way else "",
        holds="" if whose.stand.may_open_cases else HOLDS[calibration.until_passed],
        what_next=what_next(whose) if whose.stand not in VERBS else "",
        readings=tuple(
            ReadingLine(
                each.attempt.number,
                score_in_words(each.score),
                ""
                if under_way
                else reverse("calibrating:comparison", args=[case.review_id, each.attempt.pk]),
            )
            for each in whose.tried
            if each.score
        ),
    )


def my_calibrations(user: User) -> tuple[ToCalibrate, ...]:
    """For the home page: what there is to read first in the reviews in which somebody assesses.

    Once an audit of the review can no longer be started there is nothing to be calibrated for.
    """
    found = []
    for calibration in calibrations_of(user.review_ids(Role.ASSESSOR)):
        review = calibration.case.review
        if not calibration.is_asked or not review_allows(review, Activity.CALIBRATE):
            continue
        mine = assessed_one(calibration, user)
        if mine is None or calibration.case.is_erased:
            continue
        url = reverse("calibrating:mine", args=[review.pk])
        holds = calibration.until_passed == UntilPassed.BLOCK.value and not mine.stand.may_open_cases
        verb = VERBS.get(mine.stand, "")
        found.append(ToCalibrate(review.pk, review.title, SENTENCES[mine.stand], url, verb, holds))
    return tuple(found)
