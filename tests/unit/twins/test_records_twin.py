"""The slow twin of the course of the work on records few enough to be counted by hand; each figure was."""

from typing import Any

from tests.twins import records_twin as twin

DONE = {"is_acknowledged": True, "is_done": True}
OPEN = {"is_acknowledged": False, "is_done": False}


def a_record(child: int, answers: dict[str, Any] | None = None, **about: Any) -> dict[str, Any]:
    """A signed-off first reading with nothing answered but what the test gives."""
    return {
        "child": child,
        "role": "first",
        "assessor": "Ash",
        "state": "signed_off",
        "answers": answers or {},
        "actions": [],
        "outcome": "",
        **about,
    }


def test_an_assessor_has_the_first_readings_given_and_of_these_the_ones_signed_off() -> None:
    records = [
        a_record(1),
        a_record(2, state="submitted"),
        a_record(3, assessor="Birch", state="not_started"),
        a_record(1, assessor="Birch", role="second"),
        a_record(1, assessor="Cedar", role="second"),
    ]
    assert twin.cases_by_assessor(records) == {"Ash": (1, 2), "Birch": (0, 1)}


def test_each_first_reading_is_in_one_state() -> None:
    records = [a_record(1), a_record(1, role="second", state="returned"), a_record(2, state="in_progress")]
    assert twin.cases_by_state(records) == {
        "not_started": 0,
        "in_progress": 1,
        "submitted": 0,
        "in_moderation": 0,
        "reopened": 0,
        "returned": 0,
        "signed_off": 1,
    }


def test_an_action_is_counted_at_each_stage_and_its_child_once() -> None:
    records = [
        a_record(1, actions=[DONE, OPEN]),
        a_record(2, actions=[DONE]),
        a_record(3, actions=[OPEN], state="submitted"),
        a_record(1, actions=[OPEN], role="second"),
    ]
    assert twin.actions_by_stage(records) == {
        "raised": (3, 2),
        "acknowledged": (2, 2),
        "done": (2, 2),
        "open": (1, 1),
    }


def test_two_readings_are_compared_where_both_are_asked_to_choose_and_do() -> None:
    first = {"7.4": "yes", "6.4": "no", "9.14": "no", "5.1": "yes", "5.3": "yes", "6.7": frozenset()}
    second = {"7.4": "yes", "6.4": "partly", "5.1": "no", "5.3": "yes", "6.7": frozenset()}
    records = [
        a_record(1, first),
        a_record(1, second, role="second"),
        a_record(2, first),
        a_record(2, second, role="second", state="submitted"),
        a_record(3, first, state="submitted"),
        a_record(3, second, role="second"),
    ]
    # 7.4 agrees, 6.4 and 5.1 do not; 9.14 was answered by one, and 5.3 was asked of one.
    assert twin.double_readings(records, []) == (1, 3, 1)
    assert twin.double_readings(records, ["7.4"]) == (1, 2, 0)


def test_the_header_is_nobodys_judgement_and_is_not_compared() -> None:
    records = [a_record(1, {"H.3": "male"}), a_record(1, {"H.3": "male"}, role="second")]
    assert twin.double_readings(records, []) == (1, 0, 0)


def test_a_case_with_two_doubts_stands_in_both_and_counts_once() -> None:
    records = [
        a_record(1, {"9.8": "no", "9.9": "unsafe"}, outcome="Moved to a relative."),
        a_record(2, {"9.8": "unclear", "9.9": "falls_short"}),
        a_record(3, {"9.8": "yes", "9.9": "satisfactory"}, actions=[OPEN]),
        a_record(4, {"9.8": "yes"}, actions=[DONE]),
        a_record(5, {"9.8": "no"}, state="submitted"),
    ]
    assert twin.cases_in_doubt(records, []) == {
        "not_protected": 1,
        "unclear": 1,
        "unsafe": 1,
        "open_action": 1,
        "any": 3,
        "without_outcome": 2,
    }
    assert twin.cases_in_doubt(records, ["9.9"])["unsafe"] == 0


def test_beyond_the_cases_reported_an_open_action_or_a_finished_second_reading_is_in_doubt() -> None:
    records = [
        a_record(1, {"9.8": "no"}),
        a_record(1, {"9.8": "no"}, role="second"),
        a_record(2, {"9.8": "no"}, state="submitted"),
        a_record(3, actions=[OPEN], state="in_progress"),
        a_record(4, actions=[DONE], state="in_progress"),
    ]
    assert twin.doubts_beyond(records, []) == 2
