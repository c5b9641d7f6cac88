"""What blocks a submission and what may be left without an answer, over plain answers by ref."""

import datetime as dt
from typing import Any

import pytest

from audit_app.filling.submission import Readiness, backwards_within, readiness
from audit_app.sampling.models import Review
from tests.factories.tool import full_answers

MONDAY, TUESDAY = dt.date(2009, 3, 2), dt.date(2009, 3, 3)


def ready(
    changes: dict[str, Any] | None = None, *, actions: int = 0, off: list[str] | None = None
) -> Readiness:
    return readiness({**full_answers(), **(changes or {})}, Review(items_off=off or []), actions)


def blocked_at(found: Readiness) -> list[str]:
    return [problem.ref for problem in found.problems]


def without_answer(found: Readiness) -> list[str]:
    return [each.ref for each in found.unanswered]


def test_a_full_set_of_answers_is_ready() -> None:
    found = ready()
    assert (blocked_at(found), without_answer(found)) == ([], [])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("1.1", "3.1.date"),
        ("3.1.date", "4.1.date"),
        ("5.1.started", "5.1.completed"),
        ("9.1.discussion", "9.1.date"),
    ],
)
def test_an_end_before_its_start_blocks_and_names_both(start: str, end: str) -> None:
    dates = dict.fromkeys(("1.1", "3.1.date", "4.1.date", "5.1.completed", "9.1.date", "9.1.discussion"))
    found = ready({**dates, start: TUESDAY, end: MONDAY})
    assert blocked_at(found) == [end]
    assert start in found.problems[0].sentence


def test_a_discussion_earlier_on_the_same_day_than_the_referral_blocks() -> None:
    day = {"1.1": MONDAY, "3.1.date": MONDAY, "4.1.date": MONDAY, "5.1.completed": None, "9.1.date": None}
    later, earlier = (
        {"1.1.time": dt.time(14), "3.1.time": dt.time(9)},
        {"1.1.time": None, "3.1.time": dt.time(9)},
    )
    assert blocked_at(ready({**day, **later})) == ["3.1.date"]
    assert blocked_at(ready({**day, **earlier})) == []


def test_dates_that_are_hidden_cannot_be_out_of_order() -> None:
    hidden = {"1.1": TUESDAY, "3.1": "no", "3.1.date": MONDAY, "5.1.completed": None}
    assert blocked_at(ready(hidden)) == []


@pytest.mark.parametrize("ref", ["1.4", "1.5"])
def test_yes_with_rows_needs_at_least_one_row(ref: str) -> None:
    assert blocked_at(ready({f"{ref}.rows": []})) == [f"{ref}.rows"]
    assert blocked_at(ready({ref: "no", f"{ref}.rows": []})) == []


def test_further_concerns_need_a_row_only_when_one_is_ticked() -> None:
    assert blocked_at(ready({"6.1": frozenset({"neglect"}), "6.1.rows": []})) == ["6.1.rows"]
    assert blocked_at(ready({"6.1": frozenset(), "6.1.rows": []})) == []


@pytest.mark.parametrize("answer", ["no", "unclear"])
def test_a_child_not_surely_protected_needs_an_immediate_action(answer: str) -> None:
    assert blocked_at(ready({"9.8": answer})) == ["9.8"]
    assert blocked_at(ready({"9.8": answer}, actions=1)) == []


def test_required_actions_must_have_been_raised() -> None:
    assert blocked_at(ready({"8.10": "yes"})) == ["8.10"]
    assert blocked_at(ready({"8.10": "yes"}, actions=1)) == []


@pytest.mark.parametrize(
    ("ref", "answer"),
    [("3.1", "perhaps"), ("2.1", frozenset({"police", "army"})), ("3.10", 0), ("9.13.minutes", 9999)],
)
def test_an_answer_outside_its_set_blocks(ref: str, answer: Any) -> None:
    assert ref in blocked_at(ready({ref: answer}))


def test_a_switched_off_item_blocks_nothing_and_needs_no_answer() -> None:
    found = ready({"9.8": None, "5.1.completed": None}, off=["9.8", "5.1.completed"])
    assert (blocked_at(found), without_answer(found)) == ([], [])


def test_every_item_that_counts_and_is_blank_needs_a_reason() -> None:
    found = ready({"1.1.time": None, "3.2": None, "2.1": None, "H.6": None})
    assert without_answer(found) == ["H.6", "1.1.time", "2.1", "3.2"]


def test_none_of_these_is_an_answer() -> None:
    assert without_answer(ready({"2.1": frozenset()})) == []


def test_comments_beside_a_question_and_what_is_asked_if_any_are_never_required() -> None:
    assert without_answer(ready({"3.2.comment": "", "8.9": "", "2.2": "", "9.1.discussion": None})) == []


def test_a_comment_that_is_the_question_is_required() -> None:
    asked = ["1.3", "9.10.strengths", "9.10.learning"]
    assert without_answer(ready(dict.fromkeys(asked, ""))) == asked


@pytest.mark.parametrize("ref", ["4.10", "4.11"])
def test_reasons_are_asked_of_no_and_partly_and_of_nothing_else(ref: str) -> None:
    asked = {
        answer: without_answer(ready({ref: answer, f"{ref}.comment": ""}))
        for answer in ("yes", "no", "partly", None)
    }
    reasons = [f"{ref}.comment"]
    assert asked == {"yes": [], "no": reasons, "partly": reasons, None: [ref]}


def test_the_designation_is_asked_of_those_only_who_took_part() -> None:
    none_took_part = {"3.4.health": frozenset(), "3.4.health.designation": ""}
    took_part = {"3.4.health": frozenset({"agreed"}), "3.4.health.designation": ""}
    assert without_answer(ready(none_took_part)) == []
    assert without_answer(ready(took_part)) == ["3.4.health.designation"]


def test_no_conference_needs_no_date_of_one() -> None:
    assert without_answer(ready({"9.1": "not_applicable", "9.1.date": None})) == []
    assert without_answer(ready({"9.1": "yes", "9.1.date": None})) == ["9.1.date"]


def test_a_blank_reason_is_no_reason() -> None:
    found = ready({"3.2": None, "3.3": None})
    assert [each.ref for each in found.without_reason({"3.2": "  ", "3.3": "The file is lost."})] == ["3.2"]


def test_an_answer_that_is_not_called_for_is_set_aside_and_not_counted() -> None:
    found = ready({"3.1": "no"})
    assert found.set_aside["3.3"] == "meeting"
    assert "3.3" not in found.shown


def test_clocks_that_disagree_are_listed_and_block_nothing() -> None:
    found = ready({"5.1.completed": dt.date(2009, 12, 1), "5.2": "yes"})
    assert "5.2" in [clock.ref for clock in found.disagreements]
    assert blocked_at(found) == []


def test_within_one_section_only_dates_that_count_are_compared() -> None:
    dates = {"5.1.started": TUESDAY, "5.1.completed": MONDAY}
    counting = {"5.1": "yes", "5.1.completion_recorded": "yes", **dates}
    assert [span.end for span in backwards_within(counting)] == ["5.1.completed"]
    assert backwards_within({**counting, "5.1.completion_recorded": "no"}) == ()
    assert backwards_within(counting, ["5.1.completed"]) == ()
