"""Samples for tests of the generator: drawn and dated as the demonstration's own, without a database."""

from __future__ import annotations

from datetime import date
from functools import cache

from audit_app.demo.answers.sheet import Sheet, sheet_of
from audit_app.demo.caseload import Child, caseload
from audit_app.demo.fieldwork import facts_of
from audit_app.demo.history import days
from audit_app.demo.history.conditions import AS_FOUND, Conditions
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.histories import History, histories
from audit_app.demo.variants import FIFTY, SEED
from audit_app.sampling.ages import STANDARD_BANDS
from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import Unit

REFERENCE_DATE = date(2009, 3, 31)
SEEDS = (SEED, "one", "two", "three", "four")


@cache
def children(seed: str) -> tuple[Child, ...]:
    return caseload(seed, REFERENCE_DATE)


def band(child: Child) -> str:
    return STANDARD_BANDS.of_child(child.date_of_birth, child.gender, REFERENCE_DATE)


@cache
def sample(seed: str) -> tuple[Facts, ...]:
    """Fifty children by the demonstration's plan, their files read over the ten days of its fieldwork."""
    by_reference = {child.reference: child for child in children(seed)}
    drawn = draw([_unit(child) for child in by_reference.values()], FIFTY, seed)
    assert isinstance(drawn, Draw)
    return tuple(
        facts_of(by_reference[reference], days.after(REFERENCE_DATE, place * 10 // FIFTY.size))
        for place, reference in enumerate(drawn.references)
    )


@cache
def fifty(seed: str, conditions: Conditions = AS_FOUND) -> tuple[History, ...]:
    return histories(sample(seed), conditions, seed)


@cache
def sheets(seed: str, conditions: Conditions = AS_FOUND) -> tuple[Sheet, ...]:
    return tuple(sheet_of(history, seed) for history in fifty(seed, conditions))


def answers(sheet: Sheet) -> dict[str, object]:
    """A sheet's answers by ref, the header's included."""
    together: dict[str, object] = dict(sheet.header)
    for section in sheet.sections.values():
        together.update(section)
    return together


def _unit(child: Child) -> Unit:
    place = child.team if child.with_disability_team else child.district
    return Unit(child.reference, band(child), place, child.with_disability_team)
