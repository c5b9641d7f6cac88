"""The states of a review as a table: what each allows, which moves there are, and who makes them.

The rule that a service keeps, the button that a page shows, the page of what each state allows and the
picture in the documents all come from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from audit_app.access.refused import Refused, allowed
from audit_app.sampling.choices import ReviewState
from audit_app.sampling.models import Review

PLANNING, SAMPLING, FIELDWORK, MODERATION, REPORTING, CLOSED = ReviewState
ORDER = tuple(ReviewState)


class Activity(Enum):
    """Something that is done in a review at its time; the value is how a sentence names it."""

    SETTINGS = "Change the settings"
    PLACES = "Add, rename and remove districts and teams"
    QUESTIONS = "Say which added questions are asked"
    CASELOAD = "Bring the caseload in"
    DRAW = "Draw the sample"
    ALLOCATE = "Allocate the cases of the sample"
    REALLOCATE = "Give a case to another assessor"
    REPLACE = "Replace a case of the sample"
    CALIBRATE = "Set up and read the calibration case"
    CONFLICTS = "Say who has a conflict with which cases"
    START = "Start the audit of a case"
    FILL = "Fill in and submit audits that have been started"
    MODERATE = "Return audits and sign them off"
    SHARE = "Share a summary of an audit with those who worked on the case"
    REPLY = "Take in what those who worked on a case say of its audit, and answer it"
    SAFEGUARD = "Raise immediate actions, deal with them, and record what was done for a child"
    WRITE = "Write the report"
    PUBLISH = "Publish the report"


ALLOWED_IN: dict[Activity, frozenset[ReviewState]] = {
    Activity.SETTINGS: frozenset(ORDER) - {CLOSED},
    Activity.PLACES: frozenset({PLANNING, SAMPLING}),
    Activity.QUESTIONS: frozenset({PLANNING, SAMPLING}),
    Activity.CASELOAD: frozenset({PLANNING, SAMPLING}),
    Activity.DRAW: frozenset({SAMPLING}),
    Activity.ALLOCATE: frozenset({SAMPLING}),
    Activity.REALLOCATE: frozenset({SAMPLING, FIELDWORK}),
    Activity.REPLACE: frozenset({SAMPLING, FIELDWORK}),
    # Whoever joins while others already read is calibrated too.
    Activity.CALIBRATE: frozenset({PLANNING, SAMPLING, FIELDWORK}),
    Activity.CONFLICTS: frozenset(ORDER) - {CLOSED},
    Activity.START: frozenset({FIELDWORK}),
    Activity.FILL: frozenset({FIELDWORK, MODERATION}),
    Activity.MODERATE: frozenset({FIELDWORK, MODERATION}),
    # What is said to an audit can still change it then.
    Activity.SHARE: frozenset({FIELDWORK, MODERATION}),
    # Whoever was given until a day has until that day, though the review has moved on meanwhile.
    Activity.REPLY: frozenset({FIELDWORK, MODERATION, REPORTING}),
    # A child's safety waits for no state; only a review that is closed has nobody left who looks.
    Activity.SAFEGUARD: frozenset({FIELDWORK, MODERATION, REPORTING}),
    Activity.WRITE: frozenset(ORDER) - {CLOSED},
    Activity.PUBLISH: frozenset({REPORTING}),
}
# What no state forbids: it is said on the page, and is asked of no state.
ALWAYS = "Read what one’s part in the review shows, say who takes part, and keep, hand out and erase records"
BY_WHOM = "a lead of the review"


@dataclass(frozen=True)
class Move:
    """One way from a state to the one beside it: on without more ado, back with a reason."""

    from_state: ReviewState
    to_state: ReviewState

    @property
    def is_back(self) -> bool:
        return ORDER.index(self.to_state) < ORDER.index(self.from_state)

    @property
    def verb(self) -> str:
        return f"{'Move back' if self.is_back else 'Move on'} to {self.to_state.label.lower()}"


MOVES: tuple[Move, ...] = (
    *(Move(earlier, later) for earlier, later in pairwise(ORDER)),
    *(Move(later, earlier) for earlier, later in pairwise(ORDER)),
)


def moves_from(state: str) -> tuple[Move, ...]:
    """Where a review can go from here: on first, then back."""
    return tuple(move for move in MOVES if move.from_state == state)


def move_between(from_state: str, to_state: str) -> Move:
    """The move from one state to another.

    Raises:
        Refused: there is no such move.
    """
    for move in moves_from(from_state):
        if move.to_state == to_state:
            return move
    raise Refused(
        f"The state of this review is “{state_in_words(from_state)}”, and from there it cannot be moved so. "
        "Load the page again to see where it stands."
    )


def check_review_allows(review: Review, activity: Activity) -> None:
    """Refuses what is not done in the state that the review is in."""
    if ReviewState(review.state) not in ALLOWED_IN[activity]:
        deed = f"{activity.value[0].lower()}{activity.value[1:]}"
        raise Refused(
            f"The state of this review is “{state_in_words(review.state)}”. You can {deed} only in the "
            f"{'state' if len(ALLOWED_IN[activity]) == 1 else 'states'} {_listed(activity)}."
        )


def review_allows(review: Review, activity: Activity) -> bool:
    return allowed(check_review_allows, review, activity)


def state_in_words(state: str) -> str:
    return ReviewState(state).label.lower()


def diagram() -> str:
    """The table as a Mermaid state diagram, as the documents show it."""
    return "\n".join(_diagram_lines())


def _listed(activity: Activity) -> str:
    names = [f"“{state.label.lower()}”" for state in ORDER if state in ALLOWED_IN[activity]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _diagram_lines() -> Iterator[str]:
    yield "stateDiagram-v2"
    for state in ORDER:
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {ORDER[0].value}"
    for move in MOVES:
        verb, reason = ("move back", ", with a reason") if move.is_back else ("move on", "")
        yield f"    {move.from_state.value} --> {move.to_state.value}: {verb} ({BY_WHOM}{reason})"
    yield f"    {ORDER[-1].value} --> [*]"
