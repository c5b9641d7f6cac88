"""What the overview of an allocation shows, already worded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit_app.access.models import User
from audit_app.sampling.allocating.known_conflicts import KnownConflicts
from audit_app.sampling.allocating.queries import (
    abilities_of,
    assessors_of,
    readings_of,
    sent_back,
    waiting_cases,
)
from audit_app.sampling.choices import HANDED_IN, WEEKDAYS, RaterRole
from audit_app.sampling.models import Allocation, AssessorCapacity, Case, Review

# The states of an audit as people read them; a test keeps them equal to those of the tool.
STATES = {
    "": "Not started",
    "in_progress": "In progress",
    "returned": "Returned",
    "submitted": "Submitted",
    "in_moderation": "In moderation",
    "signed_off": "Signed off",
    "reopened": "Reopened",
}
COLOURS = {
    "": "grey",
    "in_progress": "blue",
    "returned": "orange",
    "submitted": "purple",
    "in_moderation": "pink",
    "signed_off": "green",
    "reopened": "orange",
}
WAITING, OVERDUE = "waiting", "overdue"
FILTERS_BY_STATE = {
    WAITING: "Waiting for an assessor",
    OVERDUE: "Overdue",
    **{code or "not_started": label for code, label in STATES.items()},
}


@dataclass(frozen=True)
class ReadingLine:
    """A reading of a case, or a case that waits for its first; ``token`` names it in a form."""

    case: Case
    role: str
    assessor: User | None
    due: date | None
    state: str
    is_overdue: bool
    sent_back_by: tuple[str, ...] = ()
    # Why its assessor should not have read it, where that became known once the audit was submitted.
    known_too_late: str = ""

    @property
    def token(self) -> str:
        return f"{self.case.pk}.{self.role}"

    @property
    def is_waiting(self) -> bool:
        return self.assessor is None

    @property
    def is_second(self) -> bool:
        return self.role == RaterRole.SECOND.value

    @property
    def can_move(self) -> bool:
        return self.state not in HANDED_IN and not self.case.is_erased

    @property
    def state_label(self) -> str:
        return "Waiting" if self.is_waiting else STATES[self.state]

    @property
    def tag_classes(self) -> str:
        return "govuk-tag--red" if self.is_waiting else f"govuk-tag--{COLOURS[self.state]}"


@dataclass
class AssessorLine:
    """One assessor's row: how much of what they can take they have, where, when, and how far they are."""

    person: User
    ability: AssessorCapacity | None
    is_member: bool
    load: int = 0
    second: int = 0
    states: Counter[str] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)

    @property
    def load_in_words(self) -> str:
        return f"{self.load} of {self.ability.capacity}" if self.ability else f"{self.load}"

    @property
    def is_over(self) -> bool:
        return self.ability is not None and self.load > self.ability.capacity

    @property
    def days_in_words(self) -> str:
        return days_in_words(self.ability)

    @property
    def offices_in_words(self) -> str:
        return ", ".join(sorted(self.offices)) or "None"

    @property
    def not_started(self) -> int:
        return self.states[""]

    @property
    def in_progress(self) -> int:
        return self.states["in_progress"] + self.states["returned"] + self.states["reopened"]

    @property
    def done(self) -> int:
        return sum(self.states[state] for state in HANDED_IN)

    @property
    def overdue(self) -> int:
        return self.states[OVERDUE]


def reading_lines(review: Review, today: date) -> list[ReadingLine]:
    """Every reading: cases that wait stand first, then by assessor, office and reference."""
    declared = sent_back(review)
    waiting = [
        ReadingLine(
            sampled.case,
            RaterRole.FIRST.value,
            None,
            None,
            "",
            False,
            tuple(each.user.display_name for each in declared.get(sampled.case_id, ())),
        )
        for sampled in waiting_cases(review)
    ]
    conflicts = KnownConflicts(review)
    held = [reading_line(each, today, conflicts) for each in readings_of(review)]
    held.sort(key=lambda line: (_name(line), line.case.place, line.case.reference))
    return sorted(waiting, key=lambda line: (not line.sent_back_by, line.case.reference)) + held


def reading_line(allocation: Allocation, today: date, conflicts: KnownConflicts) -> ReadingLine:
    audit = getattr(allocation, "audit", None)
    state = audit.state if audit is not None else ""
    is_handed_in = state in HANDED_IN
    is_open = not is_handed_in and not allocation.case.is_erased
    return ReadingLine(
        allocation.case,
        allocation.role,
        allocation.assessor,
        allocation.due,
        state,
        bool(is_open and allocation.due and allocation.due < today),
        known_too_late=conflicts.why_not(allocation.assessor, allocation.case) if is_handed_in else "",
    )


def assessor_lines(review: Review, lines: Iterable[ReadingLine]) -> list[AssessorLine]:
    """Everybody who is an assessor, can take cases, or has some, by name."""
    abilities = abilities_of(review)
    members = {person.pk: person for person in assessors_of(review)}
    found = {
        person.pk: AssessorLine(person, abilities.get(person.pk), person.pk in members)
        for person in [*members.values(), *(row.user for row in abilities.values())]
    }
    for allocation in readings_of(review).select_related("assessor", "audit", "case"):
        line = found.setdefault(
            allocation.assessor_id, AssessorLine(allocation.assessor, None, allocation.assessor_id in members)
        )
        line.load += allocation.counts
        line.second += allocation.role == RaterRole.SECOND
        line.offices.add(allocation.office)
    for reading in lines:
        if reading.assessor is not None:
            found[reading.assessor.pk].states[reading.state] += 1
            found[reading.assessor.pk].states[OVERDUE] += reading.is_overdue
    return sorted(found.values(), key=lambda line: (line.person.display_name, line.person.pk))


def filtered(lines: Sequence[ReadingLine], assessor: str, state: str, place: str) -> list[ReadingLine]:
    """Those that every filter lets through; an empty filter lets all through."""
    return [
        line
        for line in lines
        if (not assessor or (line.assessor is not None and str(line.assessor.pk) == assessor))
        and (not state or _is_in(line, state))
        and (not place or line.case.place == place)
    ]


def days_in_words(ability: AssessorCapacity | None) -> str:
    if ability is None or ability.days is None:
        return "Not said"
    return ", ".join(label[:3] for code, label in WEEKDAYS if code in ability.days)


def loads_by_office(given: Iterable[tuple[Case, User]]) -> Mapping[User, Mapping[str, list[str]]]:
    """Assessor → office → references, for a preview."""
    found: dict[User, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for case, person in given:
        found[person][case.place].append(case.reference)
    return found


def _is_in(line: ReadingLine, state: str) -> bool:
    if state == OVERDUE:
        return line.is_overdue
    if state == WAITING:
        return line.is_waiting
    return not line.is_waiting and (line.state or "not_started") == state


def _name(line: ReadingLine) -> str:
    return line.assessor.display_name if line.assessor else ""
