import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.filling.queries import actions_known_to
from audit_app.filling.services import (
    acknowledge_action,
    complete_action,
    raise_immediate_action,
    sign_off,
)
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit


def an_action(audit: Audit, by: User) -> ImmediateAction:
    return raise_immediate_action(
        audit=audit,
        what="See the child today.",
        why="Nobody has seen the child for five weeks.",
        told_to="Duty manager",
        told_at=timezone.now() - dt.timedelta(minutes=5),
        by=by,
    )


def test_an_action_stands_before_every_lead_at_once(cast: Cast, audit: Audit) -> None:
    action = an_action(audit, cast.assessor)
    assert list(actions_known_to(cast.lead)) == [action]
    for user in (cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        assert not actions_known_to(user).exists()


def test_it_can_be_raised_in_any_state(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    sign_off(audit=audit, by=cast.lead)
    assert an_action(audit, cast.assessor).is_open
    assert an_action(audit, cast.lead).is_open


def test_only_those_who_read_the_audit_can_raise_one(cast: Cast, audit: Audit) -> None:
    for user in (cast.colleague, cast.lead, cast.stranger, cast.administrator):
        with pytest.raises(Refused):
            an_action(audit, user)


def test_it_says_what_why_and_who_was_told(cast: Cast, audit: Audit) -> None:
    with pytest.raises(Refused):
        raise_immediate_action(
            audit=audit, what=" ", why="x", told_to="x", told_at=timezone.now(), by=cast.assessor
        )


def test_a_lead_acknowledges_then_closes_it(cast: Cast, audit: Audit) -> None:
    action = an_action(audit, cast.assessor)
    with pytest.raises(Refused, match="Acknowledge"):
        complete_action(action=action, outcome="Seen", by=cast.lead)
    acknowledge_action(action=action, by=cast.lead)
    with pytest.raises(Refused, match="already"):
        acknowledge_action(action=action, by=cast.lead)
    with pytest.raises(Refused):
        complete_action(action=action, outcome="", by=cast.lead)
    complete_action(action=action, outcome="The child was seen and is safe.", by=cast.lead)
    kept = ImmediateAction.objects.get(pk=action.pk)
    assert (kept.acknowledged_by, kept.done_by, kept.is_open) == (cast.lead, cast.lead, False)


def test_nobody_else_acknowledges_or_closes_it(cast: Cast, audit: Audit) -> None:
    action = an_action(audit, cast.assessor)
    for user in (cast.assessor, cast.colleague, cast.stranger, cast.administrator):
        with pytest.raises(Refused):
            acknowledge_action(action=action, by=user)


def test_the_trail_tells_of_each_step_and_not_of_the_child(cast: Cast, audit: Audit) -> None:
    action = an_action(audit, cast.assessor)
    acknowledge_action(action=action, by=cast.lead)
    complete_action(action=action, outcome="The child was seen.", by=cast.lead)
    entries = TrailEntry.objects.filter(subject_type="tool.ImmediateAction", subject_id=action.pk)
    assert [entry.action for entry in entries] == [
        "immediate action raised",
        "immediate action acknowledged",
        "immediate action done",
    ]
    assert all("child" not in str(entry.detail) for entry in entries)


def test_the_database_too_wants_an_outcome_of_what_is_done(cast: Cast, audit: Audit) -> None:
    action = an_action(audit, cast.assessor)
    action.done_at, action.done_by = timezone.now(), cast.lead
    with pytest.raises(IntegrityError), transaction.atomic():
        action.save()
