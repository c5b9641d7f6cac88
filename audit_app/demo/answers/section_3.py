from __future__ import annotations

from typing import Any

from audit_app.demo.history.discussion import AGENCIES, Group
from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    course = history.course
    strategy, referral = course.strategy, course.referral
    if not strategy.held:
        return {"3.1": "no"}
    return {
        "3.1": "yes",
        "3.1.date": referral.discussed_on,
        "3.1.time": referral.discussed_at,
        "3.2": "no" if strategy.is_late and not strategy.weekend_excused else "yes",
        "3.3": strategy.form,
        **participation("3.4", strategy.group),
        "3.5": "no" if strategy.group.missing else "yes",
        "3.6": strategy.decision,
        "3.7": "no" if strategy.immediate_plan is None else "yes",
        "3.8": strategy.immediate_plan,
        "3.9": "yes" if strategy.further else "no",
        "3.10": strategy.further or None,
        "3.11": strategy.further_in_time if strategy.further else None,
    }


def participation(ref: str, group: Group) -> dict[str, Any]:
    """The agency grid of 3.4 or 4.4: a tick or two and a designation for each agency."""
    ticks = {f"{ref}.{agency}": group.parts[agency] for agency in AGENCIES}
    return ticks | {f"{ref}.{agency}.designation": group.designations[agency] for agency in AGENCIES}
