"""The state of a review, the moves that it can make, and what there is to set up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from audit_app.sampling.choices import ReviewState
from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import Review, ReviewMove
from audit_app.sampling.setting_up.outstanding import outstanding
from audit_app.sampling.setting_up.tasks import tasks
from audit_app.sampling.states import (
    ALLOWED_IN,
    ORDER,
    Activity,
    Move,
    move_between,
    moves_from,
)

STATE_COLOURS = {
    "planning": "blue",
    "sampling": "blue",
    "fieldwork": "teal",
    "moderation": "purple",
    "reporting": "yellow",
    "closed": "grey",
}


@dataclass(frozen=True)
class StateTag:
    text: str
    classes: str


def state_tag(review: Review) -> StateTag:
    return StateTag(ReviewState(review.state).label, f"govuk-tag--{STATE_COLOURS[review.state]}")


def task_items(review: Review) -> list[dict[str, Any]]:
    """The list of what is to be set up, as the task list component takes it."""
    return [
        {
            "title": {"text": task.label},
            "hint": {"text": task.hint} if task.hint else None,
            "href": reverse(task.url_name, args=[review.pk]),
            "status": _status(standing.words, is_done=standing.is_done),
        }
        for task in tasks()
        for standing in [task.standing(review)]
    ]


def _status(words: str, *, is_done: bool) -> dict[str, Any]:
    return {"text": words} if is_done else {"tag": {"text": words, "classes": "govuk-tag--blue"}}


@dataclass(frozen=True)
class MoveOffer:
    """A move that can be made from here: where to, and the address of the page that asks.

    ``first`` is what a move onwards would leave undone, in sentences.
    """

    move: Move
    url: str
    first: tuple[str, ...] = ()


def move_offers(review: Review) -> tuple[MoveOffer, ...]:
    return tuple(
        MoveOffer(
            move,
            reverse("sampling:move_to", args=[review.pk, move.to_state.value]),
            () if move.is_back else tuple(each.sentence for each in outstanding(review, move)),
        )
        for move in moves_from(review.state)
    )


@dataclass(frozen=True)
class MovePage:
    """What the page asks before a move: what blocks it, what is left undone, and what follows."""

    move: Move
    blocking: tuple[str, ...]
    warnings: tuple[str, ...]
    no_longer: tuple[str, ...]
    from_now_on: tuple[str, ...]


def move_page(review: Review, to_state: str) -> MovePage:
    """Raises Refused where the review cannot go there from here."""
    move = move_between(review.state, to_state)
    found: Iterable[Outstanding] = outstanding(review, move)
    before, after = (_activities(state) for state in (move.from_state, move.to_state))
    return MovePage(
        move,
        tuple(each.sentence for each in found if each.blocks),
        tuple(each.sentence for each in found if not each.blocks),
        tuple(each.value for each in Activity if each in before - after),
        tuple(each.value for each in Activity if each in after - before),
    )


def _activities(state: ReviewState) -> set[Activity]:
    return {activity for activity, states in ALLOWED_IN.items() if state in states}


@dataclass(frozen=True)
class ActivityLine:
    """A row of the table of what each state allows: yes or no for each state, in order."""

    label: str
    cells: tuple[tuple[str, bool, bool], ...]


def activity_lines(review: Review) -> tuple[ActivityLine, ...]:
    """Each cell is the state's label, whether it allows this, and whether the review is in it."""
    return tuple(
        ActivityLine(
            activity.value,
            tuple((state.label, state in ALLOWED_IN[activity], state == review.state) for state in ORDER),
        )
        for activity in Activity
    )


def moves_made(review: Review) -> list[ReviewMove]:
    return list(review.moves.select_related("by").order_by("-at", "-pk"))
