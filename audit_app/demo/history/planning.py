"""The plan: conferences, core groups, visits, what became of it, and what was done when it did not work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from audit_app.demo.history import days
from audit_app.demo.history.allocation import Allocated
from audit_app.demo.history.core import Core
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.luck import Luck, leaning

# In the first months of a plan there is little that it can have missed.
YOUNG_PLAN, TOO_SOON = 2.0, 0.8
FIRST_REVIEW, LATER_REVIEWS = timedelta(days=88), timedelta(days=178)
CORE_GROUP_EVERY = 42
MONTHS_TO_UPDATE = 6
# Standard scores of the family's course at which the plan shows progress, and shows it in part.
PROGRESS_FROM, IN_PART_FROM = 0.42, -0.7
SHORT_OF_GOALS_FROM = 0.65


@dataclass(frozen=True)
class Planning:
    """The course of the plan.

    ``fell_short`` says that goals were missed at some time; ``acted`` what the core group made of that and
    ``changed`` whether the plan itself was changed or the court gone to. ``progress`` is how it stands now.
    """

    reviews: tuple[date, ...]
    reviews_in_time: bool
    recorded: bool
    minutes_weeks: int
    chair_focus: str
    chair_accountability: str
    core_groups: int
    core_groups_held: str
    fell_short: bool
    acted: str
    changed: str
    progress: str
    monitored: str
    reviewed: str
    focus: str
    drifts: bool
    visits: str
    core_updated: str
    specialist: str
    specialist_missed: str


def planning_of(
    facts: Facts,
    family: Family,
    practice: Practice,
    allocated: Allocated,
    core: Core,
    minutes_weeks: float,
    seed: str,
) -> Planning:
    luck = Luck(seed, "plan", facts.reference)
    first = _first_course(family, practice, luck) + TOO_SOON * (facts.months_on_plan < YOUNG_PLAN)
    fell_short = first < SHORT_OF_GOALS_FROM
    acted = luck.graded(leaning(0.86, 0.3 * practice.skill)) if fell_short else "not_applicable"
    changed = luck.graded(leaning(0.58, 1.0 * practice.oversight), partly=0.6)
    now = first + (0.35 * (acted == "yes") + 0.45 * (changed == "yes")) * fell_short
    progress = _progress(now)
    reviewed = luck.graded(leaning(0.56, 1.8 * practice.oversight), partly=0.62)
    return Planning(
        reviews=_reviews(facts),
        reviews_in_time=luck.chance(0.97),
        recorded=luck.chance(0.95),
        minutes_weeks=max(1, round(luck.bell(minutes_weeks + 0.7 * practice.minutes_backlog, 1.6))),
        chair_focus=luck.graded(0.92),
        chair_accountability="not_applicable" if luck.chance(0.12) else luck.graded(0.89),
        core_groups=max(1, (facts.audit_date - facts.plan_started).days // CORE_GROUP_EVERY),
        core_groups_held=luck.graded(
            leaning(0.91, 0.2 * practice.skill, -0.2 * practice.pressure), partly=0.85
        ),
        fell_short=fell_short,
        acted=acted,
        changed="not_applicable" if progress == "yes" else changed,
        progress=progress,
        monitored=luck.graded(leaning(0.92, 0.3 * practice.oversight), partly=0.85),
        reviewed=reviewed,
        focus=luck.graded(leaning(0.91, 1.2 * practice.oversight), partly=0.8),
        drifts=luck.chance(_drift(practice, progress, changed, reviewed))
        and facts.months_on_plan >= YOUNG_PLAN,
        visits=_visits(facts, practice, allocated, luck),
        core_updated=_core_updated(facts, practice, core, luck),
        **_specialist(family, practice, luck),
    )


def without_protection(planning: Planning) -> Planning:
    """The same plan once the visits have stopped, the danger is back in the home and nobody has noticed."""
    return replace(
        planning,
        visits="no",
        monitored="no",
        reviewed="no",
        progress="no",
        changed="no",
        fell_short=True,
        acted="no",
        drifts=True,
    )


def _first_course(family: Family, practice: Practice, luck: Luck) -> float:
    """How the plan went before anybody stepped in."""
    return luck.bell(
        0.35 + 0.5 * family.cooperation + 0.25 * practice.oversight - 0.2 * family.adversity, 0.75
    )


def _progress(course: float) -> str:
    if course >= PROGRESS_FROM:
        return "yes"
    return "partly" if course >= IN_PART_FROM else "no"


def _drift(practice: Practice, progress: str, changed: str, reviewed: str) -> float:
    """Drift is a plan that does not work, that nobody changes, and whose progress nobody asks after."""
    stuck = progress != "yes" and changed != "yes"
    return leaning(0.05, 2.4 * stuck, 1.1 * (reviewed != "yes"), -1.3 * practice.oversight)


def _reviews(facts: Facts) -> tuple[date, ...]:
    """The review conferences held so far: the first within three months, then every six."""
    held = []
    due = days.on_or_before(facts.plan_started + FIRST_REVIEW)
    while due < facts.audit_date:
        held.append(due)
        due = days.on_or_before(due + LATER_REVIEWS)
    return tuple(held)


def _visits(facts: Facts, practice: Practice, allocated: Allocated, luck: Luck) -> str:
    if facts.is_unborn:
        return "not_applicable"
    unsettled = 0.4 * allocated.frequent + 0.4 * (not allocated.prompt)
    return luck.graded(leaning(0.90, 0.3 * practice.oversight, -unsettled), partly=0.85)


def _core_updated(facts: Facts, practice: Practice, core: Core, luck: Luck) -> str:
    """An assessment that nobody finished is late, which is asked elsewhere, and cannot be updated."""
    if facts.months_on_plan < MONTHS_TO_UPDATE:
        return "not_applicable"
    updated = "yes" if luck.chance(leaning(0.84, 0.7 * practice.oversight)) else "no"
    return updated if core.completed else "not_applicable"


def _specialist(family: Family, practice: Practice, luck: Luck) -> dict[str, str]:
    """Whether a specialist's view was needed, was seen to be needed, or was overlooked."""
    needed = luck.chance(0.25 + 0.25 * bool(family.factors & {"mental_health", "learning_difficulty"}))
    missed = needed and luck.chance(leaning(0.2, -0.8 * practice.oversight))
    seen = luck.graded(0.85, partly=1.0) if needed and not missed else "no" if missed else "not_applicable"
    return {"specialist": seen, "specialist_missed": "yes" if missed else "no"}
