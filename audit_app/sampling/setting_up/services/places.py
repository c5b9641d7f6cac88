"""The districts and teams of a review: added one by one or as a list, renamed, put in order and removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.hold import hold
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.setting_up.names import check_names
from audit_app.sampling.setting_up.policies import (
    check_can_change_places,
    check_can_remove_place,
    check_can_rename_place,
)


@dataclass(frozen=True)
class TeamRow:
    """A team to add; ``district`` is the name of one of the review's districts, or empty."""

    name: str
    district: str = ""
    is_disability_team: bool = False


@transaction.atomic
def add_districts(*, review: Review, names: Sequence[str], by: User) -> list[District]:
    """Adds districts in the order given, after those already there.

    Raises:
        Refused: ``by`` does not lead the review, or its places stand.
        ValidationError: a name cannot be used, or stands twice.
    """
    _begin(review, by)
    check_names([*review.districts.values_list("name", flat=True), *names])
    _check_places_apart(review, districts=names)
    last = review.districts.last()
    first = last.order + 1 if last else 1
    districts = District.objects.bulk_create(
        District(review=review, name=name, order=first + i) for i, name in enumerate(names)
    )
    trail.record(by=by, action="districts added", subject=review, review_id=review.pk, names=list(names))
    return districts


@transaction.atomic
def rename_district(*, district: District, name: str, by: User) -> None:
    """Gives a district another name; raises as ``add_districts``."""
    _begin(district.review, by, district)
    check_can_rename_place(by, district)
    others = district.review.districts.exclude(pk=district.pk)
    check_names([*others.values_list("name", flat=True), name])
    _check_places_apart(district.review, districts=[name])
    before, district.name = district.name, name
    district.save()
    _tell_of(district, by, "district renamed", {"name": (before, name)})


@transaction.atomic
def move_district(*, district: District, up: bool, by: User) -> None:
    """Lets a district change places with the one above or below it; at an end nothing happens."""
    _begin(district.review, by, district)
    in_order = list(district.review.districts.all())
    here = in_order.index(district)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(in_order):
        return
    in_order[here], in_order[there] = in_order[there], in_order[here]
    for order, each in enumerate(in_order, start=1):
        each.order = order
    District.objects.bulk_update(in_order, ["order"])
    district.order = there + 1
    _tell_of(district, by, "district moved", {"order": (here + 1, there + 1)})


@transaction.atomic
def remove_district(*, district: District, by: User) -> None:
    """Removes a district that nothing belongs to."""
    _begin(district.review, by, district)
    check_can_remove_place(by, district)
    _tell_of(district, by, "district removed", {"name": (district.name, None)})
    district.delete()


@transaction.atomic
def add_teams(*, review: Review, teams: Iterable[TeamRow], by: User) -> list[Team]:
    """Adds teams; raises as ``add_districts``, and KeyError for a team of an unknown district."""
    _begin(review, by)
    teams = list(teams)
    check_names([*review.teams.values_list("name", flat=True), *(row.name for row in teams)])
    _check_places_apart(review, disability_teams=[row.name for row in teams if row.is_disability_team])
    districts: dict[str, District | None] = {district.name: district for district in review.districts.all()}
    districts[""] = None
    added = Team.objects.bulk_create(
        Team(
            review=review,
            name=row.name,
            district=districts[row.district],
            is_disability_team=row.is_disability_team,
        )
        for row in teams
    )
    names = [team.name for team in added]
    trail.record(by=by, action="teams added", subject=review, review_id=review.pk, names=names)
    return added


@transaction.atomic
def change_team(*, team: Team, row: TeamRow, by: User) -> None:
    """Renames a team, puts it in another district, or says whether it is a disability team.

    Raises as ``add_teams``, and Refused where a draw rests on what it was.
    """
    review = team.review
    _begin(review, by, team)
    check_can_rename_place(by, team)
    others = review.teams.exclude(pk=team.pk)
    check_names([*others.values_list("name", flat=True), row.name])
    _check_places_apart(review, disability_teams=[row.name] if row.is_disability_team else [])
    district = review.districts.filter(name=row.district).first()
    if row.district and district is None:
        raise KeyError(row.district)
    before = (team.name, team.district_id, team.is_disability_team)
    team.name, team.district, team.is_disability_team = row.name, district, row.is_disability_team
    team.save()
    after = (team.name, team.district_id, team.is_disability_team)
    pairs = zip(("name", "district", "is_disability_team"), before, after, strict=True)
    _tell_of(team, by, "team changed", {name: (old, new) for name, old, new in pairs if old != new})


@transaction.atomic
def remove_team(*, team: Team, by: User) -> None:
    """Removes a team that no case belongs to."""
    _begin(team.review, by, team)
    check_can_remove_place(by, team)
    _tell_of(team, by, "team removed", {"name": (team.name, None)})
    team.delete()


def _begin(review: Review, by: User, place: District | Team | None = None) -> None:
    hold(review)
    by.read_again()
    check_can_change_places(by, review)
    # Saving what another lead has just removed would bring it back.
    if place is not None and not type(place)._default_manager.filter(pk=place.pk).exists():
        raise Refused(f"{place.name} has been removed meanwhile.")


def _check_places_apart(
    review: Review, *, districts: Sequence[str] = (), disability_teams: Sequence[str] = ()
) -> None:
    """The draw counts a disability team as a place of its own, so it cannot be called as a district is."""
    known_districts = {*review.districts.values_list("name", flat=True), *districts}
    known_teams = {
        *review.teams.filter(is_disability_team=True).values_list("name", flat=True),
        *disability_teams,
    }
    if both := known_districts & known_teams:
        raise ValidationError(f"{min(both)} is a district. Give the disability team another name")


def _tell_of(place: District | Team, by: User, action: str, changes: Mapping[str, tuple[Any, Any]]) -> None:
    trail.record(by=by, action=action, subject=place, review_id=place.review_id, changes=changes)
