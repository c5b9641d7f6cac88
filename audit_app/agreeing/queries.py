"""The two readings of a case, and what has been agreed of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from audit_app.access.models import User
from audit_app.agreeing.differences import Difference, Settled, agreed_answers, differences
from audit_app.agreeing.models import AgreedAnswer
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Case, Review
from audit_app.tool.answers import Answers, answers_of, shown_answers
from audit_app.tool.models import Audit
from audit_app.tool.queries import pairs_handed_in


@dataclass(frozen=True)
class Pair:
    """A case of which both readings are in, with what has been settled of it so far.

    ``agreed`` is the agreed reading, once there is one: from then on it counts, and no answer changes.
    """

    first: Audit
    second: Audit
    settled: dict[str, AgreedAnswer]
    agreed: Audit | None

    @property
    def case(self) -> Case:
        case: Case = self.first.case
        return case

    @property
    def review(self) -> Review:
        review: Review = self.first.review
        return review

    @property
    def how(self) -> dict[str, Settled]:
        return {ref: Settled(each.source, each.code) for ref, each in self.settled.items()}

    @cached_property
    def answers(self) -> tuple[Answers, Answers]:
        """Those that count, of the first reading and of the second."""
        off = self.review.items_off
        return shown_answers(answers_of(self.first), off), shown_answers(answers_of(self.second), off)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        return differences(*self.answers, self.review.items_off, self.how)

    @property
    def open(self) -> tuple[Difference, ...]:
        """What is still to be settled."""
        return tuple(each for each in self.differences if each.ref not in self.settled)

    @property
    def agreed_answers(self) -> Answers:
        return agreed_answers(*self.answers, self.how)

    def is_read_by(self, user: User) -> bool:
        """Whether somebody reads the case, or did before it was moved."""
        return self.case.allocations.exclude(role=RaterRole.AGREED.value).filter(assessor=user).exists()


def pairs_of(review: Review) -> list[Pair]:
    """The cases of a review of which both readings are in, by reference."""
    return _pairs(pairs_handed_in(review))


def pair_of(case: Case) -> Pair | None:
    """The two readings of a case; None until both are in."""
    found = _pairs(pairs_handed_in(case.review, case))
    return found[0] if found else None


def _pairs(readings: list[tuple[Audit, Audit]]) -> list[Pair]:
    cases = [first.allocation.case_id for first, _second in readings]
    settled: dict[int, dict[str, AgreedAnswer]] = {}
    for each in AgreedAnswer.objects.filter(case__in=cases).select_related("settled_by"):
        settled.setdefault(each.case_id, {})[each.ref] = each
    agreed = {
        audit.allocation.case_id: audit
        for audit in Audit.objects.with_case().filter(
            allocation__case__in=cases, allocation__role=RaterRole.AGREED.value
        )
    }
    return [
        Pair(
            first,
            second,
            settled.get(first.allocation.case_id, {}),
            agreed.get(first.allocation.case_id),
        )
        for first, second in readings
    ]
