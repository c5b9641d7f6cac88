"""The states of a review as a table: what each allows, and that nobody lives by another table."""

import re
from pathlib import Path

import pytest

import audit_app
from audit_app.access.refused import Refused
from audit_app.sampling.models import Review
from audit_app.sampling.states import (
    ALLOWED_IN,
    CLOSED,
    FIELDWORK,
    MODERATION,
    MOVES,
    ORDER,
    PLANNING,
    REPORTING,
    SAMPLING,
    Activity,
    check_review_allows,
    move_between,
    moves_from,
    review_allows,
)


def allowed(state: str) -> set[Activity]:
    return {activity for activity in Activity if review_allows(Review(state=state), activity)}


def test_each_state_allows_what_belongs_to_it() -> None:
    setting_up = {Activity.SETTINGS, Activity.PLACES, Activity.QUESTIONS, Activity.CASELOAD}
    always = {Activity.WRITE, Activity.CONFLICTS}
    reading = {Activity.FILL, Activity.MODERATE, Activity.SAFEGUARD, Activity.SHARE, Activity.REPLY}
    assert allowed(PLANNING) == {*setting_up, Activity.CALIBRATE, *always}
    assert allowed(SAMPLING) == {
        *setting_up,
        Activity.CALIBRATE,
        *{Activity.DRAW, Activity.ALLOCATE, Activity.REALLOCATE, Activity.REPLACE},
        *always,
    }
    assert allowed(FIELDWORK) == {
        *{Activity.SETTINGS, Activity.REALLOCATE, Activity.REPLACE, Activity.START, Activity.CALIBRATE},
        *always,
        *reading,
    }
    assert allowed(MODERATION) == reading | always | {Activity.SETTINGS}
    assert allowed(REPORTING) == {
        *{Activity.SETTINGS, Activity.SAFEGUARD, Activity.REPLY, Activity.PUBLISH},
        *always,
    }
    assert allowed(CLOSED) == set()


def test_a_refusal_says_where_the_review_stands_and_where_it_could_be_done() -> None:
    with pytest.raises(Refused) as refusal:
        check_review_allows(Review(state="reporting"), Activity.FILL)
    assert refusal.value.reason == (
        "The state of this review is “reporting”. You can fill in and submit audits that have been started "
        "only in the states “fieldwork” and “moderation”."
    )


def test_a_review_moves_to_the_state_beside_it_and_nowhere_else() -> None:
    for here, state in enumerate(ORDER):
        beside = {ORDER[there] for there in (here - 1, here + 1) if 0 <= there < len(ORDER)}
        assert {move.to_state for move in moves_from(state)} == beside
        for other in set(ORDER) - beside:
            with pytest.raises(Refused, match="cannot be moved so"):
                move_between(state, other)
    assert [move.is_back for move in MOVES] == [False] * 5 + [True] * 5


def test_every_activity_is_asked_of_the_state_by_some_rule() -> None:
    """An activity in the table that no rule asks for would be a promise on a page, and no more."""
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(audit_app.__path__[0]).rglob("*policies.py")
    )
    asked = set(re.findall(r"Activity\.([A-Z]+)", code))
    # The pages that replace a case and give it to another assessor ask for these two.
    assert {activity.name for activity in ALLOWED_IN} - asked <= {"REPLACE", "REALLOCATE"}
