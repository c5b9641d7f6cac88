"""What is stuck in a review: audits that wait for somebody who may have lost sight of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from audit_app.access.models import User
from audit_app.home.queries import handed_in_and_unread, left_alone_since_return, not_started_and_due
from audit_app.sampling.allocating.reminding import DAYS_BEFORE_DUE
from audit_app.sampling.drawing.told.words import day_in_words
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.states import Activity, review_allows
from audit_app.tool.models import Audit

# How long somebody has had a thing before it is told as stuck.
DAYS_LEFT_ALONE = 3
MOST_NAMED = 10


@dataclass(frozen=True)
class StuckLine:
    reference: str
    person: str
    since: str
    url: str
    verb: str


@dataclass(frozen=True)
class StuckList:
    """Of one kind; ``count`` is how many there are, of which those that have waited longest are named."""

    title: str
    count: int
    lines: tuple[StuckLine, ...]


def stuck_in(review: Review, user: User, now: datetime) -> tuple[StuckList, ...]:
    """What of a review is stuck, as far as one of its leads may know; kinds without any are left out."""
    today, before = timezone.localtime(now).date(), now - timedelta(days=DAYS_LEFT_ALONE)
    found = (
        _listed(f"Not started, and due within {DAYS_BEFORE_DUE} days or overdue", _to_start(review, today)),
        _listed(
            f"Returned {DAYS_LEFT_ALONE} days ago or more, and nothing saved since",
            [
                _line(each.audit, f"came back {_day(each.at)}", "filling:audit", "Look at the case")
                for each in left_alone_since_return(review, before)
            ],
        ),
        _listed(
            f"Submitted {DAYS_LEFT_ALONE} days ago or more, and not read by a lead",
            [
                _line(each.audit, f"submitted {_day(each.at)}", "filling:check", "Read the answers")
                for each in handed_in_and_unread(review, user, before)
            ],
        ),
    )
    return tuple(each for each in found if each.count)


def _to_start(review: Review, today: date) -> list[StuckLine]:
    """Nothing where no audit can be started any more."""
    if not review_allows(review, Activity.START):
        return []
    due = not_started_and_due(review, today + timedelta(days=DAYS_BEFORE_DUE))
    return [_unstarted(each, today) for each in due]


def _unstarted(allocation: Allocation, today: date) -> StuckLine:
    due = allocation.due
    late = "overdue since" if due and due < today else "due"
    return StuckLine(
        reference=allocation.case.reference,
        person=allocation.assessor.display_name,
        since=f"{late} {day_in_words(due)}" if due else "",
        url=f"{reverse('sampling:move', args=[allocation.case.review_id])}"
        f"?reading={allocation.case_id}.{allocation.role}",
        verb="Give it to somebody else",
    )


def _line(audit: Audit, since: str, address: str, verb: str) -> StuckLine:
    case = audit.allocation.case
    person = audit.allocation.assessor.display_name
    return StuckLine(case.reference, person, since, reverse(address, args=[audit.pk]), verb)


def _listed(title: str, lines: list[StuckLine]) -> StuckList:
    return StuckList(title, len(lines), tuple(lines[:MOST_NAMED]))


def _day(moment: datetime) -> str:
    return day_in_words(timezone.localtime(moment).date())
