"""The districts and teams of a review, each with what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.setting_up.policies import can_remove_place, can_rename_place, check_can_change_places


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
