"""Sets a made-up review up as a lead would: places, people, caseload, draw and allocation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.demo.accounts import Cast
from audit_app.demo.caseload import Child
from audit_app.demo.history.days import ENGLAND
from audit_app.demo.places import AUTHORITY, DISABILITY_TEAMS, DISTRICTS, locality_teams
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.services import (
    CaseloadRow,
    TeamRow,
    add_districts,
    add_members,
    add_teams,
    allocate,
    create_review,
    draw_sample,
    import_frame,
    move_review,
    set_capacities,
)
from audit_app.sampling.states import FIELDWORK, SAMPLING

CATEGORY_WORDS = {
    "neglect": "Neglect",
    "sexual": "Sexual abuse",
    "physical": "Physical abuse",
    "emotional": "Emotional abuse",
}


def review_with_places(
    people: Cast, *, title: str, reference_date: date, first: date, last: date, **settings: Any
) -> Review:
    """A review with its members, districts and teams, and no caseload yet."""
    review = create_review(
        title=title,
        authority=AUTHORITY,
        reference_date=reference_date,
        fieldwork_start=first,
        fieldwork_end=last,
        by=people.administrator,
        lead=people.lead,
        # Or else every demonstration would moderate others.
        moderation_seed=f"Wealdshire {reference_date.year}",
        **settings,
    )
    add_members(review=review, role=Role.ASSESSOR, users=people.assessors, by=people.lead)
    add_members(review=review, role=Role.BOARD_READER, users=[people.board_reader], by=people.lead)
    add_districts(review=review, names=[place.name for place in DISTRICTS], by=people.lead)
    add_teams(review=review, teams=_teams(), by=people.lead)
    return review


def take_in(review: Review, children: Iterable[Child], by: User) -> None:
    import_frame(review=review, rows=[_row(child) for child in children], by=by)


def draw_and_allocate(
    review: Review, plan: Plan, capacities: Mapping[User, int], seed: str, by: User
) -> list[Allocation]:
    """The sample with its assessors, each assessor's cases together and in the order of their offices.

    From here on the review is in fieldwork.
    """
    move_review(review=review, to_state=SAMPLING, by=by)
    draw_sample(review=review, plan=plan, seed=seed, by=by)
    set_capacities(review=review, capacities=capacities, by=by)
    allocations = allocate(review=review, seed=seed, due=review.fieldwork_end, by=by)
    move_review(review=review, to_state=FIELDWORK, by=by)
    return sorted(allocations, key=lambda each: (each.assessor.username, each.office, each.case.reference))


def fieldwork_days(review: Review) -> list[date]:
    """The working days of the fieldwork; nobody reads files at a weekend or on a bank holiday."""
    span = range(review.fieldwork_start.toordinal(), review.fieldwork_end.toordinal() + 1)
    return [day for day in map(date.fromordinal, span) if ENGLAND.is_working_day(day)]


def _teams() -> list[TeamRow]:
    local = [TeamRow(name, place.name) for place in DISTRICTS for name in locality_teams(place.name)]
    return local + [TeamRow(name, is_disability_team=True) for name in DISABILITY_TEAMS]


def _row(child: Child) -> CaseloadRow:
    """A line of the authority's list, which says no more than "Multiple" where a plan has two categories."""
    several = len(child.categories) > 1
    return CaseloadRow(
        reference=child.reference,
        gender=child.gender,
        district=child.district,
        team=child.team,
        date_of_birth=child.date_of_birth,
        name=child.name,
        plan_categories=None if several else frozenset(child.categories),
        category_as_imported="Multiple" if several else CATEGORY_WORDS[child.categories[0]],
        family_ref=child.family_ref,
        plan_started=child.plan_started,
    )
