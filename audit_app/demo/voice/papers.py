"""The papers of a case as its reader looks for them: found, missing, or never written."""

from __future__ import annotations

from audit_app.demo.history.histories import History
from audit_app.demo.voice.circumstances import has_chronology, in_court, reviewed_once, supervised

DOCUMENTS = {
    "referral": "the referral",
    "first_strategy": "the first strategy discussion",
    "immediate_cp_plan": "the immediate plan",
    "initial_assessment": "the initial assessment",
    "core_assessment": "the core assessment",
    "report_to_conference": "the report to the conference",
    "outline_cp_plan": "the outline plan",
}


def missing(history: History) -> list[str]:
    """The key documents that were written and that nobody can find."""
    unwritten = _never_written(history)
    found = history.course.record.documents
    return [name for each, name in DOCUMENTS.items() if not found[each] and each not in unwritten]


def nothing_is_missing(history: History) -> bool:
    return not missing(history)


def guides(history: History) -> list[str]:
    """What may have led a reader through the file, where the file has it."""
    there = {
        "chronology": has_chronology(history),
        "conference minutes": history.course.planning.recorded,
        "court statement": in_court(history),
        "supervision notes": supervised(history),
        "review report": reviewed_once(history),
    }
    return [guide for guide, so in there.items() if so] or ["case notes"]


def wanting(history: History) -> str:
    """What the file lacked that would have led a reader through it."""
    without = {"no": "chronology", "partly": "complete chronology"}
    return without.get(history.course.record.chronology, "index to them")


def _never_written(history: History) -> set[str]:
    strategy, core = history.course.strategy, history.course.core
    unwritten = set()
    if not strategy.held:
        unwritten.add("first_strategy")
    if not strategy.held or strategy.immediate_plan is None:
        unwritten.add("immediate_cp_plan")
    if core.started is None or not (core.completed or core.interim):
        unwritten.add("core_assessment")
    return unwritten
