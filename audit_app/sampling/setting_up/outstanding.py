"""What a review leaves undone when it is moved: as far as caseload, sample and allocation tell."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.access.queries import members_of
from audit_app.access.roles import Role
from audit_app.sampling.from_above import Outstanding, outstanding_above
from audit_app.sampling.models import Review
from audit_app.sampling.queries import allocations_of, current_cases, sample_of
from audit_app.sampling.states import FIELDWORK, SAMPLING, Move


def outstanding(review: Review, move: Move) -> tuple[Outstanding, ...]:
    """Everything that is not done, what blocks the move first."""
    found = [*_here(review, move), *outstanding_above(review, move)]
    return tuple(sorted(found, key=lambda each: not each.blocks))


def blocking(review: Review, move: Move) -> tuple[str, ...]:
    return tuple(each.sentence for each in outstanding(review, move) if each.blocks)


def _here(review: Review, move: Move) -> Iterator[Outstanding]:
    if move.is_back:
        return
    if move.to_state == SAMPLING:
        yield from _before_sampling(review)
    if move.to_state == FIELDWORK:
        yield from _before_fieldwork(review)


def _before_sampling(review: Review) -> Iterator[Outstanding]:
    if not review.districts.exists() and not review.teams.exists():
        yield Outstanding("Add districts and teams: the caseload must say where each child belongs.", True)
    if not review.cases.exists():
        yield Outstanding("The caseload has not been imported yet. That can still be done while sampling.")
    if not members_of(review.pk).filter(role=Role.ASSESSOR).exists():
        yield Outstanding("Nobody takes part as an assessor yet.")


def _before_fieldwork(review: Review) -> Iterator[Outstanding]:
    sample = sample_of(review)
    if sample is None:
        yield Outstanding("Draw the sample: there is no case to read yet.", True)
        return
    allocated = set(allocations_of(review).filter(role="first").values_list("case_id", flat=True))
    if not allocated:
        yield Outstanding("Allocate the cases: nobody has a case to read yet.", True)
        return
    left = sum(sampled.case_id not in allocated for sampled in current_cases(sample))
    if left:
        has = "case of the sample has" if left == 1 else "cases of the sample have"
        yield Outstanding(f"{left} {has} not been allocated.")
