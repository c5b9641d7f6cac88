"""What the pages of setting a review up show, already worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.kit.calendar import OutsideCalendarError, calendar_for
from audit_app.sampling.choices import ReviewState
from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import District, Review, ReviewMove, Team
from audit_app.sampling.setting_up.locks import locked_settings
from audit_app.sampling.setting_up.outstanding import outstanding
from audit_app.sampling.setting_up.policies import can_remove_place, can_rename_place, check_can_change_places
from audit_app.sampling.setting_up.tasks import tasks
from audit_app.sampling.states import (
    ALLOWED_IN,
    ORDER,
    Activity,
    Move,
    move_between,
    moves_from,
)

SATURDAY = 5
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
    """A move that can be made from here: where to, and the address of the page that asks."""

    move: Move
    url: str


def move_offers(review: Review) -> tuple[MoveOffer, ...]:
    return tuple(
        MoveOffer(move, reverse("sampling:move_to", args=[review.pk, move.to_state.value]))
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


@dataclass(frozen=True)
class FixedSetting:
    """A setting that must stand: what it is, and why."""

    label: str
    value: str
    reason: str


def fixed_settings(review: Review, labels: dict[str, str]) -> tuple[FixedSetting, ...]:
    """Those of the given settings that can no longer change, in the order of their labels."""
    locked = locked_settings(review)
    return tuple(
        FixedSetting(label, _value_in_words(review, name), locked[name])
        for name, label in labels.items()
        if name in locked
    )


def _value_in_words(review: Review, name: str) -> str:
    value = getattr(review, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    display = getattr(review, f"get_{name}_display", None)
    return str(display() if display else value)


def holidays_within(review: Review) -> tuple[str, ...]:
    """The weekdays of the fieldwork on which nobody works, where days are working days."""
    calendar = calendar_for(review.jurisdiction)
    days = (review.fieldwork_end - review.fieldwork_start).days + 1
    span = [review.fieldwork_start + timedelta(days=number) for number in range(min(days, 400))]
    try:
        return tuple(
            f"{day:%A} {day.day} {day:%B %Y}"
            for day in span
            if day.weekday() < SATURDAY and not calendar.is_working_day(day)
        )
    except OutsideCalendarError:
        return ()


@dataclass(frozen=True)
class DistrictLine:
    district: District
    teams: int
    cases: int
    can_rename: bool
    can_remove: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class TeamLine:
    team: Team
    cases: int
    can_change: bool
    can_remove: bool


@dataclass(frozen=True)
class PlacesPage:
    """``why_fixed`` says why nothing can be changed here, and is empty while it can."""

    review: Review
    districts: tuple[DistrictLine, ...]
    teams: tuple[TeamLine, ...]
    why_fixed: str


def places_page(review: Review, viewer: User) -> PlacesPage:
    districts, teams = list(review.districts.all()), list(review.teams.select_related("district"))
    # Of each the review in hand, so that it is not read again for every line.
    for district in districts:
        district.review = review
    for team in teams:
        team.review = review
    return PlacesPage(
        review,
        tuple(
            DistrictLine(
                district,
                district.teams.count(),
                district.cases.count(),
                can_rename_place(viewer, district),
                can_remove_place(viewer, district),
                is_first=number == 0,
                is_last=number == len(districts) - 1,
            )
            for number, district in enumerate(districts)
        ),
        tuple(
            TeamLine(team, team.cases.count(), can_rename_place(viewer, team), can_remove_place(viewer, team))
            for team in teams
        ),
        _why_not(viewer, review),
    )


def _why_not(viewer: User, review: Review) -> str:
    try:
        check_can_change_places(viewer, review)
    except Refused as refusal:
        return refusal.reason
    return ""
