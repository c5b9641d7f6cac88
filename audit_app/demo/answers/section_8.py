from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History
from audit_app.demo.history.legal import Legal


def answers(history: History) -> dict[str, Any]:
    course, judgement = history.course, history.judgement
    return {
        "8.1": "yes" if judgement.agency_problem else "no",
        "8.2": "yes" if course.allocated.frequent else "no",
        "8.2.cause": course.allocated.causes if course.allocated.frequent else None,
        "8.3": "yes" if course.record.ics_problem else "no",
        "8.4": course.record.chronology,
        "8.5": judgement.thresholds,
        "8.6": judgement.procedures,
        "8.7": _legal_problems(course.legal),
        "8.8": course.planning.visits,
        "8.10": "yes" if course.lost_protection else "no",
    }


def _legal_problems(legal: Legal) -> str:
    if not legal.any_steps:
        return "not_applicable"
    return "yes" if legal.problem else "no"
