"""What an assessor is told to do next: whoever waits for them first, then what is due first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from audit_app.home.my_work import READ, MyCase, next_step


def case(reference: str, **changes: Any) -> MyCase:
    """A case in progress that is due on 15 April."""
    due = changes.pop("due", date(2009, 4, 15))
    allocation: Any = SimpleNamespace(due=due, case=SimpleNamespace(reference=reference))
    plain = MyCase(
        allocation=allocation,
        child="",
        state="in_progress",
        state_label="In progress",
        tag_classes="",
        url=f"/{reference}/",
        verb="Continue",
        waits="",
        is_open=True,
        is_overdue=False,
        is_due_soon=False,
        is_second=False,
        is_asked=False,
        returned=None,
    )
    return replace(plain, **changes)


RETURNED: Any = SimpleNamespace(by=SimpleNamespace(display_name="Leah Lead"))
ASKED = case("A", state="in_moderation", verb="Answer", is_asked=True, is_open=False)
BACK = case("B", state="returned", returned=RETURNED)
LATE = case("C", state="not_started", verb="Start", is_overdue=True, due=date(2009, 4, 1))
SOON = case("D", is_due_soon=True, due=date(2009, 4, 10))
NEW = case("E", state="not_started", verb="Start")
WAITS = case("F", state="not_started", verb="Start", waits="Waits for the fieldwork to begin")
DONE = case("G", state="submitted", verb=READ, is_open=False)


def test_each_thing_to_do_comes_before_those_after_it_in_whatever_order_they_are_listed() -> None:
    order = [ASKED, BACK, LATE, SOON, case("H"), NEW]
    for number in range(len(order)):
        left = order[number:]
        for cases in (left, left[::-1]):
            assert next_step((DONE, WAITS, *cases)).url == left[0].url


def test_the_sentence_says_why_and_the_button_what() -> None:
    assert [
        (step.sentence, step.verb) for step in (next_step((each,)) for each in (ASKED, BACK, LATE, SOON, NEW))
    ] == [
        ("The moderator has asked you about A.", "Answer A"),
        ("B came back to you from Leah Lead.", "Continue B"),
        ("C is not started and overdue.", "Start C"),
        ("D is in progress and due soon.", "Continue D"),
        ("E is not started.", "Start E"),
    ]


def test_where_there_is_nothing_to_do_there_is_no_button() -> None:
    for cases, sentence in (
        ((), "No case is allocated to you yet."),
        ((DONE, WAITS), "There is nothing for you to do now."),
    ):
        step = next_step(cases)
        assert (step.sentence, step.url) == (sentence, "")


def test_a_case_without_a_due_date_comes_after_those_with_one() -> None:
    assert next_step((case("A", due=None), case("Z"))).url == "/Z/"
