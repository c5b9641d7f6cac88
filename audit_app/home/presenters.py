"""What each role finds on the home page, already worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from audit_app.access.models import User
from audit_app.access.queries import leads_named_in_reviews_of
from audit_app.filling.models import Transition
from audit_app.filling.policies import can_edit
from audit_app.filling.presenters.actions import ActionView, action_views
from audit_app.filling.presenters.audit_page import STATE_COLOURS
from audit_app.filling.presenters.facts import child_in_words
from audit_app.filling.queries import in_moderation
from audit_app.filling.states import BEFORE_THE_START, EDITABLE, STATE_LABELS
from audit_app.home.progress import Progress, progress_of
from audit_app.home.queries import (
    allocation_counts,
    latest_returns,
    my_allocations,
    open_actions,
    waiting_for_sign_off,
)
from audit_app.keeping.presenters import reminder
from audit_app.keeping.queries import holdings_led_by
from audit_app.sampling.allocating.queries import sent_back, waiting_cases
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.sampling.queries import reviews_led_by, reviews_of
from audit_app.sampling.setting_up.presenters.states import StateTag, state_tag
from audit_app.sampling.states import FIELDWORK, Activity, review_allows
from audit_app.sampling.states import ORDER as ORDER_OF_STATES
from audit_app.tool.models import Audit

# What is to be done stands above what is done.
ORDER = (
    "reopened",
    "returned",
    "in_moderation",
    "in_progress",
    BEFORE_THE_START,
    "submitted",
    "signed_off",
)
MOST_LISTED = 50


@dataclass(frozen=True)
class MyCase:
    allocation: Allocation
    child: str
    state: str
    state_label: str
    tag_classes: str
    url: str
    verb: str
    waits: str
    is_overdue: bool
    is_second: bool
    returned: Transition | None


@dataclass(frozen=True)
class SentBack:
    """A case that waits again, because somebody to whom it was given has a conflict."""

    case: Case
    by: str


@dataclass(frozen=True)
class LedReview:
    """``reminder`` is empty while no record of the review is due to be erased, or soon will be.

    ``unallocated`` is how many cases wait for an assessor; ``sent_back`` says which of them, and by whom,
    because of a conflict.
    """

    review: Review
    state: StateTag
    reminder: str
    progress: Progress
    waiting: tuple[Audit, ...]
    waiting_count: int
    actions: tuple[ActionView, ...]
    in_moderation: int
    unallocated: int
    sent_back: tuple[SentBack, ...]


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


def my_cases(user: User, today: date) -> tuple[MyCase, ...]:
    """An assessor's cases, those that came back first."""
    returns = latest_returns(user)
    cases = [_my_case(user, allocation, returns, today) for allocation in my_allocations(user)]
    return tuple(sorted(cases, key=lambda case: ORDER.index(case.state)))


def led_reviews(user: User, today: date) -> tuple[LedReview, ...]:
    """The reviews somebody leads, each with its progress and what waits for a decision."""
    reviews = list(reviews_led_by(user))
    counts = allocation_counts(reviews)
    reminders = {holding.review: reminder(holding) for holding in holdings_led_by(user, today)}
    return tuple(_led_review(review, counts, reminders[review], user) for review in reviews)


def _my_case(user: User, allocation: Allocation, returns: Mapping[int, Transition], today: date) -> MyCase:
    audit: Audit | None = getattr(allocation, "audit", None)
    state = audit.state if audit else BEFORE_THE_START
    is_open = state in EDITABLE or not audit
    return MyCase(
        allocation=allocation,
        # Until the assessor has said that they have no conflict, a case is a reference and a place.
        child=child_in_words(allocation.case) if allocation.no_conflict_at else "",
        is_second=allocation.role == RaterRole.SECOND,
        state=state,
        state_label=STATE_LABELS[state],
        tag_classes=f"govuk-tag--{STATE_COLOURS[state]}",
        url=reverse("filling:audit", args=[audit.pk])
        if audit
        else reverse("filling:start", args=[allocation.pk]),
        verb=("Continue" if can_edit(user, audit) else "Read") if audit else "Start",
        waits="" if audit or _may_start_now(allocation) else _why_it_waits(allocation.case.review),
        is_overdue=bool(is_open and allocation.due and allocation.due < today),
        returned=returns.get(audit.pk) if audit else None,
    )


def _may_start_now(allocation: Allocation) -> bool:
    return review_allows(allocation.case.review, Activity.START)


def _why_it_waits(review: Review) -> str:
    """Why an audit that has not been started cannot be, from where its review stands."""
    if ORDER_OF_STATES.index(review.state) < ORDER_OF_STATES.index(FIELDWORK):
        return "Waits for the fieldwork to begin"
    return "The fieldwork has ended"


def _led_review(
    review: Review, counts: list[tuple[int, str, str, str | None, int]], reminder: str, user: User
) -> LedReview:
    waiting = waiting_for_sign_off([review])
    return LedReview(
        review=review,
        state=state_tag(review),
        reminder=reminder,
        progress=progress_of(review.pk, counts),
        waiting=tuple(waiting[:MOST_LISTED]),
        waiting_count=waiting.count(),
        actions=action_views(open_actions(user, [review]), user),
        in_moderation=in_moderation(user, review).count(),
        unallocated=waiting_cases(review).count(),
        sent_back=_sent_back(review),
    )


def _sent_back(review: Review) -> tuple[SentBack, ...]:
    declared = [conflict for conflicts in sent_back(review).values() for conflict in conflicts]
    lines = [SentBack(each.case, each.user.display_name) for each in declared if each.case]
    return tuple(sorted(lines, key=lambda line: (line.case.reference, line.by)))
