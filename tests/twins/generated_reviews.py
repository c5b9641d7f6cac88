"""Reviews of any size with any answers, as audits in the database and as the plain cases of the slow twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audit_app.access.record_keys import new_record_key
from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.results import ResultTable
from audit_app.report.models import Report
from audit_app.tool.registry import items
from tests.factories.sampling import make_review
from tests.twins.generated_records import records_of_a_case, write
from tests.twins.records_twin import STATES, Record, is_reported
from tests.twins.report_twin import bands_between

ADDED = tuple(each.ref for each in items() if each.added and not each.ref.endswith(".comment"))
STANDARDS = ("outcome_days", "conference_days", "core_days", "core_referral_days")
# Every stratum of a generated sample holds as many children as ``Reading`` says.
CHILDREN_IN_A_STRATUM = 200


@dataclass(frozen=True)
class Plan:
    """What hypothesis chooses; the records of a case follow from its seed and the share of blanks.

    ``seeds`` are those of cases signed off, ``unfinished`` those of others, each with its state.
    """

    seeds: list[int]
    unfinished: list[tuple[int, str]]
    blank: float
    off: list[str]
    thresholds: dict[str, int]
    standards: dict[str, int]
    counting: str
    is_sampled: bool
    ages: list[int]


@dataclass(frozen=True)
class Generated:
    """The same review twice: ``cohort`` and ``report`` in the database, and all else as the twin reads it.

    ``cases`` are the answers of what is reported, ``records`` what was allocated at all (see
    ``records_twin``), ``population`` the children that the sample was drawn from.
    """

    cohort: Cohort
    report: Report
    cases: list[dict[str, Any]]
    records: Sequence[Record]
    off: list[str]
    thresholds: dict[str, int]
    standards: dict[str, int]
    counting: str
    population: int
    bands: tuple[str, ...]
    audit_ids: list[int]


Comparison = Callable[[Generated, ResultTable], None]
"""Asserts that a table of a review equals its twin."""

seeds = st.integers(0, 2**32)

plans = st.builds(
    Plan,
    seeds=st.lists(seeds, max_size=12),
    unfinished=st.lists(st.tuples(seeds, st.sampled_from(STATES[:-1])), max_size=6),
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
    standards=st.fixed_dictionaries({name: st.integers(1, 60) for name in STANDARDS}),
    counting=st.sampled_from(["working", "calendar"]),
    is_sampled=st.booleans(),
    ages=st.just([2, 5, 10, 16]) | st.lists(st.integers(1, 17), max_size=6, unique=True).map(sorted),
)


UNEVENLY_UNFINISHED = (
    *("not_started",) * 4,
    *("in_progress",) * 3,
    *("submitted",) * 2,
    "returned",
)


def _a_full_review(counting: str, ages: list[int], *off: str) -> Plan:
    """Enough cases for every table to have something to count, whatever hypothesis comes upon."""
    return Plan(
        seeds=list(range(15)),
        unfinished=list(enumerate(UNEVENLY_UNFINISHED)),
        blank=0.1,
        off=list(off),
        thresholds={"improve_from": 50, "met_from": 70, "strong_from": 85, "minimum_cases": 5},
        standards=dict.fromkeys(STANDARDS, 30),
        counting=counting,
        is_sampled=True,
        ages=ages,
    )


def for_any_review(test: Callable[[Plan], None]) -> Callable[[], None]:
    """Runs a test on a full review in working days, one in calendar days, and on generated ones."""
    on_plans: Any = given(plans)(test)
    for full in (
        _a_full_review("working", [2, 5, 10, 16]),
        _a_full_review("calendar", [1, 5, 11], "8.4", "9.6"),
    ):
        on_plans = example(full)(on_plans)
    # A review is some twenty rows an audit, so examples are few and each is worth many.
    few = settings(
        max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    decorated: Callable[[], None] = few(on_plans)
    return decorated


@contextmanager
def generated(plan: Plan) -> Iterator[Generated]:
    """Makes the review, with another beside it that no figure may count, and takes both back."""
    with transaction.atomic():
        another = [
            records_of_a_case(seed, seed, "signed_off", blank=0.1, is_sampled=False) for seed in (1, 2)
        ]
        write(list(chain(*another)), make_review(title="Another review"))
        yield _made(plan)
        transaction.set_rollback(True)


def _made(plan: Plan) -> Generated:
    records = _records(plan)
    review = make_review(
        items_off=plan.off,
        day_counting=plan.counting,
        age_boundaries=plan.ages,
        **plan.standards,
        **plan.thresholds,
    )
    audits = write(records, review)
    reported = [record for record in records if is_reported(record)]
    strata = {record["stratum"] for record in records if record["state"] != "not_started"}
    return Generated(
        cohort=signed_off_cohort(review),
        report=Report.objects.create(review=review, record_key=new_record_key()),
        cases=[_case(record) for record in reported],
        records=records,
        off=plan.off,
        thresholds=plan.thresholds,
        standards=plan.standards,
        counting=plan.counting,
        population=CHILDREN_IN_A_STRATUM * len(strata),
        bands=bands_between(plan.ages),
        audit_ids=[audits[record["child"], "first"].pk for record in reported],
    )


def _records(plan: Plan) -> list[dict[str, Any]]:
    cases = [*((seed, "signed_off") for seed in plan.seeds), *plan.unfinished]
    return [
        record
        for child, (seed, state) in enumerate(cases)
        for record in records_of_a_case(
            child, seed, state, blank=plan.blank, is_sampled=plan.is_sampled, bands=bands_between(plan.ages)
        )
    ]


def _case(record: Record) -> dict[str, Any]:
    return {
        **record["answers"],
        "weight": 1 / record["chance"],
        "stratum": record["stratum"],
        "age_band": record["age_band"],
        "assessor": record["assessor"],
    }
