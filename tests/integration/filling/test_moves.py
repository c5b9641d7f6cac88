"""Starting, submitting, returning and signing off."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from audit_app.access.models import Membership, TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.access.told import revealed
from audit_app.filling.models import Transition
from audit_app.filling.services import (
    NotReady,
    record_opening,
    record_safety_outcome,
    return_audit,
    save_section,
    sign_off,
    start_audit,
    submit,
)
from audit_app.tool.models import SECTIONS, Audit
from tests.factories.access import give_role
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation, an_answered_audit


def stored(audit: Audit) -> Audit:
    return Audit.objects.get(pk=audit.pk)


def test_starting_makes_the_audit_with_its_nine_sections(cast: Cast) -> None:
    allocation = an_allocation(cast)
    audit = start_audit(allocation=allocation, by=cast.assessor)
    assert stored(audit).state == "in_progress"
    assert all(section._default_manager.filter(audit=audit).exists() for section in SECTIONS)
    assert stored(audit).plan_categories == allocation.case.plan_categories
    assert [(move.from_state, move.to_state) for move in audit.transitions.all()] == [
        ("not_started", "in_progress")
    ]


def test_starting_twice_gives_the_same_audit(cast: Cast) -> None:
    allocation = an_allocation(cast)
    first = start_audit(allocation=allocation, by=cast.assessor)
    assert start_audit(allocation=allocation, by=cast.assessor) == first
    assert Transition.objects.count() == 1


def test_only_the_assessor_it_is_allocated_to_can_start(cast: Cast) -> None:
    allocation = an_allocation(cast)
    for user in (cast.colleague, cast.lead, cast.stranger, cast.administrator):
        with pytest.raises(Refused):
            start_audit(allocation=allocation, by=user)


def test_an_assessor_who_has_left_the_review_can_do_nothing(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    Membership.objects.filter(user=cast.assessor, review_id=cast.review.pk).delete()
    with pytest.raises(Refused):
        submit(audit=audit, reasons={}, by=cast.assessor)


def test_a_full_audit_is_submitted_with_date_and_person(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    kept = stored(audit)
    assert (kept.state, kept.submitted_by) == ("submitted", cast.assessor)
    assert kept.submitted_at is not None
    assert audit.state == "submitted"


def test_of_a_fieldwork_of_the_past_it_can_be_said_when_an_audit_was_handed_in(cast: Cast) -> None:
    then = datetime(2009, 4, 1, 16, 45, tzinfo=UTC)
    audit = an_answered_audit(cast)
    submit(audit=audit, reasons={}, by=cast.assessor, at=then)
    assert stored(audit).submitted_at == then
    entry = TrailEntry.objects.get(action="audit submitted")
    assert entry.detail["handed_in_at"].startswith("2009-04-01")
    assert entry.at > then


def test_but_not_of_a_time_to_come_nor_of_what_was_handed_in_before(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    with pytest.raises(Refused):
        submit(audit=audit, reasons={}, by=cast.assessor, at=timezone.now() + timedelta(minutes=1))
    submit(audit=audit, reasons={}, by=cast.assessor)
    return_audit(audit=audit, reason="Look at 3.2 again.", by=cast.lead)
    # Or else an agreement of the moderator with what was handed in first would do for this too.
    with pytest.raises(Refused):
        submit(audit=audit, reasons={}, by=cast.assessor, at=datetime(2009, 4, 1, tzinfo=UTC))
    assert stored(audit).state == "returned"


def test_blanks_need_reasons_which_are_kept(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None, "1.1.time": None})
    with pytest.raises(NotReady) as caught:
        submit(audit=audit, reasons={"3.2": "The page is missing."}, by=cast.assessor)
    assert caught.value.without_reason == ("1.1.time",)
    assert stored(audit).state == "in_progress"
    submit(
        audit=audit,
        reasons={"3.2": "The page is missing.", "1.1.time": "Not on file.", "3.3": "Not asked for."},
        by=cast.assessor,
    )
    assert dict(audit.unanswered_reasons.values_list("ref", "reason")) == {
        "1.1.time": "Not on file.",
        "3.2": "The page is missing.",
    }


def test_the_trail_of_a_submission_names_the_blanks_and_not_the_reasons(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None})
    submit(audit=audit, reasons={"3.2": "A secret of the family"}, by=cast.assessor)
    detail = TrailEntry.objects.get(action="audit submitted").detail
    assert detail["unanswered"] == ["3.2"]
    assert "secret" not in str(detail)
    sealed = Seal(audit.case.record_key)
    assert revealed(detail["changes"], sealed) == {"reason 3.2": {"from": "", "to": "A secret of the family"}}


def test_what_blocks_cannot_be_reasoned_away(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"1.4.rows": []})
    with pytest.raises(NotReady) as caught:
        submit(audit=audit, reasons={"1.4.rows": "No time."}, by=cast.assessor)
    assert [problem.ref for problem in caught.value.readiness.problems] == ["1.4.rows"]


def test_a_returned_audit_can_be_changed_and_submitted_again(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    return_audit(audit=audit, reason="Look at 3.2 again.", by=cast.lead)
    assert audit.state == "returned"
    revision = stored(audit).firststrategydiscussion.revision
    save_section(audit=audit, number=3, answers={"3.2": "no"}, revision=revision, by=cast.assessor)
    submit(audit=audit, reasons={}, by=cast.assessor)
    assert [move.to_state for move in audit.transitions.all()] == [
        "in_progress",
        "submitted",
        "returned",
        "submitted",
    ]


def test_a_return_needs_a_reason_and_keeps_it_out_of_the_trail(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    with pytest.raises(Refused, match="reason"):
        return_audit(audit=audit, reason="  ", by=cast.lead)
    return_audit(audit=audit, reason="A secret of the family", by=cast.lead)
    assert audit.transitions.last().reason == "A secret of the family"  # type: ignore[union-attr]
    assert "secret" not in str(TrailEntry.objects.get(action="audit returned").detail)


def test_signing_off_ends_it(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    sign_off(audit=audit, by=cast.lead)
    kept = stored(audit)
    assert (kept.state, kept.signed_off_by) == ("signed_off", cast.lead)
    assert list(Audit.objects.signed_off()) == [audit]
    with pytest.raises(Refused, match="signed off"):
        return_audit(audit=audit, reason="Too late", by=cast.lead)
    with pytest.raises(Refused, match="signed off"):
        sign_off(audit=audit, by=cast.lead)
    with pytest.raises(Refused, match="signed off"):
        submit(audit=audit, reasons={}, by=cast.assessor)


def test_only_a_lead_of_this_review_returns_or_signs_off(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    for user in (cast.assessor, cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            return_audit(audit=audit, reason="Because", by=user)
        with pytest.raises(Refused):
            sign_off(audit=audit, by=user)


def test_nobody_signs_off_their_own_audit(cast: Cast) -> None:
    give_role(cast.assessor, Role.REVIEW_LEAD, cast.review.pk)
    audit = a_submitted_audit(cast)
    with pytest.raises(Refused, match="your own"):
        sign_off(audit=audit, by=cast.assessor)


def test_a_failing_trail_undoes_a_move(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    with (
        patch("audit_app.access.trail.record", side_effect=RuntimeError("no trail")),
        pytest.raises(RuntimeError),
    ):
        submit(audit=audit, reasons={}, by=cast.assessor)
    assert stored(audit).state == "in_progress"
    assert Transition.objects.filter(to_state="submitted").count() == 0


def test_a_stale_instance_cannot_bring_an_old_state_back(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    stale = stored(audit)
    return_audit(audit=audit, reason="Look again.", by=cast.lead)
    with pytest.raises(Refused):
        sign_off(audit=stale, by=cast.lead)
    assert stored(audit).state == "returned"


def test_what_was_done_for_an_unsafe_child_is_recorded_by_a_lead(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    with pytest.raises(Refused):
        record_safety_outcome(audit=audit, outcome="The child was seen.", by=cast.assessor)
    record_safety_outcome(audit=audit, outcome="The child was seen.", by=cast.lead)
    assert stored(audit).safety_outcome == "The child was seen."


def test_only_those_who_may_know_of_an_audit_can_have_opened_it(cast: Cast) -> None:
    audit = a_started_audit(cast)
    record_opening(audit=audit, page="answers", by=cast.lead)
    with pytest.raises(Refused):
        record_opening(audit=audit, page="answers", by=cast.colleague)
    assert TrailEntry.objects.filter(action="audit opened").count() == 1
