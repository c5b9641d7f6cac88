"""Where two readings differ, and what the answers are once that is settled."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audit_app.agreeing.differences import Settled, agreed_answers, differences
from audit_app.tool.answers import shown_answers

FIRST, SECOND, BOTH = Settled("first"), Settled("second"), Settled("both")


def refs(first: dict[str, Any], second: dict[str, Any], **settled: Settled) -> list[str]:
    how = {ref.replace("_", "."): each for ref, each in settled.items()}
    counted = shown_answers(first, []), shown_answers(second, [])
    return [each.ref for each in differences(*counted, [], how)]


def test_an_answer_that_both_gave_is_no_difference() -> None:
    assert refs({"7.4": "yes", "2.1": frozenset()}, {"7.4": "yes", "2.1": frozenset()}) == []


def test_differences_stand_in_the_order_of_the_form() -> None:
    assert refs({"9.8": "no", "1.6": "yes"}, {"9.8": "yes", "1.6": "no"}) == ["1.6", "9.8"]


def test_an_answer_that_only_one_of_them_gave_is_a_difference() -> None:
    assert refs({"7.4": "yes"}, {}) == ["7.4"]
    assert refs({}, {"2.1": frozenset()}) == ["2.1"]


def test_words_and_the_day_and_length_of_the_reading_are_not_compared() -> None:
    day, other = dt.date(2009, 4, 1), dt.date(2009, 4, 2)
    first = {"7.4.comment": "a", "H.6": day, "1.2": "x", "9.13.minutes": 120}
    assert refs(first, {"7.4.comment": "b", "H.6": other, "9.13.minutes": 95}) == []


def test_of_rows_the_dates_are_compared() -> None:
    row = {"date": dt.date(2008, 1, 1), "nature": "A call", "outcome": ""}
    first = {"1.4": "yes", "1.4.rows": [row]}
    assert refs(first, {"1.4": "yes", "1.4.rows": [{**row, "nature": "A letter"}]}) == []
    assert refs(first, {"1.4": "yes", "1.4.rows": []}) == ["1.4.rows"]


def test_what_follows_from_an_answer_is_to_be_settled_once_that_answer_is_agreed() -> None:
    first, second = {"3.1": "no"}, {"3.1": "yes", "3.2": "yes"}
    assert refs(first, second) == ["3.1"]
    assert refs(first, second, **{"3_1": SECOND}) == ["3.1", "3.2"]
    assert refs(second, first) == ["3.1", "3.2"]
    assert refs(second, first, **{"3_1": SECOND}) == ["3.1"]


def test_a_hidden_answer_of_the_first_reading_does_not_come_back() -> None:
    first = shown_answers({"3.1": "no", "3.2": "no"}, [])
    second = {"3.1": "yes", "3.2": "yes"}
    agreed = agreed_answers(first, second, {"3.1": SECOND, "3.2": FIRST})
    assert agreed["3.2"] is None


def test_ticks_can_be_agreed_together_and_a_choice_to_what_neither_said() -> None:
    first = {"6.7": frozenset({"drug_misuse"}), "7.4": "yes"}
    second = {"6.7": frozenset({"homelessness"}), "7.4": "no"}
    agreed = agreed_answers(first, second, {"6.7": BOTH, "7.4": Settled("other", "partly")})
    assert agreed["6.7"] == {"drug_misuse", "homelessness"}
    assert agreed["7.4"] == "partly"


def test_only_what_fits_the_question_can_be_agreed() -> None:
    ticks, choice = differences(
        {"6.7": frozenset(), "7.4": "yes"}, {"6.7": frozenset({"homelessness"}), "7.4": "no"}, [], {}
    )
    assert ticks.allows(BOTH)
    assert not choice.allows(BOTH)
    assert choice.allows(Settled("other", "partly"))
    assert not choice.allows(Settled("other", "yes"))
    assert not choice.allows(Settled("first", "partly"))
    assert not ticks.allows(Settled("other", "homelessness"))


def test_words_come_with_the_answer_that_they_stand_beside() -> None:
    first = {"7.4": "yes", "7.4.comment": "Seen", "8.4": "yes", "8.4.comment": "Full"}
    second = {"7.4": "no", "7.4.comment": "Undated", "8.4": "no", "8.4.comment": "Gaps"}
    agreed = agreed_answers(first, second, {"7.4": SECOND, "8.4": FIRST})
    assert (agreed["7.4.comment"], agreed["8.4.comment"]) == ("Undated", "Full")
