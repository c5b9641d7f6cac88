"""Who sets a review up, changes it later and moves it on."""

from __future__ import annotations

from collections.abc import Collection

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.sampling.drawing.queries import frozen_frame
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.policies import check_can_lead
from audit_app.sampling.setting_up.locks import locked_settings
from audit_app.sampling.setting_up.outstanding import blocking
from audit_app.sampling.states import Activity, check_review_allows, move_between


def check_can_change_settings(user: User, review: Review, settings: Collection[str] = ()) -> None:
    """A lead of the review changes its settings until it is closed, save for those that must stand."""
    check_can_lead(user, review)
    check_review_allows(review, Activity.SETTINGS)
    locked = locked_settings(review) if settings else {}
    for name in settings:
        if name in locked:
            label = name.replace("_", " ")
            raise Refused(f"{label[0].upper()}{label[1:]}: {locked[name]}")


def can_change_settings(user: User, review: Review) -> bool:
    return allowed(check_can_change_settings, user, review)


def check_can_change_places(user: User, review: Review) -> None:
    """A lead of the review says which districts and teams it covers, until the fieldwork begins."""
    check_can_lead(user, review)
    check_review_allows(review, Activity.PLACES)


def can_change_places(user: User, review: Review) -> bool:
    return allowed(check_can_change_places, user, review)


def check_can_rename_place(user: User, place: District | Team) -> None:
    """A lead of the review renames a place until its caseload is frozen: the names decide what is drawn."""
    check_can_change_places(user, place.review)
    if place.review.samples.exists():
        raise Refused("A sample has been drawn by the names of the places, so they can no longer change.")
    if frozen_frame(place.review):
        raise Refused("The caseload is frozen with the names of its places. Open it again to change them.")


def can_rename_place(user: User, place: District | Team) -> bool:
    return allowed(check_can_rename_place, user, place)


def check_can_remove_place(user: User, place: District | Team) -> None:
    """A lead of the review removes a district or team that no case and no team belongs to."""
    check_can_change_places(user, place.review)
    if place.cases.exists():
        raise Refused(f"Cases of the caseload belong to {place.name}, so it cannot be removed.")
    if isinstance(place, District) and place.teams.exists():
        raise Refused(f"Teams belong to {place.name}. Move them to another district or remove them first.")


def can_remove_place(user: User, place: District | Team) -> bool:
    return allowed(check_can_remove_place, user, place)


def check_can_move(user: User, review: Review, to_state: str) -> None:
    """A lead of the review moves it on or back, once nothing is left that must be done before."""
    check_can_lead(user, review)
    move = move_between(review.state, to_state)
    in_the_way = blocking(review, move)
    if in_the_way:
        raise Refused(f"The review cannot be moved yet. {' '.join(in_the_way)}")


def can_move(user: User, review: Review, to_state: str) -> bool:
    return allowed(check_can_move, user, review, to_state)
