"""The districts and teams of a review, each with what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.setting_up.policies import can_remove_place, can_rename_place, check_can_change_places


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class PlaceLine:
    """A district or a team. ``beside`` is its other column; ``order_url`` moves it up or down."""

    place: District | Team
    under: str
    beside: str
    cases: int
    actions: tuple[Link, ...]
    order_url: str = ""
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True)
class PlaceTable:
    """All districts, or all teams; ``key`` names the table within its page."""

    key: str
    title: str
    caption: str
    headings: tuple[str, str]
    lines: tuple[PlaceLine, ...]
    none: str
    additions: tuple[Link, ...]


@dataclass(frozen=True)
class PlacesPage:
    """``why_fixed`` says why nothing can be changed here, and is empty while it can."""

    tables: tuple[PlaceTable, PlaceTable]
    why_fixed: str


def places_page(review: Review, viewer: User) -> PlacesPage:
    districts, teams = list(review.districts.all()), list(review.teams.select_related("district"))
    places: list[District | Team] = [*districts, *teams]
    for place in places:
        # The review in hand, so that it is not read again for every line.
        place.review = review
    tables = _districts(review, districts, viewer), _teams(review, teams, viewer)
    return PlacesPage(tables, _why_not(viewer, review))


def _districts(review: Review, districts: Sequence[District], viewer: User) -> PlaceTable:
    return PlaceTable(
        "districts",
        "Districts",
        "Districts in the order in which the report lists them",
        ("District", "Teams"),
        tuple(
            PlaceLine(
                district,
                "",
                str(district.teams.count()),
                district.cases.count(),
                _actions(district, "district", "Rename", viewer),
                reverse("sampling:district_order", args=[review.pk, district.pk]),
                is_first=number == 0,
                is_last=number == len(districts) - 1,
            )
            for number, district in enumerate(districts)
        ),
        "There is no district yet.",
        (Link("Add districts", reverse("sampling:districts_add", args=[review.pk])),),
    )


def _teams(review: Review, teams: Sequence[Team], viewer: User) -> PlaceTable:
    return PlaceTable(
        "teams",
        "Teams",
        "Teams by name",
        ("Team", "District"),
        tuple(
            PlaceLine(
                team,
                "Specialist disability team" if team.is_disability_team else "",
                team.district.name if team.district else "None",
                team.cases.count(),
                _actions(team, "team", "Change", viewer),
            )
            for team in teams
        ),
        "There is no team yet.",
        (
            Link("Add a team", reverse("sampling:team_add", args=[review.pk])),
            Link("Paste a list of teams", reverse("sampling:teams_paste", args=[review.pk])),
        ),
    )


def _actions(place: District | Team, name: str, verb: str, viewer: User) -> tuple[Link, ...]:
    """What may be done with it, by the names of the pages that do it."""
    numbers = [place.review_id, place.pk]
    offered = (
        (verb, f"sampling:{name}", can_rename_place(viewer, place)),
        ("Remove", f"sampling:{name}_remove", can_remove_place(viewer, place)),
    )
    return tuple(Link(text, reverse(url, args=numbers)) for text, url, can in offered if can)


def _why_not(viewer: User, review: Review) -> str:
    try:
        check_can_change_places(viewer, review)
    except Refused as refusal:
        return refusal.reason
    return ""
