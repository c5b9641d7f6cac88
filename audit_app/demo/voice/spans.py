"""Spans of time of which a comment may tell, none longer than what it tells of."""

from __future__ import annotations

from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import counted

LONGEST_GAP, LONGEST_UNSEEN = 9, 7


def weeks_of_a_gap(speak: Speaker) -> str:
    return counted(speak.luck("gap").between(2, min(LONGEST_GAP, _weeks_to_tell_of(speak))), "week")


def weeks_unseen(speak: Speaker) -> str:
    """For how long a child who should be seen every two weeks has not been."""
    return counted(speak.luck("unseen").between(3, min(LONGEST_UNSEEN, _weeks_to_tell_of(speak))), "week")


def _weeks_to_tell_of(speak: Speaker) -> int:
    """Whole weeks, short of those for which both the plan and the child have been there."""
    facts = speak.course.facts
    start = max(facts.plan_started, facts.date_of_birth)
    return max(3, (facts.audit_date - start).days // 7 - 1)
