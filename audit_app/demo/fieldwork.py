"""The fieldwork: who reads which file on which day, and an audit filled in section by section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.utils import timezone

from audit_app.access.models import User
from audit_app.demo.answers.sheet import Action, Sheet, sheet_of
from audit_app.demo.caseload import Child
from audit_app.demo.history.conditions import Conditions
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.histories import History, histories
from audit_app.filling.services import (
    acknowledge_action,
    agree,
    complete_action,
    raise_immediate_action,
    record_safety_outcome,
    save_header,
    save_section,
    sign_off,
    start_audit,
    submit,
)
from audit_app.sampling.models import Allocation
from audit_app.sampling.services import declare_no_conflict
from audit_app.tool.models import Audit, ImmediateAction

HALF_PAST_THREE, END_OF_THE_DAY = time(15, 30), time(16, 45)


@dataclass(frozen=True)
class Reading:
    """A case file as one assessor reads it: the allocation, what happened, and the audit that comes of it."""

    allocation: Allocation
    sheet: Sheet
    history: History

    @property
    def assessor(self) -> User:
        return self.allocation.assessor

    @property
    def read_on(self) -> date:
        day: date = self.sheet.header["H.6"]
        return day

    def at(self, hour: time) -> datetime:
        """That hour of the day on which the file is read."""
        return timezone.make_aware(datetime.combine(self.read_on, hour))


def readings(
    allocations: Sequence[Allocation],
    children: Mapping[str, Child],
    days: Sequence[date],
    conditions: Conditions,
    seed: str,
) -> list[Reading]:
    """Every file of the sample in the order of the days on which they are read."""
    dated = _spread(allocations, days)
    facts = [facts_of(children[each.case.reference], day) for each, day in dated]
    found = [
        Reading(allocation, sheet_of(history, seed), history)
        for (allocation, _day), history in zip(dated, histories(facts, conditions, seed), strict=True)
    ]
    return sorted(found, key=lambda each: each.read_on)


def fill_in(reading: Reading, *, up_to: int = 9) -> Audit:
    """Declares no conflict, starts the audit and saves its header and the sections up to a number."""
    declare_no_conflict(allocation=reading.allocation, by=reading.assessor)
    audit = start_audit(allocation=reading.allocation, by=reading.assessor)
    save_header(audit=audit, answers=reading.sheet.header, revision=0, by=reading.assessor)
    for number, answers in reading.sheet.sections.items():
        if number <= up_to:
            save_section(audit=audit, number=number, answers=answers, revision=0, by=reading.assessor)
    return audit


def hand_in(reading: Reading, audit: Audit, *, on_the_day: bool = False) -> None:
    """Now, or at the end of the day on which the file was read."""
    at = reading.at(END_OF_THE_DAY) if on_the_day else None
    submit(audit=audit, reasons=reading.sheet.reasons, by=reading.assessor, at=at)


def moderate(audit: Audit, lead: User) -> None:
    """Where a rule of the review asks for it, the lead looks again and agrees."""
    if audit.state == "in_moderation":
        agree(audit=audit, by=lead)


def raise_action(reading: Reading, audit: Audit, action: Action) -> ImmediateAction:
    return raise_immediate_action(
        audit=audit,
        what=action.what,
        why=action.why,
        told_to=action.told_to,
        told_at=reading.at(HALF_PAST_THREE),
        by=reading.assessor,
    )


def finish(
    reading: Reading,
    lead: User,
    *,
    on_the_day: bool = False,
    on_the_way: Callable[[Audit], None] | None = None,
) -> None:
    """An audit from its first section to its sign-off, with any immediate action seen through.

    ``on_the_way`` is called with the audit when all of it is filled in, before it is handed in.
    """
    audit = fill_in(reading)
    if on_the_way:
        on_the_way(audit)
    if reading.sheet.action:
        raised = raise_action(reading, audit, reading.sheet.action)
        acknowledge_action(action=raised, by=lead)
        complete_action(action=raised, outcome=reading.sheet.action.outcome, by=lead)
    hand_in(reading, audit, on_the_day=on_the_day)
    if reading.sheet.action:
        record_safety_outcome(audit=audit, outcome=reading.sheet.action.outcome, by=lead)
    moderate(audit, lead)
    sign_off(audit=audit, by=lead)


def _spread(allocations: Sequence[Allocation], days: Sequence[date]) -> list[tuple[Allocation, date]]:
    """Each assessor's cases over the days, from the first to the last, an office at a time."""
    dated = []
    for _assessor, together in groupby(allocations, key=lambda each: each.assessor_id):
        cases = list(together)
        step = (len(days) - 1) / max(1, len(cases) - 1)
        dated += [(each, days[round(place * step)]) for place, each in enumerate(cases)]
    return dated


def facts_of(child: Child, read_on: date) -> Facts:
    return Facts(
        reference=child.reference,
        family_ref=child.family_ref,
        gender=child.gender,
        date_of_birth=child.date_of_birth,
        categories=frozenset(child.categories),
        plan_started=child.plan_started,
        district=child.district,
        team=child.team,
        with_disability_team=child.with_disability_team,
        audit_date=read_on,
    )
