"""A later review under way: audits in every state, two actions that could not wait, and replies.

Its assessors have read a calibration case first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, repeat

from audit_app.access.models import User
from audit_app.demo.accounts import Cast
from audit_app.demo.calibration import calibrate
from audit_app.demo.caseload import caseload
from audit_app.demo.fieldwork import Reading, fill_in, finish, hand_in, raise_action, readings
from audit_app.demo.history.conditions import AS_FOUND
from audit_app.demo.replies import ask_for_replies
from audit_app.demo.set_up import draw_and_allocate, fieldwork_days, review_with_places, take_in
from audit_app.filling.services import acknowledge_action, return_audit
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Review

TITLE = "Follow-up audit of child protection case files"
SEED = "Wealdshire 2010"
REFERENCE_DATE = date(2010, 9, 30)
FIRST_DAY, LAST_DAY = date(2010, 10, 4), date(2010, 10, 22)
CASELOAD = 986
FIRST_NUMBER = 8001
PLAN = Plan(
    size=24,
    age_quotas={"unborn": 1, "0-2": 5, "2-5": 7, "5-10": 5, "10-16": 5, "16-18": 1},
    disability_minimum=1,
)
EACH_ASSESSOR = 6
# The service a year after its first report: supervision has picked up. Two children are not safe.
CONDITIONS = replace(AS_FOUND, supervision=0.6, lost_protection=2)
RETURN_REASON = (
    "Please look again at 5.2 and its reasons: the comment does not yet say where on the file they stand. "
    "For 7.4, add which supervision notes you read."
)
# How far each audit has come, in the order in which the files are read; the rest are not started.
SIGNED_OFF, SUBMITTED, RETURNED = 7, 3, 1
SECTIONS_DONE = (8, 6, 3, 1)


def build_second_review(people: Cast, earlier: Review) -> Review:
    review = review_with_places(
        people,
        title=TITLE,
        reference_date=REFERENCE_DATE,
        first=FIRST_DAY,
        last=LAST_DAY,
        earlier_review=earlier,
        collated_by=people.lead.display_name,
    )
    children = caseload(SEED, REFERENCE_DATE, CASELOAD, FIRST_NUMBER)
    take_in(review, children, people.lead)
    capacities = dict.fromkeys(people.assessors, EACH_ASSESSOR)
    allocations = draw_and_allocate(review, PLAN, capacities, SEED, people.lead)
    # Before anybody opens a case.
    calibrate(review, people.lead, people.assessors, FIRST_DAY)
    by_reference = {child.reference: child for child in children}
    work = readings(allocations, by_reference, fieldwork_days(review), CONDITIONS, SEED)
    _actions([each for each in work if each.sheet.action], people.lead)
    _ordinary([each for each in work if not each.sheet.action], people.lead)
    ask_for_replies(review, people.lead)
    return review


def _actions(unsafe: Sequence[Reading], lead: User) -> None:
    """One audit whose action nobody has seen yet, and one whose action a lead has acknowledged."""
    open_one, seen_one = unsafe
    if open_one.sheet.action and seen_one.sheet.action:
        raise_action(open_one, fill_in(open_one, up_to=4), open_one.sheet.action)
        audit = fill_in(seen_one)
        acknowledge_action(action=raise_action(seen_one, audit, seen_one.sheet.action), by=lead)
        hand_in(seen_one, audit)


def _ordinary(work: Sequence[Reading], lead: User) -> None:
    """The other audits, each as far as its place in the fieldwork has let it come."""
    steps: Iterator[str | int] = chain(
        repeat("sign off", SIGNED_OFF), repeat("submit", SUBMITTED), repeat("return", RETURNED), SECTIONS_DONE
    )
    for reading, step in zip(work, steps, strict=False):
        if step == "sign off":
            finish(reading, lead)
        elif isinstance(step, int):
            fill_in(reading, up_to=step)
        else:
            audit = fill_in(reading)
            hand_in(reading, audit)
            if step == "return":
                return_audit(audit=audit, reason=RETURN_REASON, by=lead)
