"""The demonstration and its altered forms: the same generator, each with one thing changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED, Conditions
from audit_app.demo.people import ASSESSORS
from audit_app.sampling.drawing.plan import Plan

TITLE = "Extended audit of child protection case files"
# One seed for the caseload, the draw, the allocation and every history.
SEED = "Wealdshire 2009"
FIFTY = Plan(
    size=50,
    age_quotas={"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2},
    disability_minimum=3,
)
NINE = Plan(size=9, age_quotas={"0-2": 2, "2-5": 3, "5-10": 2, "10-16": 2}, disability_minimum=1)
ALL_CAPACITIES = {person.username: person.capacity for person in ASSESSORS}


@dataclass(frozen=True)
class Variant:
    """A form of the demonstration; ``capacities`` says by user name how many cases each assessor takes.

    ``read_twice`` is how many cases two people read. What the altered forms are for, the report, counts the
    first reading alone.
    """

    title: str
    conditions: Conditions = AS_FOUND
    plan: Plan = FIFTY
    capacities: Mapping[str, int] | None = None
    read_twice: int = 0

    def capacity_of(self, username: str) -> int:
        return (self.capacities or ALL_CAPACITIES)[username]


STANDARD = Variant(TITLE, read_twice=6)
VARIANTS: Mapping[str, Variant] = {
    "not_protected": Variant(f"{TITLE} (altered: one child not protected)", ONE_NOT_PROTECTED),
    "good_supervision": Variant(f"{TITLE} (altered: supervision good everywhere)", WELL_SUPERVISED),
    "nine_cases": Variant(
        f"{TITLE} (altered: nine cases only)",
        plan=NINE,
        capacities={"assessor1": 3, "assessor2": 2, "assessor3": 1, "assessor4": 3},
    ),
}
