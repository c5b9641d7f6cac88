"""Case histories for a whole sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.demo.history.conditions import Conditions
from audit_app.demo.history.course import Course, course_of
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.judgement import Judgement, judgement_of


@dataclass(frozen=True)
class History:
    """A course and what the assessor made of it."""

    course: Course
    judgement: Judgement


def histories(sample: Sequence[Facts], conditions: Conditions, seed: str) -> tuple[History, ...]:
    """The history of each child of a sample, in its order.

    Where children lose their protection they are the ones whom the service was likeliest to lose sight of.
    """
    courses = [course_of(facts, conditions, seed) for facts in sample]
    born = [course for course in courses if not course.facts.is_unborn]
    riskiest = sorted(born, key=_risk, reverse=True)[: conditions.lost_protection]
    lost = {course.facts.reference for course in riskiest}
    courses = [
        course_of(course.facts, conditions, seed, loses_protection=True)
        if course.facts.reference in lost
        else course
        for course in courses
    ]
    return tuple(History(course, judgement_of(course, seed)) for course in courses)


def _risk(course: Course) -> float:
    return course.family.severity - course.family.cooperation - course.practice.oversight
