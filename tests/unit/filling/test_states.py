import pytest

from audit_app.access.refused import Refused
from audit_app.access.roles import ROLES, Permission, Role
from audit_app.filling.states import (
    EDITABLE,
    MOVES,
    OWNERS,
    STATE_LABELS,
    Move,
    Who,
    check_move,
    diagram,
    mover_of,
)


def test_every_state_is_known_to_the_tool_and_can_be_reached() -> None:
    reached = {"not_started"} | {move.to_state for move in MOVES}
    assert reached == set(STATE_LABELS)
    assert {move.from_state for move in MOVES} <= set(STATE_LABELS)


def test_out_of_signed_off_leads_only_a_lead_with_a_reason() -> None:
    (move,) = [move for move in MOVES if move.from_state == "signed_off"]
    assert (move.to_state, move.who, move.needs_reason) == ("reopened", Who.LEAD, True)


def test_what_is_in_moderation_is_not_signed_off_before_a_moderator_has_agreed() -> None:
    assert {move.verb for move in MOVES if move.from_state == "in_moderation"} == {"agree with", "return"}


def test_every_state_is_with_somebody_who_makes_the_next_move() -> None:
    assert set(OWNERS) == set(STATE_LABELS)
    for state, owner in OWNERS.items():
        assert owner in {move.who for move in MOVES if move.from_state == state}
        assert f'"{STATE_LABELS[state]}: with {owner.value}" as {state}' in diagram()


def test_only_an_audit_that_the_assessor_may_edit_can_be_submitted() -> None:
    assert {move.from_state for move in MOVES if move.verb == "submit"} == EDITABLE


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.verb} from {move.from_state}")
def test_each_move_is_made_by_a_role_that_holds_its_permission(move: Move) -> None:
    role = Role.ASSESSOR if move.who is Who.ASSESSOR else Role.REVIEW_LEAD
    assert move.permission in ROLES[role].permissions
    assert mover_of(move.verb) == (move.who, move.permission)


def test_a_board_reader_and_an_administrator_make_no_move() -> None:
    for role in (Role.BOARD_READER, Role.ADMINISTRATOR):
        assert not ROLES[role].permissions & {move.permission for move in MOVES}


@pytest.mark.parametrize(("verb", "state"), [("sign off", "in_progress"), ("return", "signed_off")])
def test_a_move_that_is_not_in_the_table_is_refused_with_the_state(verb: str, state: str) -> None:
    with pytest.raises(Refused, match=STATE_LABELS[state].lower()):
        check_move(verb, state)


def test_the_diagram_shows_each_move_once_with_its_mover() -> None:
    lines = diagram().splitlines()
    assert lines[0] == "stateDiagram-v2"
    for move in MOVES:
        drawn = [line for line in lines if line.strip().startswith(f"{move.from_state} --> {move.to_state}:")]
        assert len(drawn) == 1
        assert move.who.value in drawn[0]
    assert "    signed_off --> [*]" in lines


def test_the_permission_to_sign_off_is_not_that_to_return() -> None:
    assert mover_of("sign off")[1] is Permission.SIGN_OFF_AUDIT
    assert mover_of("return")[1] is Permission.MODERATE_AUDIT
