"""Reviews of any size with any answers, as audits in the database and as the plain cases of the slow twin."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.tool.registry import items
from tests.factories.aggregation import AGE_OF_BAND, Reading, audited, random_answers
from tests.factories.sampling import make_review

ADDED = tuple(each.ref for each in items() if each.added and not each.ref.endswith(".comment"))
ASSESSORS = ("Ash", "Birch", "Cedar")
STRATA = ("North", "South", "East")

# A review is some twenty rows an audit, so examples are few and each is worth many.
thorough = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Plan:
    """What hypothesis chooses; the answers of a reading follow from its seed and its share of blanks."""

    seeds: list[int]
    blank: float
    off: list[str]
    thresholds: dict[str, int]
    is_sampled: bool


@dataclass(frozen=True)
class Generated:
    """The same review twice: ``cases`` is what the twin reads."""

    cohort: Cohort
    cases: list[dict[str, Any]]
    off: list[str]
    thresholds: dict[str, int]
    audit_ids: list[int]


plans = st.builds(
    Plan,
    seeds=st.lists(st.integers(0, 2**32), max_size=12),
    blank=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    off=st.lists(st.sampled_from(ADDED), max_size=6, unique=True),
    thresholds=st.tuples(st.integers(1, 98), st.integers(1, 98), st.integers(1, 98))
    .filter(lambda chosen: len(set(chosen)) == 3)
    .map(sorted)
    .flatmap(
        lambda cuts: st.fixed_dictionaries(
            {
                "improve_from": st.just(cuts[0]),
                "met_from": st.just(cuts[1]),
                "strong_from": st.just(cuts[2]),
                "minimum_cases": st.integers(1, 6),
            }
        )
    ),
    is_sampled=st.booleans(),
)


@contextmanager
def generated(plan: Plan) -> Iterator[Generated]:
    """Makes the review, with audits around it that no figure may count, and takes all of it back."""
    with transaction.atomic():
        readings = [_reading(seed, plan) for seed in plan.seeds]
        unfinished = random_answers(random.Random(1))
        others = [Reading(unfinished, state=state) for state in ("submitted", "returned", "in_progress")]
        review = make_review(items_off=plan.off, **plan.thresholds)
        made = audited([*readings, *others], review)
        audited([Reading(random_answers(random.Random(2)))], title="Another review")
        yield Generated(
            signed_off_cohort(review),
            [_case(each) for each in readings],
            plan.off,
            plan.thresholds,
            [audit.pk for audit in made.audits[: len(readings)]],
        )
        transaction.set_rollback(True)


def _reading(seed: int, plan: Plan) -> Reading:
    luck = random.Random(seed)
    answers = random_answers(luck, blank=plan.blank) | _entered_by_hand(luck, plan.blank)
    return Reading(
        answers,
        age_band=luck.choice(list(AGE_OF_BAND)),
        assessor=luck.choice(ASSESSORS),
        stratum=luck.choice(STRATA) if plan.is_sampled else None,
        chance=luck.choice([0.05, 0.1, 0.4]),
    )


def _entered_by_hand(luck: random.Random, blank: float) -> dict[str, Any]:
    """What the random answers leave out and some table counts: the header and the comments asked for."""
    some = {
        "H.5": frozenset({"neglect"} if luck.random() < 0.5 else ()),
        "H.6": dt.date(2009, 4, luck.randint(1, 28)),
        "H.7.social_worker": "A social worker",
        "H.7.line_manager": "A line manager",
        "1.3": "How the referral came about",
        "4.10.comment": "Why the risks were not identified",
        "4.11.comment": "Why the plan did not respond",
        "9.10.strengths": "What was done well",
        "9.10.learning": "What can be learned",
    }
    nothing: dict[str, Any] = {"H.5": None, "H.6": None}
    return {ref: nothing.get(ref, "") if luck.random() < blank else value for ref, value in some.items()}


def _case(reading: Reading) -> dict[str, Any]:
    return {
        **reading.answers,
        "weight": 1 / reading.chance,
        "stratum": reading.stratum,
        "age_band": reading.age_band,
        "assessor": reading.assessor,
    }
