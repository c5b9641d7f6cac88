"""What came in after the referral: further contacts, and further concerns of abuse or neglect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.demo.history import days
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck, leaning


@dataclass(frozen=True)
class Since:
    """Days of later contacts, and of further concerns with what each was about, both the oldest first."""

    contacts: tuple[date, ...]
    concerns: tuple[tuple[date, str], ...]


def since_of(facts: Facts, family: Family, referral: Referral, seed: str) -> Since:
    luck = Luck(seed, "since", facts.reference)
    long_run = 0.06 * (facts.months_on_plan - 6)
    contacts: set[date] = set()
    if luck.chance(leaning(0.46, 0.4 * family.adversity, long_run)):
        contacts = {_day_since(facts, referral, luck) for _ in range(luck.weighted({1: 55, 2: 30, 3: 15}))}
    concerns: dict[date, str] = {}
    if not facts.is_unborn and luck.chance(leaning(0.33, 0.4 * family.adversity, long_run)):
        kinds = sorted(referral.concerns | {"neglect"})
        for _ in range(luck.weighted({1: 70, 2: 30})):
            concerns[_day_since(facts, referral, luck)] = luck.pick(kinds)
    return Since(contacts=tuple(sorted(contacts)), concerns=tuple(sorted(concerns.items())))


def _day_since(facts: Facts, referral: Referral, luck: Luck) -> date:
    first = referral.discussed_on + timedelta(days=8)
    return days.on_or_before(first + timedelta(days=luck.between(0, (facts.audit_date - first).days - 8)))
