from __future__ import annotations

from typing import Any

from audit_app.demo.history.core import CONCERNS, Core
from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    core = history.course.core
    if core.started is None:
        return {"5.1": "no"}
    return {
        "5.1": "yes",
        "5.1.started": core.started,
        "5.1.completion_recorded": "yes" if core.completed else "no",
        "5.1.completed": core.completed,
        "5.1.interim": None if core.completed else ("yes" if core.interim else "no"),
        **_timeliness(core),
        "5.3": core.multi_agency,
        "5.4": core.parents_history,
        **{f"5.5.{concern}": core.concerns[concern] for concern in CONCERNS},
    }


def _timeliness(core: Core) -> dict[str, Any]:
    """An assessment whose time had not run out is neither in time nor late, so nothing is answered of it."""
    if core.not_due:
        return {"5.2": None, "5.2.from_referral": None, "5.2.reason": None}
    return {
        "5.2": "yes" if core.in_time_from_start else "no",
        "5.2.from_referral": "yes" if core.in_time_from_referral else "no",
        "5.2.reason": None if core.in_time_from_start and core.in_time_from_referral else core.reasons,
    }
