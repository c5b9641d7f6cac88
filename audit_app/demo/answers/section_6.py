from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    course = history.course
    planning = course.planning
    return {
        "6.1": frozenset(kind for _day, kind in course.since.concerns),
        "6.2": history.judgement.assessments_complete,
        "6.3": planning.core_updated,
        "6.4": planning.focus,
        "6.5": planning.specialist,
        "6.6": planning.specialist_missed,
        "6.7": course.family.factors,
    }
