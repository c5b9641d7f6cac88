"""What the dates say beside a question, and whether the answer says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.sampling.models import Review
from audit_app.tool.clocks import Clock, clocks_of, proposed_ics_timing
from audit_app.tool.registry import item


@dataclass(frozen=True)
class ClockLine:
    """The sum of a clock, the answer it proposes (empty where none), and whether the answer differs."""

    sentence: str
    proposed: str
    disagrees: bool = False


def clock_lines(answers: Mapping[str, Any], review: Review) -> dict[str, ClockLine]:
    """The line to stand beside each item that the dates speak to."""
    lines = {ref: _line(clock, answers.get(ref)) for ref, clock in clocks_of(answers, review).items()}
    timing = proposed_ics_timing(answers.get("1.1"))
    if timing:
        answer = answers.get("7.1")
        lines["7.1"] = ClockLine(
            "From the date of the referral (1.1)",
            item("7.1").labels[timing],
            bool(answer) and answer != timing,
        )
    return lines


def _line(clock: Clock, answer: Any) -> ClockLine:
    against = {"yes": "no", "no": "yes"}.get(clock.proposes or "")
    proposed = item(clock.ref).labels[clock.proposes] if clock.proposes else ""
    return ClockLine(clock.sentence, proposed, bool(answer) and answer == against)
