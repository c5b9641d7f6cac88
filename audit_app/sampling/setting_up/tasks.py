"""What there is to set up in a review, each with how far it is: one entry a task, and its page by name.

Rooms above add their own when the service starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audit_app.access.queries import members_of
from audit_app.access.roles import Role
from audit_app.sampling.allocating.queries import readings_of, waiting_cases
from audit_app.sampling.drawing.queries import frozen_frame
from audit_app.sampling.models import Review
from audit_app.sampling.queries import cases_of, current_cases, sample_of
from audit_app.sampling.states import CLOSED


@dataclass(frozen=True)
class Standing:
    """How far a task is, in words; ``is_done`` where nothing need be done any more."""

    words: str
    is_done: bool = False


@dataclass(frozen=True)
class Task:
    """A line of the list. ``place`` orders the lines; ``url_name`` takes the number of the review."""

    place: int
    label: str
    url_name: str
    standing: Callable[[Review], Standing]
    hint: str = ""


TO_DO = Standing("To do")


def settings_standing(review: Review) -> Standing:
    return Standing("Closed" if review.state == CLOSED else "Set", is_done=True)


def ages_standing(review: Review) -> Standing:
    bands = review.age_bands.labels.values()
    return Standing(f"{len(bands)} bands", is_done=True)


def places_standing(review: Review) -> Standing:
    districts, teams = review.districts.count(), review.teams.count()
    if not districts and not teams:
        return TO_DO
    return Standing(f"{_counted(districts, 'district')}, {_counted(teams, 'team')}", is_done=True)


def people_standing(review: Review) -> Standing:
    assessors = members_of(review.pk).filter(role=Role.ASSESSOR).count()
    return Standing(_counted(assessors, "assessor"), True) if assessors else Standing("No assessor yet")


def caseload_standing(review: Review) -> Standing:
    children = cases_of(review).count()
    return Standing(f"{children:,} {'child' if children == 1 else 'children'}", True) if children else TO_DO


def sample_standing(review: Review) -> Standing:
    sample = sample_of(review)
    if sample is not None:
        return Standing(f"{_counted(current_cases(sample).count(), 'case')} drawn", is_done=True)
    return Standing("Caseload frozen, nothing drawn yet") if frozen_frame(review) else TO_DO


def allocation_standing(review: Review) -> Standing:
    waiting, given = waiting_cases(review).count(), readings_of(review).count()
    if not given:
        return TO_DO
    return (
        Standing(f"{_counted(waiting, 'case')} not given to anybody") if waiting else Standing("Done", True)
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


_tasks: list[Task] = [
    Task(10, "Settings", "sampling:settings", settings_standing, "Dates, timescales, verdicts"),
    Task(20, "Places", "sampling:places", places_standing, "Districts and teams"),
    Task(30, "Age bands", "sampling:ages", ages_standing, "For the plan of the sample, and for the report"),
    Task(50, "Who takes part", "access:members", people_standing, "Leads, assessors and board readers"),
    Task(60, "Caseload", "caseload:start", caseload_standing, "The list of all children with a plan"),
    Task(
        70,
        "Sample",
        "sampling:sample",
        sample_standing,
        "From the frozen caseload to the cases to be read",
    ),
    Task(80, "Allocation", "sampling:allocation", allocation_standing, "Who reads which case, and by when"),
]


def add_task(task: Task) -> None:
    """Adds a line to the list; one that leads to the same page takes the place of the one before."""
    _tasks[:] = [*(each for each in _tasks if each.url_name != task.url_name), task]


def tasks() -> tuple[Task, ...]:
    return tuple(sorted(_tasks, key=lambda task: task.place))
