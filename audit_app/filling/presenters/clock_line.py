"""What the dates say beside a question, and whether the answer says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.sampling.models import Review
from audit_app.tool.answers import answer_text
from audit_app.tool.clocks import DAY_CLOCKS, Clock, clocks_of, proposed_ics_timing
from audit_app.tool.registry import item

STRATEGY_REF, ICS_REF = "3.2", "7.1"
CLOCK_REFS = frozenset({STRATEGY_REF, ICS_REF, *(clock.ref for clock in DAY_CLOCKS)})

COUNTED = "Your answer differs from the dates. It stands, and the report counts the difference."
NOT_COUNTED = "Your answer differs from the date. It stands."


@dataclass(frozen=True)
class ClockLine:
    """The sum of a clock, the answer it proposes, and what to know where the answer differs from that."""

    sentence: str
    proposed: str
    difference: str
    counted: str = ""

    @property
    def words(self) -> str:
        """The verdict, the sum it rests on, and the answer that follows from it."""
        suggests = f"The dates suggest “{self.proposed}”" if self.proposed else ""
        return " ".join(f"{each}." for each in (self.sentence, self.counted, suggests) if each)


def clock_lines(answers: Mapping[str, Any], review: Review) -> dict[str, ClockLine]:
    """The line to stand beside each item that the dates speak to."""
    lines = {ref: _line(clock, answers.get(ref)) for ref, clock in clocks_of(answers, review).items()}
    timing = proposed_ics_timing(answers.get("1.1"))
    if timing:
        differs = answers.get(ICS_REF) not in (None, timing)
        lines[ICS_REF] = ClockLine(
            f"The referral was on {answer_text('1.1', answers['1.1'])} (1.1)",
            item(ICS_REF).labels[timing],
            NOT_COUNTED if differs else "",
        )
    return lines


def _line(clock: Clock, answer: Any) -> ClockLine:
    against = {"yes": "no", "no": "yes"}.get(clock.proposes or "")
    proposed = item(clock.ref).labels[clock.proposes] if clock.proposes else ""
    difference = COUNTED if answer and answer == against else ""
    return ClockLine(clock.sentence, proposed, difference, clock.counted)
