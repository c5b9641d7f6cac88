"""What the assessor makes of a course: the standard of practice, and how hard the file was to read."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.course import Course
from audit_app.demo.history.enquiries import DAYS_ALLOWED
from audit_app.demo.luck import Luck, leaning

# How much each grade of an answer weighs against the practice in a case.
WEIGHT = {"yes": 0.0, "not_applicable": 0.0, "partly": 0.5, "no": 1.0}
BEST_UP_TO, SATISFACTORY_UP_TO = 0.9, 4.4
EASILY_FROM, WITH_EFFORT_FROM = 2.3, 1.2


@dataclass(frozen=True)
class Judgement:
    """``practice`` is an answer of 9.9 and ``ease`` one of 9.13.

    ``minutes`` is how long the reading took, None where the assessor kept no note of it.
    """

    procedures: str
    thresholds: str
    agency_problem: str
    assessments_complete: str
    practice: str
    ease: str
    minutes: int | None


def judgement_of(course: Course, seed: str) -> Judgement:
    luck = Luck(seed, "judgement", course.facts.reference)
    oversight = course.practice.oversight
    procedures = luck.graded(leaning(0.95, 1.1 * oversight, -0.7 * _lapses(course)), partly=0.85)
    again = course.referral.starts_again
    thresholds = luck.graded(leaning(0.91, 0.3 * course.practice.skill, -0.9 * again), partly=0.85)
    against = _weight_against(course) + WEIGHT[procedures] + WEIGHT[thresholds] + luck.bell(0, 0.4)
    ease = _ease(course, luck)
    return Judgement(
        procedures=procedures,
        thresholds=thresholds,
        agency_problem=_agency_problem(course, luck),
        assessments_complete=_assessments_complete(course, luck),
        practice=_practice(course, against),
        ease=ease,
        minutes=_minutes(course, ease, luck),
    )


def _lapses(course: Course) -> int:
    """How many steps of the procedures were missed or late."""
    strategy, enquiries = course.strategy, course.enquiries
    return sum(
        (
            not strategy.held or (strategy.is_late and not strategy.weekend_excused),
            enquiries.held != "yes" or enquiries.working_days > DAYS_ALLOWED,
            course.conference_late,
            not course.core.in_time_from_referral and not course.core.not_due,
            course.planning.visits in ("no", "partly"),
        )
    )


def _weight_against(course: Course) -> float:
    """What falls short in a case, added up."""
    planning, enquiries, record = course.planning, course.enquiries, course.record
    graded = (
        (1.2, course.supervision.evident),
        (1.0, enquiries.risks_identified),
        (0.8, enquiries.plan_responded),
        (0.8, planning.reviewed),
        (0.9, planning.changed),
        (0.8, planning.visits),
        (0.7, planning.focus),
        (0.3, record.chronology),
    )
    happened = (
        (1.1, planning.drifts),
        (0.7, course.referral.starts_again),
        (0.6, not course.core.in_time_from_referral and not course.core.not_due),
        (0.4, not record.ics_up_to_date),
        (0.4, not record.file_up_to_date),
        (0.3, bool(course.checks.left_out)),
        (0.4, not course.allocated.prompt),
    )
    return sum(much * WEIGHT[grade] for much, grade in graded) + sum(much for much, so in happened if so)


def _practice(course: Course, against: float) -> str:
    if course.lost_protection:
        return "unsafe"
    assessed = course.core.started is not None and (course.core.completed is not None or course.core.not_due)
    if against <= BEST_UP_TO and course.supervision.evident == "yes" and assessed:
        return "best_practice"
    return "satisfactory" if against <= SATISFACTORY_UP_TO else "falls_short"


def _agency_problem(course: Course, luck: Luck) -> str:
    """Where agencies did not work together: "" for nowhere."""
    if course.planning.core_groups_held in ("partly", "no") and luck.chance(0.7):
        return "core_group"
    if course.checks.slow and luck.chance(0.5):
        return "slow"
    if course.strategy.held and course.strategy.group.missing and luck.chance(0.3):
        return "missing"
    return luck.pick(("health", "police", "adult_services")) if luck.chance(0.06) else ""


def _assessments_complete(course: Course, luck: Luck) -> str:
    if course.core.started is None or course.core.completed is None or course.planning.specialist == "partly":
        return "no"
    return "not_known" if luck.chance(0.06) else "yes"


def _ease(course: Course, luck: Luck) -> str:
    record = course.record
    followed = (
        record.ics_up_to_date
        + record.file_up_to_date
        + (1 - WEIGHT[record.chronology])
        + 0.6 * (course.supervision.evident == "yes")
        + 0.4 * course.legal.proceedings
        - 0.25 * (len(course.family.factors) >= 6)
        + luck.bell(0, 0.35)
    )
    if followed >= EASILY_FROM:
        return "easily"
    return "with_effort" if followed >= WITH_EFFORT_FROM else "much_time"


def _minutes(course: Course, ease: str, luck: Luck) -> int | None:
    """Long plans and hard files take long to read; a few assessors did not look at the clock."""
    if luck.chance(0.04):
        return None
    base = {"easily": 70, "with_effort": 115, "much_time": 185}[ease]
    return 5 * round((base + 2 * course.facts.months_on_plan + luck.bell(0, 18)) / 5)
