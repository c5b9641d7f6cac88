"""Who must not read which case, and why, in a sentence for the lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from audit_app.access.models import User
from audit_app.sampling.allocating.queries import assessors_of, conflicts_of, readings_of, who_has_opened
from audit_app.sampling.choices import ConflictKind, RaterRole
from audit_app.sampling.models import Case, Conflict, Review


class KnownConflicts:
    """All conflicts of a review, read once and asked often."""

    def __init__(self, review: Review) -> None:
        self._with_team: dict[tuple[int, int], Conflict] = {}
        self._with_case: dict[tuple[int, int], Conflict] = {}
        for conflict in conflicts_of(review):
            if conflict.team_id is not None:
                self._with_team[conflict.user_id, conflict.team_id] = conflict
            if conflict.case_id is not None:
                self._with_case[conflict.user_id, conflict.case_id] = conflict

    def between(self, user_id: int, case: Case) -> Conflict | None:
        """What keeps the person from the case, a conflict with the case itself first."""
        found = self._with_case.get((user_id, case.pk))
        return found or (self._with_team.get((user_id, case.team_id)) if case.team_id else None)

    def why_not(self, person: User, case: Case) -> str:
        """Empty where nothing stands in the way."""
        conflict = self.between(person.pk, case)
        return why(conflict, case) if conflict else ""

    def barred(self, case: Case, people: Iterable[User]) -> set[str]:
        """The usernames of those who must not read the case."""
        return {person.username for person in people if self.between(person.pk, case)}


class KnownAnswers:
    """Who has seen answers to cases that are read twice, in which nobody may know what the other found."""

    def __init__(self, review: Review, cases: Collection[Case], roles: Collection[str]) -> None:
        """Of the cases as they would be if they were read by somebody in these roles."""
        twice = {case.pk for case in cases}
        if RaterRole.SECOND not in roles:
            second = readings_of(review).filter(case__in=twice, role=RaterRole.SECOND.value)
            twice = set(second.values_list("case", flat=True))
        self._opened = who_has_opened(twice) if twice else {}

    def why_not(self, person: User, case: Case) -> str:
        """Empty where they know nothing of another reading."""
        day = self._opened.get(case.pk, {}).get(person.pk)
        if day is None:
            return ""
        return (
            f"{person.display_name} opened the audit of {case.reference} on {day.day} {day:%B %Y} and has "
            "seen its answers, so theirs would not be a second reading that knows nothing of the first."
        )

    def barred(self, case: Case, people: Iterable[User]) -> set[str]:
        """The usernames of those who know answers to the case."""
        return {person.username for person in people if self.why_not(person, case)}


def barred_from(review: Review, cases: Collection[Case], roles: Collection[str]) -> dict[User, list[str]]:
    """The assessors who cannot be given all of the cases in these roles, each with the reasons."""
    conflicts, known = KnownConflicts(review), KnownAnswers(review, cases, roles)
    others = readings_of(review).filter(case__in=[case.pk for case in cases]).exclude(role__in=roles)
    reading = {(each.assessor_id, each.case_id) for each in others}
    found: dict[User, list[str]] = {}
    for person in assessors_of(review):
        reasons = (
            conflicts.why_not(person, case)
            or (reads_already(person, case) if (person.pk, case.pk) in reading else "")
            or known.why_not(person, case)
            for case in cases
        )
        if kept := list(dict.fromkeys(reason for reason in reasons if reason)):
            found[person] = kept
    return found


def reads_already(person: User, case: Case) -> str:
    return f"{person.display_name} reads {case.reference} already; nobody reads a case twice."


def why(conflict: Conflict, case: Case) -> str:
    """Why this conflict keeps its person from the case; what they wrote of it stands elsewhere."""
    name = conflict.user.display_name
    if conflict.kind == ConflictKind.OWN_TEAM:
        return f"{name} works or worked in {conflict.team}, which holds {case.reference}."
    if conflict.kind == ConflictKind.TEAM:
        return f"{name} has a conflict with {conflict.team}, which holds {case.reference}."
    what = "the family of " if conflict.kind == ConflictKind.FAMILY else ""
    if conflict.is_declared:
        return f"{name} has declared a conflict with {what}{case.reference}."
    return f"{name} has a conflict with {what}{case.reference}, entered by {conflict.said_by.display_name}."
