"""The states of an audit as a table: with whom it is in each, which moves there are, and who makes them.

The rule that a service keeps, the button that a page shows and the picture in the documents all come from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.tool.choices import STATES_IN_ORDER

STATE_LABELS: dict[str, str] = dict(STATES_IN_ORDER)
BEFORE_THE_START, AT_THE_END = "not_started", "signed_off"
EDITABLE = frozenset({"in_progress", "returned", "reopened"})
READABLE_BY_LEADS = frozenset(STATE_LABELS) - {BEFORE_THE_START, "in_progress"}


class Who(Enum):
    """Whose move it is; the value is how a sentence names them."""

    ASSESSOR = "the assessor of the case"
    LEAD = "a lead of the review"
    RULES = "the rules of the review, or a lead of it"


# With whom an audit is while it is in a state: who is to do what comes next.
OWNERS: dict[str, Who] = {
    BEFORE_THE_START: Who.ASSESSOR,
    "in_progress": Who.ASSESSOR,
    "submitted": Who.LEAD,
    "in_moderation": Who.LEAD,
    "returned": Who.ASSESSOR,
    "signed_off": Who.LEAD,
    "reopened": Who.ASSESSOR,
}


@dataclass(frozen=True)
class Move:
    """One way from a state to the next: ``verb`` is what a person does, ``who`` is the one who may."""

    verb: str
    from_state: str
    to_state: str
    who: Who
    permission: Permission
    needs_reason: bool = False


MOVES: tuple[Move, ...] = (
    Move("start", BEFORE_THE_START, "in_progress", Who.ASSESSOR, Permission.FILL_AUDIT),
    Move("submit", "in_progress", "submitted", Who.ASSESSOR, Permission.FILL_AUDIT),
    Move("take into moderation", "submitted", "in_moderation", Who.RULES, Permission.MODERATE_AUDIT),
    Move("agree with", "in_moderation", "submitted", Who.LEAD, Permission.MODERATE_AUDIT),
    Move("return", "submitted", "returned", Who.LEAD, Permission.MODERATE_AUDIT, needs_reason=True),
    Move("return", "in_moderation", "returned", Who.LEAD, Permission.MODERATE_AUDIT, needs_reason=True),
    Move("submit", "returned", "submitted", Who.ASSESSOR, Permission.FILL_AUDIT),
    Move("sign off", "submitted", "signed_off", Who.LEAD, Permission.SIGN_OFF_AUDIT),
    Move("reopen", "signed_off", "reopened", Who.LEAD, Permission.SIGN_OFF_AUDIT, needs_reason=True),
    Move("submit", "reopened", "submitted", Who.ASSESSOR, Permission.FILL_AUDIT),
)


def mover_of(verb: str) -> tuple[Who, Permission]:
    """Who makes this move, and the permission they need; the same from whichever state it starts."""
    return next((move.who, move.permission) for move in MOVES if move.verb == verb)


def check_move(verb: str, from_state: str) -> Move:
    """The move that this verb makes from this state.

    Raises:
        Refused: there is no such move.
    """
    for move in MOVES:
        if (move.verb, move.from_state) == (verb, from_state):
            return move
    raise Refused(f"You cannot {verb} an audit that is {STATE_LABELS[from_state].lower()}.")


def diagram() -> str:
    """The table as a Mermaid state diagram, as the documents show it."""
    return "\n".join(_diagram_lines())


def _diagram_lines() -> Iterator[str]:
    yield "stateDiagram-v2"
    for code, label in STATE_LABELS.items():
        yield f'    state "{label}: with {OWNERS[code].value}" as {code}'
    yield f"    [*] --> {BEFORE_THE_START}"
    for move in MOVES:
        reason = ", with a reason" if move.needs_reason else ""
        yield f"    {move.from_state} --> {move.to_state}: {move.verb} ({move.who.value}{reason})"
    yield f"    {AT_THE_END} --> [*]"
