"""Builds the demonstration through the services, in one transaction, from nothing but a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from django.db import connection, transaction

from audit_app.demo.accounts import Cast, cast
from audit_app.demo.board_paper import publish_report
from audit_app.demo.caseload import Child, caseload
from audit_app.demo.fieldwork import finish, readings
from audit_app.demo.notes import remark, remarks_on
from audit_app.demo.places import DISTRICTS
from audit_app.demo.second_readings import draw_second_readings, second_readings, settle_some
from audit_app.demo.second_review import build_second_review
from audit_app.demo.set_up import draw_and_allocate, fieldwork_days, review_with_places, take_in
from audit_app.demo.variants import SEED, STANDARD, Variant
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.services import move_review
from audit_app.sampling.states import MODERATION, REPORTING

REFERENCE_DATE = date(2009, 3, 31)
FIRST_DAY, LAST_DAY = date(2009, 3, 31), date(2009, 4, 15)
PLACES = "The offices of " + ", ".join(place.name for place in DISTRICTS[:-1]) + f" and {DISTRICTS[-1].name}"
DISCUSSED_WITH = "The senior management team of children’s social services"

Say = Callable[[str], object]


class LoadedAlreadyError(Exception):
    """The database holds this demonstration already."""


@transaction.atomic
def load(variant: Variant | None = None, say: Say = lambda line: None) -> Review:
    """The finished review, and beside it, unless a variant is asked for, a second one under way.

    Raises:
        LoadedAlreadyError: it is there already.
        NotForThisDatabaseError: the database holds accounts that are not the demonstration's.
    """
    chosen = variant or STANDARD
    if Review.objects.filter(title=chosen.title).exists():
        raise LoadedAlreadyError
    say("Adding the people of the demonstration")
    people = cast()
    review = build_first_review(people, chosen, say)
    if variant is None:
        know_the_tables()
        say("Writing the report for the board and publishing it")
        publish_report(review, people.lead)
        say("Building a second review, half filled in")
        build_second_review(people, earlier=review)
    return review


def know_the_tables() -> None:
    """Lets PostgreSQL plan by what was just loaded; by itself it would look only after the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def build_first_review(people: Cast, variant: Variant, say: Say) -> Review:
    """The review of spring 2009: every audit of its sample filled in and signed off."""
    review = review_with_places(
        people,
        title=variant.title,
        reference_date=REFERENCE_DATE,
        first=FIRST_DAY,
        last=LAST_DAY,
        # The review that this one is modelled on printed its small cells.
        suppress_small_cells=False,
        places=PLACES,
        collated_by=people.assessors[-1].display_name,
        discussed_with=DISCUSSED_WITH,
    )
    children = caseload(SEED, REFERENCE_DATE)
    say(f"Importing a caseload of {len(children):,} invented children")
    take_in(review, children, people.lead)
    say(f"Drawing {variant.plan.size} cases and allocating them")
    capacities = {user: variant.capacity_of(user.username) for user in people.assessors}
    allocations = draw_and_allocate(review, variant.plan, capacities, SEED, people.lead)
    _read(review, people, variant, allocations, {child.reference: child for child in children}, say)
    for state in (MODERATION, REPORTING):
        move_review(review=review, to_state=state, by=people.lead)
    return review


def _read(
    review: Review,
    people: Cast,
    variant: Variant,
    allocations: Sequence[Allocation],
    children: Mapping[str, Child],
    say: Say,
) -> None:
    """Every file once and some twice, in the order of the days on which they are read."""
    lead, days = people.lead, fieldwork_days(review)
    work = first = readings(allocations, children, days, variant.conditions, SEED)
    if variant.read_twice:
        say(f"Drawing {variant.read_twice} cases to be read a second time")
        again = draw_second_readings(review, variant.read_twice, SEED, lead)
        work = [*first, *second_readings(again, first, days, SEED)]
    say(f"Filling in and signing off {len(work)} audits")
    remarks = remarks_on(first)
    for reading in sorted(work, key=lambda each: each.read_on):
        said = remarks.get(reading.allocation.pk)
        on_the_way = partial(remark, said=said, reading=reading, lead=lead) if said else None
        finish(reading, lead, on_the_day=True, on_the_way=on_the_way)
    settle_some(review, lead)
