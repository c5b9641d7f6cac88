from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History
from audit_app.demo.history.legal import Legal
from audit_app.demo.history.planning import Planning

# Minutes that reach people within four weeks of the conference are prompt.
PROMPT_MINUTES_WEEKS = 4


def answers(history: History) -> dict[str, Any]:
    course, judgement = history.course, history.judgement
    in_time = not course.conference_late and course.planning.reviews_in_time
    return {
        "9.1": "yes" if in_time else "no",
        "9.1.date": course.facts.plan_started,
        "9.1.discussion": course.referral.led_by,
        **_meetings(course.planning),
        **_plan(course.planning),
        "9.7.prompt": _prompt(course.legal),
        "9.7.changed": course.planning.changed,
        "9.8": "no" if course.lost_protection else "yes",
        "9.9": judgement.practice,
        "9.11": "yes" if course.allocated.prompt else "no",
        "9.12": course.legal.letter,
        "9.13.ease": judgement.ease,
        "9.13.minutes": judgement.minutes,
        "9.14": "yes" if course.planning.drifts else "no",
    }


def _meetings(planning: Planning) -> dict[str, Any]:
    return {
        "9.2.recorded": "yes" if planning.recorded else "no",
        "9.2.minutes": "yes" if planning.minutes_weeks <= PROMPT_MINUTES_WEEKS else "no",
        "9.3.focus": planning.chair_focus,
        "9.3.accountability": planning.chair_accountability,
        "9.4.held": planning.core_groups_held,
        "9.4.acted": planning.acted,
    }


def _plan(planning: Planning) -> dict[str, Any]:
    return {
        "9.5.in_place": "yes",
        "9.5.monitored": planning.monitored,
        "9.5.reviewed": planning.reviewed,
        "9.6": planning.progress,
    }


def _prompt(legal: Legal) -> str:
    if not legal.measure:
        return "not_applicable"
    return "yes" if legal.prompt else "no"
