"""Setting a calibration case up, and changing what may be changed of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from audit_app.access.models import User
from audit_app.access.record_keys import new_record_key
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.calibrating.choices import MOST_TRIES, UntilPassed
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.policies import check_can_change, check_can_look_after, check_can_set_up
from audit_app.calibrating.scoring import coded_items
from audit_app.calibrating.services.common import hold_calibration, tell
from audit_app.sampling.ages import UNBORN_BAND
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Case, Review
from audit_app.tool.registry import section_titles

ALL_SECTIONS = tuple(section_titles())


@dataclass(frozen=True)
class CaseFacts:
    """What is said of the file. ``age_years`` is None for an unborn child; ``about`` is where the file is."""

    reference: str
    gender: str
    age_years: int | None
    about: str
    plan_categories: frozenset[str] | None = None
    plan_started: date | None = None


@transaction.atomic
def set_up(
    *, review: Review, facts: CaseFacts, pass_mark: int, needs_two: bool, sections: Collection[int], by: User
) -> Calibration:
    """Adds the calibration case to a review, outside of its caseload.

    Raises:
        Refused: ``by`` does not lead the review, its time for it has passed, or it has one.
        ValidationError: a child of the caseload has this reference.
    """
    hold(review)
    by.read_again()
    check_can_set_up(by, review)
    _check_settings(pass_mark, sections)
    _check_is_free(review, facts.reference)
    case = Case.every.create(
        review=review, record_key=new_record_key(), is_calibration=True, **_columns(review, facts)
    )
    calibration = Calibration.objects.create(
        case=case,
        about=facts.about,
        pass_mark=pass_mark,
        needs_two=needs_two,
        sections=sorted(sections),
    )
    tell(
        by,
        "calibration case set up",
        calibration,
        pass_mark=pass_mark,
        needs_two=needs_two,
        sections=sorted(sections),
    )
    return calibration


@transaction.atomic
def change(
    *,
    calibration: Calibration,
    facts: CaseFacts,
    pass_mark: int,
    needs_two: bool,
    sections: Collection[int],
    by: User,
) -> None:
    """Changes the case, the mark and the sections; what is left out of a section stays left out.

    Raises as ``set_up`` does, and Refused once the panel's answers are fixed.
    """
    hold_calibration(calibration, by)
    check_can_change(by, calibration)
    _check_settings(pass_mark, sections)
    case, review = calibration.case, calibration.case.review
    if facts.reference != case.reference:
        _check_is_free(review, facts.reference)
    for name, value in _columns(review, facts).items():
        setattr(case, name, value)
    case.save()
    before = {
        "pass_mark": calibration.pass_mark,
        "needs_two": calibration.needs_two,
        "sections": list(calibration.sections),
        "about": Secret(calibration.about),
    }
    calibration.about, calibration.pass_mark = facts.about, pass_mark
    calibration.needs_two, calibration.sections = needs_two, sorted(sections)
    calibration.save()
    after = {
        "pass_mark": pass_mark,
        "needs_two": needs_two,
        "sections": sorted(sections),
        "about": Secret(facts.about),
    }
    changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    tell(by, "calibration case changed", calibration, changes=changes)


@transaction.atomic
def choose_questions(*, calibration: Calibration, counted: Collection[str], by: User) -> None:
    """Says which coded items of the sections count.

    Raises:
        Refused: the panel's answers are fixed, or none of them would count.
        ValueError: a ref is of no coded item of the sections that count.
    """
    hold_calibration(calibration, by)
    check_can_change(by, calibration)
    refs = [each.ref for each in coded_items(calibration.sections)]
    if unknown := set(counted) - set(refs):
        raise ValueError(f"{min(unknown)} is no coded item of these sections")
    if not counted:
        raise Refused("At least one question must count.")
    before = set(calibration.left_out)
    calibration.left_out = [ref for ref in refs if ref not in set(counted)]
    calibration.save(update_fields=["left_out"])
    after = set(calibration.left_out)
    tell(
        by,
        "calibration questions chosen",
        calibration,
        left_out=sorted(after - before),
        counted_again=sorted(before - after),
    )


@transaction.atomic
def set_rules(*, calibration: Calibration, until_passed: str, tries: int, by: User) -> None:
    """Says what hangs on passing and how often the case may be read; both can change while it is in use."""
    hold_calibration(calibration, by)
    check_can_look_after(by, calibration)
    if until_passed not in UntilPassed.values or not 1 <= tries <= MOST_TRIES:
        raise Refused("Select one of the rules offered.")
    before = {"until_passed": calibration.until_passed, "tries": calibration.tries}
    calibration.until_passed, calibration.tries = until_passed, tries
    calibration.save(update_fields=["until_passed", "tries"])
    after = {"until_passed": until_passed, "tries": tries}
    changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    tell(by, "calibration rules set", calibration, changes=changes)


def _columns(review: Review, facts: CaseFacts) -> dict[str, object]:
    years = facts.age_years
    return {
        "reference": facts.reference,
        "gender": facts.gender,
        "age_years": years,
        "age_band": UNBORN_BAND if years is None else review.age_bands.of_years(years),
        "plan_categories": facts.plan_categories,
        "plan_started": facts.plan_started,
    }


def _check_settings(pass_mark: int, sections: Collection[int]) -> None:
    if not 1 <= pass_mark <= 100 or not sections or not set(sections) <= set(ALL_SECTIONS):
        raise Refused("Select at least one section, and a mark from 1 to 100 per cent.")


def _check_is_free(review: Review, reference: str) -> None:
    if Case.every.filter(review=review, reference=reference).exists():
        raise ValidationError(
            "A child of the caseload has this reference. Enter one that no child has, such as CALIBRATION-1"
        )
