"""What an assessor finds on the home page: their cases, what came back, what is due and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from audit_app.access.models import User
from audit_app.calibrating.presenters.mine import ToCalibrate, my_calibrations
from audit_app.filling.models import Transition
from audit_app.filling.policies import can_edit
from audit_app.filling.presenters.audit_page import STATE_COLOURS
from audit_app.filling.presenters.facts import child_in_words
from audit_app.filling.states import BEFORE_THE_START, EDITABLE, STATE_LABELS
from audit_app.home.queries import asked_in_moderation, latest_returns, my_allocations
from audit_app.sampling.allocating.reminding import DAYS_BEFORE_DUE
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Review
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


READ = "Read"
WAITS_FOR_CALIBRATION = "Waits until you have passed the calibration case"


@dataclass(frozen=True)
class MyCase:
    """``is_asked``: a moderator waits for an answer, which is given on the page at ``url``."""

    allocation: Allocation
    child: str
    state: str
    state_label: str
    tag_classes: str
    url: str
    verb: str
    waits: str
    is_open: bool
    is_overdue: bool
    is_due_soon: bool
    is_second: bool
    is_asked: bool
    returned: Transition | None

    @property
    def came_back(self) -> bool:
        return self.returned is not None or self.is_asked

    @property
    def is_mine_to_do(self) -> bool:
        return not self.waits and self.verb != READ


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next, with the page on which it is done; no page where there is nothing."""

    sentence: str
    url: str = ""
    verb: str = ""


@dataclass(frozen=True)
class MyWork:
    """``calibrations`` are what there is to read before the cases, or has been read."""

    cases: tuple[MyCase, ...]
    came_back: tuple[MyCase, ...]
    due: str
    next: NextStep
    calibrations: tuple[ToCalibrate, ...]


def my_work(user: User, today: date) -> MyWork:
    """An assessor's cases, those that came back first, and what follows from them."""
    returns, asked = latest_returns(user), asked_in_moderation(user)
    calibrations = my_calibrations(user)
    held = {each.review_id for each in calibrations if each.holds}
    found = [_my_case(user, each, returns, asked, held, today) for each in my_allocations(user)]
    cases = tuple(sorted(found, key=lambda case: ORDER.index(case.state)))
    return MyWork(
        cases=cases,
        came_back=tuple(case for case in cases if case.came_back),
        due=_due(cases),
        next=next_step(cases, calibrations),
        calibrations=calibrations,
    )


def next_step(cases: tuple[MyCase, ...], calibrations: tuple[ToCalibrate, ...] = ()) -> NextStep:
    """The calibration case first; then what somebody waits for, then what is due first.

    What is begun comes before what is not.
    """
    for each in calibrations:
        if each.verb:
            return NextStep(each.sentence, each.url, each.verb)
    to_do = sorted((case for case in cases if case.is_mine_to_do), key=_urgency)
    if to_do:
        case = to_do[0]
        return NextStep(f"{_why(case)}.", case.url, f"{case.verb} {case.allocation.case.reference}")
    if not cases:
        return NextStep("No case is allocated to you yet.")
    return NextStep("There is nothing for you to do now.")


def _urgency(case: MyCase) -> tuple[bool, bool, bool, date, bool, str]:
    allocation = case.allocation
    return (
        not case.is_asked,
        case.returned is None,
        not case.is_overdue,
        allocation.due or date.max,
        case.state == BEFORE_THE_START,
        allocation.case.reference,
    )


def _why(case: MyCase) -> str:
    reference = case.allocation.case.reference
    if case.is_asked:
        return f"The moderator has asked you about {reference}"
    if case.returned:
        return f"{reference} came back to you from {case.returned.by.display_name}"
    begun = "is not started" if case.state == BEFORE_THE_START else "is in progress"
    if case.is_overdue:
        return f"{reference} {begun} and overdue"
    return f"{reference} {begun}{' and due soon' if case.is_due_soon else ''}"


def _due(cases: tuple[MyCase, ...]) -> str:
    overdue = sum(case.is_overdue for case in cases)
    soon = sum(case.is_due_soon for case in cases)
    parts = [f"{_counted(overdue)} overdue"] if overdue else []
    if soon:
        parts.append(f"{_counted(soon)} due within {DAYS_BEFORE_DUE} days")
    return f"{' and '.join(parts)}." if parts else ""


def _counted(number: int) -> str:
    return f"{number:,} case is" if number == 1 else f"{number:,} cases are"


def _my_case(
    user: User,
    allocation: Allocation,
    returns: Mapping[int, Transition],
    asked: set[int],
    held: set[int],
    today: date,
) -> MyCase:
    audit: Audit | None = getattr(allocation, "audit", None)
    state = audit.state if audit else BEFORE_THE_START
    is_open = state in EDITABLE or not audit
    due, is_asked = allocation.due, bool(audit and audit.pk in asked and _may_fill(allocation))
    return MyCase(
        allocation=allocation,
        # Until the assessor has said that they have no conflict, a case is a reference and a place.
        child=child_in_words(allocation.case) if allocation.no_conflict_at else "",
        is_second=allocation.role == RaterRole.SECOND,
        state=state,
        state_label=STATE_LABELS[state],
        tag_classes=f"govuk-tag--{STATE_COLOURS[state]}",
        url=_url(allocation, audit, is_asked),
        verb=_verb(user, audit, is_asked),
        waits="" if audit else _waits(allocation, held),
        is_open=is_open,
        is_overdue=bool(is_open and due and due < today),
        is_due_soon=bool(is_open and due and today <= due <= today + timedelta(days=DAYS_BEFORE_DUE)),
        is_asked=is_asked,
        returned=returns.get(audit.pk) if audit else None,
    )


def _waits(allocation: Allocation, held: set[int]) -> str:
    """Why a case that is not begun cannot be; ``held`` are the reviews whose calibration case comes first."""
    if not _may_start_now(allocation):
        return _why_it_waits(allocation.case.review)
    return WAITS_FOR_CALIBRATION if allocation.case.review_id in held else ""


def _url(allocation: Allocation, audit: Audit | None, is_asked: bool) -> str:
    if audit is None:
        return reverse("filling:start", args=[allocation.pk])
    return reverse("filling:moderation" if is_asked else "filling:audit", args=[audit.pk])


def _verb(user: User, audit: Audit | None, is_asked: bool) -> str:
    if audit is None:
        return "Start"
    if is_asked:
        return "Answer"
    return "Continue" if can_edit(user, audit) else READ


def _may_start_now(allocation: Allocation) -> bool:
    return review_allows(allocation.case.review, Activity.START)


def _may_fill(allocation: Allocation) -> bool:
    return review_allows(allocation.case.review, Activity.FILL)


def _why_it_waits(review: Review) -> str:
    """Why an audit that has not been started cannot be, from where its review stands."""
    if ORDER_OF_STATES.index(review.state) < ORDER_OF_STATES.index(FIELDWORK):
        return "Waits for the fieldwork to begin"
    return "The fieldwork has ended"
