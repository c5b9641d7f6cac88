"""Moving a review on and back: what must be done before, and what follows for those who work in it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.filling import services as filling
from audit_app.filling.policies import can_edit, can_raise_action, can_return, can_start
from audit_app.report.policies import can_write
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Review, ReviewMove
from audit_app.sampling.services import (
    allocate,
    declare_no_conflict,
    draw_sample,
    move_review,
    set_capacities,
)
from audit_app.sampling.setting_up.outstanding import outstanding
from audit_app.sampling.states import move_between
from audit_app.tool.models import Audit
from tests.factories.report import audits_to_report
from tests.factories.sampling import Cast, make_caseload, make_cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def put(cast: Cast, state: str) -> None:
    """Writes the state as a row, as if the review had been moved there."""
    Review.objects.filter(pk=cast.review.pk).update(state=state)
    cast.review.refresh_from_db()


def move(cast: Cast, to_state: str, reason: str = "") -> ReviewMove:
    return move_review(review=cast.review, to_state=to_state, by=cast.lead, reason=reason)


def left_undone(cast: Cast, to_state: str) -> list[tuple[str, bool]]:
    found = outstanding(cast.review, move_between(cast.review.state, to_state))
    return [(each.sentence, each.blocks) for each in found]


def test_a_move_is_kept_and_told_in_the_trail(cast: Cast) -> None:
    put(cast, "planning")
    made = move(cast, "sampling")
    assert Review.objects.get(pk=cast.review.pk).state == "sampling"
    assert (made.from_state, made.to_state, made.by, made.reason) == ("planning", "sampling", cast.lead, "")
    entry = TrailEntry.objects.get(action="review moved on")
    assert entry.detail["changes"] == {"state": {"from": "planning", "to": "sampling"}}


def test_a_review_is_moved_back_with_a_reason_only(cast: Cast) -> None:
    with pytest.raises(Refused, match="Enter why"):
        move(cast, "planning", "  ")
    assert cast.review.state == "sampling"
    assert move(cast, "planning", " Places were missing. ").reason == "Places were missing."
    assert TrailEntry.objects.get(action="review moved back").actor_id == cast.lead.pk


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_a_lead_moves_a_review(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        move_review(review=cast.review, to_state="planning", reason="No.", by=getattr(cast, who))
    assert not ReviewMove.objects.exists()


def test_a_second_click_does_not_move_a_review_twice(cast: Cast) -> None:
    put(cast, "planning")
    other_page = Review.objects.get(pk=cast.review.pk)
    move(cast, "sampling")
    with pytest.raises(Refused, match="Load the page again"):
        move_review(review=other_page, to_state="sampling", by=cast.lead)
    assert ReviewMove.objects.count() == 1


def test_without_places_nothing_can_be_sampled(cast: Cast) -> None:
    put(cast, "planning")
    cast.review.teams.all().delete()
    cast.review.districts.all().delete()
    with pytest.raises(Refused, match="Add districts and teams"):
        move(cast, "sampling")


def test_the_fieldwork_begins_when_cases_are_drawn_and_allocated(cast: Cast) -> None:
    with pytest.raises(Refused, match="Draw the sample"):
        move(cast, "fieldwork")
    make_caseload(cast.review, 30)
    draw_sample(review=cast.review, plan=Plan(6), seed="2009", by=cast.lead)
    with pytest.raises(Refused, match="Allocate the cases"):
        move(cast, "fieldwork")
    set_capacities(review=cast.review, capacities={cast.assessor: 6}, by=cast.lead)
    allocations = allocate(review=cast.review, seed="2009", by=cast.lead)
    assert not can_start(cast.assessor, allocations[0])
    assert left_undone(cast, "fieldwork") == []
    move(cast, "fieldwork")
    declare_no_conflict(allocation=allocations[0], by=cast.assessor)
    assert filling.start_audit(allocation=allocations[0], by=cast.assessor).state == "in_progress"


def test_the_fieldwork_is_not_undone_once_an_audit_has_been_started(cast: Cast) -> None:
    a_started_audit(cast)
    with pytest.raises(Refused, match="1 audit has been started"):
        move(cast, "sampling", "We want another sample.")


def test_after_the_fieldwork_no_audit_is_started_and_those_begun_go_on(cast: Cast) -> None:
    begun, waiting = a_started_audit(cast), an_allocation(cast)
    assert left_undone(cast, "moderation") == [
        ("1 audit has not been started, and none can be started after the fieldwork.", False)
    ]
    move(cast, "moderation")
    with pytest.raises(Refused, match="only in the state “fieldwork”"):
        filling.start_audit(allocation=waiting, by=cast.assessor)
    filling.save_header(audit=begun, answers={}, revision=begun.revision, by=cast.assessor)


def test_in_reporting_no_answer_changes_and_a_child_can_still_be_made_safe(cast: Cast) -> None:
    submitted = a_submitted_audit(cast)
    audits_to_report(cast, cases=2)
    put(cast, "moderation")
    assert left_undone(cast, "reporting") == [
        ("1 audit is not signed off. What is not signed off counts nowhere in the report.", False)
    ]
    move(cast, "reporting")
    with pytest.raises(Refused, match="“fieldwork” and “moderation”"):
        filling.return_audit(audit=submitted, reason="Look again.", by=cast.lead)
    with pytest.raises(Refused, match="“fieldwork” and “moderation”"):
        filling.sign_off(audit=submitted, by=cast.lead)
    current = Audit.objects.with_case().get(pk=submitted.pk)
    assert not can_return(cast.lead, current)
    assert can_raise_action(cast.assessor, current)


def test_there_is_no_report_without_an_audit_that_is_signed_off(cast: Cast) -> None:
    a_submitted_audit(cast)
    put(cast, "moderation")
    with pytest.raises(Refused, match="Sign off at least one audit"):
        move(cast, "reporting")


def test_a_review_is_not_closed_while_something_that_could_not_wait_is_not_done(cast: Cast) -> None:
    audits_to_report(cast, cases=1)
    audit = Audit.objects.first()
    assert audit is not None
    audit.immediate_actions.create(
        what="Visit today",
        why="Nobody has",
        told_to="The team",
        told_at=timezone.now(),
        raised_by=cast.lead,
    )
    assert left_undone(cast, "closed") == [
        ("1 immediate action is not done.", True),
        ("No report has been published.", False),
    ]
    with pytest.raises(Refused, match="1 immediate action is not done"):
        move(cast, "closed")


def test_in_a_closed_review_everything_is_read_only(cast: Cast) -> None:
    audit = a_started_audit(cast)
    put(cast, "closed")
    current = Audit.objects.with_case().get(pk=audit.pk)
    assert not can_edit(cast.assessor, current)
    assert not can_raise_action(cast.assessor, current)
    assert not can_write(cast.lead, cast.review)
    with pytest.raises(Refused, match="“closed”"):
        filling.save_header(audit=audit, answers={}, revision=0, by=cast.assessor)


def test_whoever_writes_with_a_page_from_before_the_move_is_refused(cast: Cast) -> None:
    """The instance in hand still says fieldwork; what counts is where the review stands by now."""
    audit = a_started_audit(cast)
    assert audit.review.state == "fieldwork"
    Review.objects.filter(pk=cast.review.pk).update(state="reporting")
    with pytest.raises(Refused, match="“reporting”"):
        filling.save_header(audit=audit, answers={}, revision=0, by=cast.assessor)
