"""What replies leave undone when their review is moved on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone

from audit_app.replying.models import Share
from audit_app.replying.queries import POINTS
from audit_app.replying.standing import TO_ANSWER, WAITED_FOR, standing
from audit_app.sampling.from_above import Outstanding
from audit_app.sampling.models import Review
from audit_app.sampling.states import CLOSED, MODERATION, REPORTING, Move


def outstanding(review: Review, move: Move) -> Iterator[Outstanding]:
    is_reported = (move.from_state, move.to_state) == (MODERATION, REPORTING)
    if not (is_reported or move.to_state == CLOSED):
        return
    shares = Share.objects.filter(
        audit__allocation__case__review=review, audit__allocation__case__erasure=None
    ).prefetch_related(POINTS)
    today = timezone.localdate()
    counts = Counter(standing(each, today) for each in shares)
    afterwards = (
        "No answer of an audit changes afterwards." if is_reported else "None can be given afterwards."
    )
    to_answer, waited_for = counts[TO_ANSWER], counts[WAITED_FOR]
    if to_answer:
        verb = "waits" if to_answer == 1 else "wait"
        yield Outstanding(
            f"{_people(to_answer)} sent their view of an audit and {verb} for an answer. {afterwards}"
        )
    if waited_for:
        verb = "has" if waited_for == 1 else "have"
        yield Outstanding(
            f"{_people(waited_for)} still {verb} time to give their view of an audit. {afterwards}"
        )


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
