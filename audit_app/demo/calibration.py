"""The calibration case of the second review: answered by its lead, and read by every assessor first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from audit_app.access.models import User
from audit_app.calibrating import services
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.scoring import coded_items
from audit_app.calibrating.services import CaseFacts
from audit_app.demo.answers.reread import others_hang_on
from audit_app.demo.answers.sheet import Sheet, sheet_of
from audit_app.demo.caseload import Child, caseload
from audit_app.demo.fieldwork import facts_of
from audit_app.demo.history.conditions import AS_FOUND
from audit_app.demo.history.histories import History, histories
from audit_app.demo.luck import Luck
from audit_app.filling.services import save_header, save_section, submit
from audit_app.sampling.ages import age_in_years
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit

SEED = "Wealdshire calibration"
REFERENCE = "CALIBRATION-1"
ABOUT = (
    "An invented file of 84 pages, made for training: copies lie in the reading rooms of Ashmere and "
    "Brookfield. No child of the county is in it."
)
# Those that two people can answer alike from one file: not the referral’s history, not the general comments.
SECTIONS = (3, 4, 5, 6, 7, 9)
# How many answers in a hundred each assessor has otherwise than the panel, in the order of the assessors.
OTHERWISE = (6, 11, 15, 27)
WHY_ACCEPTED = (
    "We went through what differs together. Most of it is “partly” where the file shows only that somebody "
    "meant to do it; that is agreed between us now."
)


def calibrate(review: Review, lead: User, assessors: tuple[User, ...], on: date) -> Calibration:
    """Sets the case up, answers it for the panel, and lets every assessor read it; one is accepted."""
    child = replace(caseload(SEED, review.reference_date, 1)[0], reference=REFERENCE)
    history = histories([facts_of(child, on)], AS_FOUND, SEED)[0]
    calibration = services.set_up(
        review=review, facts=_facts(child, review), pass_mark=80, needs_two=False, sections=SECTIONS, by=lead
    )
    panel = sheet_of(history, SEED)
    _fill_in(services.answer_for_panel(calibration=calibration, by=lead), panel, {}, lead)
    services.fix(calibration=calibration, by=lead)
    for assessor, share in zip(assessors, OTHERWISE, strict=True):
        _read(calibration, history, assessor, share)
    services.accept(calibration=calibration, assessor=assessors[-1], why=WHY_ACCEPTED, by=lead)
    return calibration


def _facts(child: Child, review: Review) -> CaseFacts:
    is_unborn = child.gender == "unborn"
    return CaseFacts(
        reference=child.reference,
        gender=child.gender,
        age_years=None if is_unborn else age_in_years(child.date_of_birth, review.reference_date),
        about=ABOUT,
        plan_categories=frozenset(child.categories),
        plan_started=child.plan_started,
    )


def _read(calibration: Calibration, history: History, assessor: User, share: int) -> None:
    """In words of their own, with so many answers in a hundred otherwise than the panel’s."""
    sheet = sheet_of(history, f"{SEED} {assessor.username}")
    audit = services.begin(calibration=calibration, by=assessor)
    _fill_in(audit, sheet, dict(_otherwise(sheet, share, assessor.username)), assessor)


def _otherwise(sheet: Sheet, share: int, seed: str) -> Iterator[tuple[str, Any]]:
    """So many in a hundred of the choices on which no other question hangs, each with another answer."""
    parents = others_hang_on()
    given = {ref: value for answers in sheet.sections.values() for ref, value in answers.items()}
    choices = [
        each
        for each in coded_items(SECTIONS)
        if each.kind == "choice" and each.ref not in parents and given.get(each.ref) is not None
    ]
    answered = sum(given.get(each.ref) is not None for each in coded_items(SECTIONS))
    luck = Luck(SEED, f"otherwise {seed}")
    for each in luck.shuffled(choices)[: share * answered // 100]:
        others = [code for code in each.labels if code != given[each.ref]]
        yield each.ref, others[0]


def _fill_in(audit: Audit, sheet: Sheet, otherwise: Mapping[str, Any], by: User) -> None:
    """From the header to the last section, and handed in."""
    save_header(audit=audit, answers=sheet.header, revision=0, by=by)
    for number, answers in sheet.sections.items():
        mine = {ref: otherwise.get(ref, value) for ref, value in answers.items()}
        save_section(audit=audit, number=number, answers=mine, revision=0, by=by)
    submit(audit=audit, reasons=sheet.reasons, by=by)
