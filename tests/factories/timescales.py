"""A review with standards of its own, and the questions that name them, as it asks them and as 2009 did."""

from __future__ import annotations

import re
from typing import Any

OWN_STANDARDS: dict[str, Any] = {
    "strategy_hours": 48,
    "outcome_days": 10,
    "conference_days": 12,
    "core_days": 30,
    "core_referral_days": 40,
    "day_counting": "calendar",
}
OWN_QUESTIONS = {
    "3.2": "Was it held in time (48 hours)?",
    "3.11": "Were they in time (10 calendar days)?",
    "4.3": "Was it held in time (10 calendar days)?",
    "5.2": "Was it completed in time (30 calendar days)?",
    "5.2.from_referral": "Was it completed within 40 calendar days of the referral?",
}
QUESTIONS_OF_2009 = {
    "3.2": "Was it held in time (24 hours)?",
    "3.11": "Were they in time (15 days)?",
    "4.3": "Was it held in time (15 days)?",
    "5.2": "Was it completed in time (35 days)?",
    "5.2.from_referral": "Was it completed within 42 working days of the referral?",
}

# What was counted may well be 42 calendar days, and is then no standard.
_OF_2009 = re.compile(
    r"\b(?:24 hours|(?:15|35|42) (?:working )?days|working days|standard of (?:15|35|42))\b"
)


def figures_of_2009(text: str) -> list[str]:
    """What a page says of the standards of 2009, or of working days at all."""
    return _OF_2009.findall(text)
