"""One audit, filled in: the header, nine sections, why an item has no answer, and what could not wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.demo.answers import (
    section_1,
    section_2,
    section_3,
    section_4,
    section_5,
    section_6,
    section_7,
    section_8,
    section_9,
)
from audit_app.demo.history.histories import History
from audit_app.demo.voice.spans import weeks_unseen
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.writing import written
from audit_app.tool.answers import shown_answers

ANSWERS: Mapping[int, Callable[[History], dict[str, Any]]] = {
    1: section_1.answers,
    2: section_2.answers,
    3: section_3.answers,
    4: section_4.answers,
    5: section_5.answers,
    6: section_6.answers,
    7: section_7.answers,
    8: section_8.answers,
    9: section_9.answers,
}
# Why an assessor leaves an item without an answer.
REASONS = {
    "1.1.time": "The file does not give the time of the contact.",
    "5.2": "The assessment was still within its time on the day of the audit.",
    "5.2.from_referral": "The 42 working days had not run out on the day of the audit.",
    "9.13.minutes": "I did not note how long the reading took.",
}


@dataclass(frozen=True)
class Action:
    """An immediate action as the assessor raises it, and what came of it."""

    what: str
    why: str
    told_to: str
    outcome: str


@dataclass(frozen=True)
class Sheet:
    """``sections`` holds the answers shown, by number and ref; ``reasons`` says why one is missing."""

    header: Mapping[str, Any]
    sections: Mapping[int, Mapping[str, Any]]
    reasons: Mapping[str, str]
    action: Action | None


def sheet_of(history: History, seed: str) -> Sheet:
    """The audit of a history in full, without any answer that the form would not ask for."""
    text = written(history, seed)
    filled = {number: {**answers(history), **text[number]} for number, answers in ANSWERS.items()}
    together = {ref: value for answers in filled.values() for ref, value in answers.items()}
    shown = shown_answers(together, [])
    sections = {
        number: {ref: value for ref, value in answers.items() if ref in shown}
        for number, answers in filled.items()
    }
    return Sheet(
        header=_header(history),
        sections=sections,
        reasons={ref: reason for ref, reason in REASONS.items() if ref in shown and shown[ref] is None},
        action=_action(history, seed),
    )


def _header(history: History) -> dict[str, Any]:
    facts, practice = history.course.facts, history.course.practice
    return {
        "H.5": facts.categories,
        "H.6": facts.audit_date,
        "H.7.social_worker": practice.social_worker,
        "H.7.line_manager": practice.line_manager,
    }


def _action(history: History, seed: str) -> Action | None:
    if not history.course.lost_protection:
        return None
    speak = Speaker(history, seed)
    weeks = weeks_unseen(speak)
    return Action(
        what=speak.fill("see {child} today, with the police, and hold a strategy discussion by the evening."),
        why=speak.fill(
            "{abuser} is back in the home and {child} has not been seen for {weeks}.", weeks=weeks
        ),
        told_to=f"Team manager, {history.course.facts.team}",
        outcome=speak.fill(
            "{child} was seen that afternoon and stayed with relatives. A strategy discussion the same "
            "evening led to an exclusion order; {abuser} has left, and visits are weekly."
        ),
    )
