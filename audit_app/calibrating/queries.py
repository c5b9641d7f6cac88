"""The calibration of a review, who has read its case, and how near they came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from django.db.models import QuerySet

from audit_app.access.models import User
from audit_app.access.queries import members_of
from audit_app.access.roles import Role
from audit_app.calibrating.models import Acceptance, Attempt, Calibration
from audit_app.calibrating.scoring import Score, counted_refs, score
from audit_app.sampling.choices import HANDED_IN, RaterRole
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.tool.answers import Answers, answers_of, shown_answers
from audit_app.tool.models import Audit


class Stand(Enum):
    """How far an assessor is with the calibration case; the value is how a lead reads it."""

    NOT_BEGUN = "Not begun"
    READING = "Reading"
    PASSED = "Passed"
    BELOW = "Below the mark"
    RELEASED = "To read again"
    ACCEPTED = "Accepted below the mark"

    @property
    def may_open_cases(self) -> bool:
        return self in (Stand.PASSED, Stand.ACCEPTED)


@dataclass(frozen=True)
class Panel:
    """Who answers for the panel: the lead who fills the tool in, and whoever reads and agrees."""

    reader: Allocation | None
    others: tuple[Allocation, ...]
    audit: Audit | None

    @property
    def is_submitted(self) -> bool:
        return self.audit is not None and self.audit.state in HANDED_IN

    def answers(self) -> Answers:
        """Those that count, read when they are asked for and in one go; none before anybody answers."""
        if self.audit is None:
            return {}
        return answers_that_count(Audit.every.with_case().with_answers().get(pk=self.audit.pk))

    @property
    def members(self) -> tuple[User, ...]:
        return tuple(each.assessor for each in (self.reader, *self.others) if each)

    def has(self, user: User) -> bool:
        return user in self.members


@dataclass(frozen=True)
class Tried:
    """A reading of an assessor: its audit once begun, and its score if that was asked for and it is in."""

    attempt: Attempt
    audit: Audit | None
    score: Score | None

    @property
    def is_handed_in(self) -> bool:
        return self.audit is not None and self.audit.state in HANDED_IN


@dataclass(frozen=True)
class Assessed:
    """An assessor with all their readings, in order."""

    calibration: Calibration
    assessor: User
    tried: tuple[Tried, ...]
    accepted: Acceptance | None

    @cached_property
    def stand(self) -> Stand:
        """One reading that reaches the mark is enough, whatever came before or after."""
        if any(each.attempt.passed for each in self.tried):
            return Stand.PASSED
        if self.accepted is not None:
            return Stand.ACCEPTED
        if not self.tried:
            return Stand.NOT_BEGUN
        last = self.tried[-1]
        if last.is_handed_in:
            return Stand.BELOW
        return Stand.READING if last.audit else Stand.RELEASED

    @property
    def latest(self) -> Tried | None:
        """The latest of their readings that is handed in."""
        return next((each for each in reversed(self.tried) if each.is_handed_in), None)

    @property
    def under_way(self) -> Tried | None:
        return self.tried[-1] if self.tried and not self.tried[-1].is_handed_in else None

    @property
    def has_tries_left(self) -> bool:
        return len(self.tried) < self.calibration.tries


def calibration_of(review: Review) -> Calibration | None:
    return _calibrations().filter(case__review=review).first()


def calibrations_of(reviews: Iterable[int]) -> list[Calibration]:
    """Those of the reviews with these numbers, by the titles of the reviews."""
    return list(_calibrations().filter(case__review__in=reviews).order_by("case__review__title", "pk"))


def calibration_case(review: Review) -> Case | None:
    return Case.every.filter(review=review, is_calibration=True).first()


def panel_of(calibration: Calibration) -> Panel:
    held = list(
        Allocation.every.filter(case=calibration.case_id, role=RaterRole.PANEL.value)
        .select_related("assessor")
        .order_by("pk")
    )
    audit = (
        Audit.every.with_case()
        .filter(allocation__case=calibration.case_id, allocation__role=RaterRole.PANEL.value)
        .first()
    )
    reader = next((each for each in held if audit and each.pk == audit.allocation_id), None)
    return Panel(reader, tuple(each for each in held if each is not reader), audit)


def counted_in(calibration: Calibration) -> tuple[str, ...]:
    """The refs that count; what the review does not ask is called for by no answers, and so drops out."""
    return counted_refs(calibration.sections, calibration.left_out)


def answers_that_count(audit: Audit) -> Answers:
    """What its own answers call for."""
    return shown_answers(answers_of(audit), audit.review.items_off)


def attempt_of(calibration: Calibration, number: int) -> Attempt | None:
    found = calibration.attempts.select_related("assessor", "allocation", "calibration__case__review")
    return found.filter(pk=number).first()


def assessed(calibration: Calibration, *, only: User | None = None, scored: bool = False) -> list[Assessed]:
    """Every assessor of the review who is not of the panel, by name; and those who have left after reading.

    With ``only``, that person alone, even if they are of the panel or no assessor: then nothing is asked of
    them, and the list is empty. Scores are worked out only if they are asked for.
    """
    panel = panel_of(calibration)
    members = members_of(calibration.case.review_id).filter(role=Role.ASSESSOR).select_related("user")
    attempts = calibration.attempts.select_related("assessor", "allocation")
    accepted = calibration.acceptances.select_related("by")
    if only is not None:
        members, attempts = members.filter(user=only), attempts.filter(assessor=only)
        accepted = accepted.filter(assessor=only)
    by_person: dict[User, list[Attempt]] = {each.user: [] for each in members if not panel.has(each.user)}
    if only is not None and not by_person:
        return []
    for attempt in attempts:
        by_person.setdefault(attempt.assessor, []).append(attempt)
    tried = _tried(calibration, panel, list(attempts), scored=scored)
    let_through = {each.assessor_id: each for each in accepted}
    people = sorted(by_person, key=lambda user: (user.display_name, user.pk))
    return [
        Assessed(
            calibration,
            user,
            tuple(tried[attempt.pk] for attempt in by_person[user]),
            let_through.get(user.pk),
        )
        for user in people
    ]


def assessed_one(calibration: Calibration, user: User, *, scored: bool = False) -> Assessed | None:
    """Somebody's own standing; None for whoever is of the panel, or is no assessor of the review."""
    found = assessed(calibration, only=user, scored=scored)
    return found[0] if found else None


def _calibrations() -> QuerySet[Calibration]:
    return Calibration.objects.select_related("case__review", "case__record_key", "fixed_by")


def may_open_cases(calibration: Calibration, user: User) -> bool:
    """Whether nothing more is asked of somebody: they have passed, were accepted, or are of the panel."""
    seats = Allocation.every.filter(case=calibration.case_id, role=RaterRole.PANEL.value, assessor=user)
    return (
        calibration.attempts.filter(assessor=user, passed=True).exists()
        or calibration.acceptances.filter(assessor=user).exists()
        or seats.exists()
    )


def _tried(
    calibration: Calibration, panel: Panel, attempts: list[Attempt], *, scored: bool
) -> dict[int, Tried]:
    """By number of the attempt."""
    readings = Audit.every.with_case().filter(allocation__in=[each.allocation_id for each in attempts])
    audits = {audit.allocation_id: audit for audit in (readings.with_answers() if scored else readings)}
    found = {each.pk: Tried(each, audits.get(each.allocation_id), None) for each in attempts}
    if not scored or not any(each.is_handed_in for each in found.values()):
        return found
    key, counted = panel.answers(), frozenset(counted_in(calibration))
    return {
        number: replace(each, score=score(key, answers_that_count(each.audit), counted))
        if each.audit and each.is_handed_in
        else each
        for number, each in found.items()
    }
