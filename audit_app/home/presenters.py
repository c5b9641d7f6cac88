"""What a lead finds on the home page, already worded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.queries import leads_named_in_reviews_of
from audit_app.aggregation.two_readings import review_agreement
from audit_app.agreeing.presenters.agreement import agreement_page
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.presenters.overview import progress_in_words
from audit_app.calibrating.queries import assessed, calibrations_of
from audit_app.filling.models import ItemNote
from audit_app.filling.presenters.actions import ActionView, action_views
from audit_app.filling.queries import in_moderation, questions_to_answer
from audit_app.home.pace import Pace, Window, pace_of
from audit_app.home.pace_chart import NARROW, WIDE, pace_chart
from audit_app.home.progress import Progress, progress_of
from audit_app.home.queries import (
    allocation_counts,
    handed_in_by_day,
    open_actions,
    reviews_read_twice,
    waiting_for_sign_off,
)
from audit_app.home.stuck import StuckList, stuck_in
from audit_app.keeping.presenters import reminder
from audit_app.keeping.queries import holdings_led_by
from audit_app.replying.models import Share
from audit_app.replying.queries import shares_in
from audit_app.replying.standing import LATE, TO_ANSWER, WAITED_FOR, standing
from audit_app.report.charts.drawing import Svg
from audit_app.sampling.allocating.queries import sent_back, waiting_cases
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import reviews_led_by, reviews_of
from audit_app.sampling.setting_up.presenters.states import StateTag, state_tag
from audit_app.tool.models import Audit, ImmediateAction

MOST_LISTED = 50
OfAudit = TypeVar("OfAudit", ImmediateAction, ItemNote, Share)


@dataclass(frozen=True)
class SentBack:
    """A case that waits again, because somebody to whom it was given has a conflict."""

    case: Case
    by: str


@dataclass(frozen=True)
class PaceView:
    """The pace of a review as a table, and as a picture for wide and for narrow screens."""

    pace: Pace
    wide: Svg
    narrow: Svg


@dataclass(frozen=True)
class Replies:
    """What those who worked on cases have sent and nobody has answered, and how many are still asked."""

    to_answer: tuple[Share, ...]
    late: int
    waited_for: int


@dataclass(frozen=True)
class LedReview:
    """``pace`` is None before any case is allocated; ``agreement`` is the sentences about two readings.

    ``reminder`` is empty while no record of the review is due to be erased, or soon will be.

    ``unallocated`` is how many cases wait for an assessor; ``sent_back`` says which of them, and by whom,
    because of a conflict. ``calibration`` is how far the assessors are with the calibration case, empty where
    none is asked of them.
    """

    review: Review
    state: StateTag
    reminder: str
    progress: Progress
    pace: PaceView | None
    stuck: tuple[StuckList, ...]
    agreement: tuple[str, ...]
    waiting: tuple[Audit, ...]
    waiting_count: int
    actions: tuple[ActionView, ...]
    in_moderation: int
    questions: tuple[ItemNote, ...]
    replies: Replies
    unallocated: int
    sent_back: tuple[SentBack, ...]
    calibration: str


@dataclass(frozen=True)
class NamedLead:
    """A lead whom an administrator named when a review had none left; all its members are told."""

    lead: str
    by: str
    review: str
    on: datetime


def named_leads(user: User) -> tuple[NamedLead, ...]:
    named = list(leads_named_in_reviews_of(user))
    titles = dict(reviews_of(user).values_list("pk", "title")) if named else {}
    return tuple(
        NamedLead(each.user.display_name, each.named_by.display_name, titles[each.review_id], each.since)
        for each in named
        if each.named_by
    )


def led_reviews(user: User, now: datetime) -> tuple[LedReview, ...]:
    """The reviews somebody leads, each with its progress and what waits for a decision.

    What can be asked of all reviews at once is, and what none of a review's cases can be in is not asked of
    it: somebody may lead many reviews, most of them long over.
    """
    reviews, today = list(reviews_led_by(user)), timezone.localtime(now).date()
    counts, by_day = allocation_counts(reviews), handed_in_by_day(reviews)
    reminders = {holding.review: reminder(holding) for holding in holdings_led_by(user, today)}
    actions = _by_review(open_actions(user, reviews))
    questions = _by_review(questions_to_answer(user, reviews))
    shares = _by_review(shares_in(user, reviews))
    calibrations = {each.case.review_id: each for each in calibrations_of(review.pk for review in reviews)}
    read_twice = reviews_read_twice(reviews)
    found = []
    for review in reviews:
        number, progress = review.pk, progress_of(review.pk, counts)
        waiting = waiting_for_sign_off([review]) if progress.in_state("submitted") else None
        found.append(
            LedReview(
                review=review,
                state=state_tag(review),
                reminder=reminders[review],
                progress=progress,
                pace=_pace(review, progress.total.total, by_day.get(number, {}), today),
                stuck=stuck_in(review, user, now) if progress.total.total else (),
                agreement=_agreement(review) if number in read_twice else (),
                waiting=tuple(waiting[:MOST_LISTED]) if waiting is not None else (),
                waiting_count=waiting.count() if waiting is not None else 0,
                actions=action_views(actions[number], user),
                in_moderation=_in_moderation(user, review, progress),
                questions=tuple(questions[number]),
                replies=_replies(shares[number], today),
                unallocated=waiting_cases(review).count(),
                sent_back=_sent_back(review),
                calibration=_calibration(calibrations.get(number)),
            )
        )
    return tuple(found)


def _in_moderation(user: User, review: Review, progress: Progress) -> int:
    return in_moderation(user, review).count() if progress.in_state("in_moderation") else 0


def _by_review(found: Iterable[OfAudit]) -> dict[int, list[OfAudit]]:
    """By number of the review, in the order in which they were found."""
    grouped: dict[int, list[OfAudit]] = defaultdict(list)
    for each in found:
        grouped[each.audit.case.review_id].append(each)
    return grouped


def _replies(shares: Iterable[Share], today: date) -> Replies:
    found = [(standing(each, today), each) for each in shares]
    counts = Counter(state for state, _share in found)
    to_answer = tuple(share for state, share in found if state == TO_ANSWER)
    return Replies(to_answer, counts[LATE], counts[WAITED_FOR])


def _pace(review: Review, total: int, by_day: Mapping[date, int], today: date) -> PaceView | None:
    if not total:
        return None
    window = Window(review.fieldwork_start, review.fieldwork_end, review.jurisdiction)
    pace = pace_of(window, total, by_day, today)
    wide, narrow = (
        pace_chart(pace, width, f"pace-{review.pk}-{name}")
        for width, name in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return PaceView(pace, wide, narrow)


def _agreement(review: Review) -> tuple[str, ...]:
    """Of the cases of which both readings are in, and of no other; empty where none is read twice."""
    found = review_agreement(review)
    if not found.cases and not found.waiting:
        return ()
    page = agreement_page(found)
    return tuple(sentence for sentence in (page.summary, page.waiting) if sentence)


def _calibration(calibration: Calibration | None) -> str:
    return progress_in_words(assessed(calibration)) if calibration and calibration.is_asked else ""


def _sent_back(review: Review) -> tuple[SentBack, ...]:
    declared = [conflict for conflicts in sent_back(review).values() for conflict in conflicts]
    lines = [SentBack(each.case, each.user.display_name) for each in declared if each.case]
    return tuple(sorted(lines, key=lambda line: (line.case.reference, line.by)))
