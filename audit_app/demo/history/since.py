"""What came in after the referral: further contacts, and further concerns of abuse or neglect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.demo.history import days
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck, leaning

WEEK_AND_A_DAY = 8
# Days under which nothing further can have come up.
LONG_ENOUGH = 3 * WEEK_AND_A_DAY


@dataclass(frozen=True)
class Since:
    """Days of later contacts, and of further concerns with what each was about, both the oldest first."""

    contacts: tuple[date, ...]
    concerns: tuple[tuple[date, str], ...]


def since_of(facts: Facts, family: Family, referral: Referral, seed: str) -> Since:
    luck = Luck(seed, "since", facts.reference)
    long_run = 0.06 * (facts.months_on_plan - 6)
    # What led to a later discussion reached the service as a contact of its own.
    contacts: set[date] = {referral.led_by} if referral.led_by else set()
    if luck.chance(leaning(0.46, 0.4 * family.adversity, long_run)):
        contacts |= {
            _day_after(referral.discussed_on, facts, luck)
            for _ in range(luck.weighted({1: 55, 2: 30, 3: 15}))
        }
    concerns: dict[date, str] = {}
    first = max(referral.discussed_on, facts.date_of_birth)
    if (facts.audit_date - first).days >= LONG_ENOUGH and luck.chance(
        leaning(0.33, 0.4 * family.adversity, long_run)
    ):
        kinds = sorted(referral.concerns | {"neglect"})
        for _ in range(luck.weighted({1: 70, 2: 30})):
            concerns[_day_after(first, facts, luck)] = luck.pick(kinds)
    return Since(contacts=tuple(sorted(contacts)), concerns=tuple(sorted(concerns.items())))


def _day_after(start: date, facts: Facts, luck: Luck) -> date:
    """A working day between a week after the start and a week before the file is read."""
    first = start + timedelta(days=WEEK_AND_A_DAY)
    last = (facts.audit_date - first).days - WEEK_AND_A_DAY
    return days.on_or_before(first + timedelta(days=luck.between(0, last)))
