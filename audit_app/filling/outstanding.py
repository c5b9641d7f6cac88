"""What audits and immediate actions leave undone when their review is moved on or back."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.states import CLOSED, FIELDWORK, MODERATION, REPORTING, SAMPLING, Move
from audit_app.tool.models import Audit, ImmediateAction


def outstanding(review: Review, move: Move) -> Iterator[Outstanding]:
    if (move.from_state, move.to_state) == (FIELDWORK, SAMPLING):
        yield from _audits_begun(review)
    if (move.from_state, move.to_state) == (FIELDWORK, MODERATION):
        yield from _audits_to_start(review)
    if (move.from_state, move.to_state) == (MODERATION, REPORTING):
        yield from _audits_to_sign_off(review)
        yield from _open_actions(review, blocks=False)
    if move.to_state == CLOSED:
        yield from _open_actions(review, blocks=True)


def _audits_begun(review: Review) -> Iterator[Outstanding]:
    begun = Audit.objects.in_review(review).count()
    if begun:
        yield Outstanding(
            f"{_counted(begun, 'audit has', 'audits have')} been started, so the sample and the questions "
            "stand.",
            blocks=True,
        )


def _audits_to_start(review: Review) -> Iterator[Outstanding]:
    waiting = Allocation.objects.filter(case__review=review, case__erasure=None, audit=None).count()
    if waiting:
        yield Outstanding(
            f"{_counted(waiting, 'audit has', 'audits have')} not been started, and none can be started "
            "after the fieldwork."
        )


def _audits_to_sign_off(review: Review) -> Iterator[Outstanding]:
    audits = Audit.objects.in_review(review).current()
    if not audits.filter(state="signed_off").exists():
        yield Outstanding("Sign off at least one audit: there is nothing to report yet.", blocks=True)
    open_ones = audits.exclude(state="signed_off").filter(allocation__case__erasure=None).count()
    if open_ones:
        yield Outstanding(
            f"{_counted(open_ones, 'audit is', 'audits are')} not signed off. What is not signed off counts "
            "nowhere in the report."
        )


def _open_actions(review: Review, *, blocks: bool) -> Iterator[Outstanding]:
    actions = ImmediateAction.objects.filter(audit__allocation__case__review=review, done_at=None).count()
    if actions:
        yield Outstanding(
            f"{_counted(actions, 'immediate action is', 'immediate actions are')} not done.", blocks
        )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
