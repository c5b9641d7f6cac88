"""Children in doubt are counted one by one, wherever they stand, with what was done."""

import datetime as dt
from typing import Any

import pytest

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.safety import Safety, immediate_actions, safety
from audit_app.aggregation.tables import all_tables
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.aggregation import Audited, Reading, audited, second_reading

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2009, 4, 2, 12, tzinfo=dt.UTC)
SAFE = {"9.8": "yes", "9.9": "satisfactory"}


def review_with(*answers: dict[str, Any], **review_fields: Any) -> Audited:
    return audited([Reading(each) for each in answers], **review_fields)


def raise_action(audit: Audit, outcome: str = "") -> ImmediateAction:
    person = audit.assessor
    done = {"done_at": NOON, "done_by": person, "outcome": outcome} if outcome else {}
    return ImmediateAction.objects.create(
        audit=audit,
        what="Visit",
        why="Injury",
        told_to="Manager",
        told_at=NOON,
        raised_by=person,
        **done,
    )


def safety_of(made: Audited) -> Safety:
    return safety(signed_off_cohort(made.review))


def test_every_child_is_protected_only_when_every_audit_says_so() -> None:
    assert safety_of(review_with(SAFE, SAFE)).every_child_protected
    assert not safety_of(review_with(SAFE, {"9.8": "unclear"})).every_child_protected
    assert not safety_of(review_with(SAFE, {})).every_child_protected
    assert not safety_of(review_with()).every_child_protected


def test_a_review_that_did_not_ask_says_nothing_of_protection() -> None:
    found = safety_of(review_with({"9.8": "no", "9.9": "unsafe"}, items_off=["9.8"]))
    assert not found.protection_asked
    assert not found.every_child_protected
    assert found.not_protected == 0
    assert [case.protected for case in found.in_doubt] == [None]
    assert found.unsafe == 1


def test_each_doubt_is_counted_and_a_case_with_two_stands_once() -> None:
    made = review_with({"9.8": "no", "9.9": "unsafe"}, {"9.8": "unclear"}, SAFE)
    found = safety_of(made)
    assert (found.not_protected, found.unclear, found.unsafe) == (1, 1, 1)
    assert [case.audit_id for case in found.in_doubt] == [made.audits[0].pk, made.audits[1].pk]


def test_an_open_action_is_a_doubt_until_it_is_done() -> None:
    made = review_with(SAFE, SAFE)
    raise_action(made.audits[0], outcome="Seen the same day.")
    assert safety_of(made).in_doubt == ()
    raise_action(made.audits[0])
    found = safety_of(made)
    assert found.with_open_action == 1
    assert (found.in_doubt[0].actions, found.in_doubt[0].open_actions) == (2, 1)


def test_a_case_in_doubt_needs_an_outcome_of_its_own() -> None:
    made = review_with({"9.8": "no"}, {"9.8": "no"})
    Audit.objects.filter(pk=made.audits[0].pk).update(safety_outcome="Moved to a relative.")
    found = safety_of(made)
    assert [case.has_outcome for case in found.in_doubt] == [True, False]
    assert [case.audit_id for case in found.without_outcome] == [made.audits[1].pk]


def test_doubts_that_no_table_counts_are_still_known() -> None:
    made = audited(
        [Reading(SAFE), Reading({"9.8": "no"}, state="in_progress"), Reading(SAFE, state="submitted")]
    )
    second = second_reading(made.audits[0], Reading({"9.8": "no"}, assessor="Bea", role="second"))
    raise_action(made.audits[2])
    found = safety_of(made)
    assert found.in_doubt == ()
    assert {case.audit_id for case in found.beyond} == {second.pk, made.audits[2].pk}
    assert len(found.without_outcome) == 2


def test_actions_are_counted_by_stage_and_by_case() -> None:
    made = review_with(SAFE, SAFE)
    raise_action(made.audits[0], outcome="Seen the same day.")
    raise_action(made.audits[0])
    ImmediateAction.objects.filter(done_at=None).update(
        acknowledged_at=NOON, acknowledged_by=made.audits[0].assessor
    )
    cohort = signed_off_cohort(made.review)
    rows = {row.label: row.values for row in all_tables(cohort)["10.actions"].rows}
    assert rows == {
        "Raised": (2, 1),
        "Acknowledged by a lead": (1, 1),
        "Done, with an outcome": (1, 1),
        "Still open": (1, 1),
    }
    assert [action.outcome for action in immediate_actions(cohort)] == ["Seen the same day.", ""]
