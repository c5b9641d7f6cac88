"""A tally of one item refuses the impossible and adds up over parts of the sample."""

import pytest

from audit_app.aggregation.tally import Tally


def test_hidden_and_unanswered_follow_from_what_was_counted() -> None:
    found = Tally("5.3", cases=10, shown=7, answered=5, counts={"yes": 3, "no": 1, "not_evident": 1})
    assert (found.hidden, found.unanswered) == (3, 2)
    assert found.of("yes", "no") == 4
    assert found.of("never heard of") == 0


@pytest.mark.parametrize(("cases", "shown", "answered"), [(3, 4, 1), (3, 2, 3), (3, 3, -1)])
def test_more_answers_than_questions_are_refused(cases: int, shown: int, answered: int) -> None:
    with pytest.raises(ValueError, match=r"5\.3"):
        Tally("5.3", cases, shown, answered, {})


def test_tallies_of_two_parts_add_up() -> None:
    north = Tally("5.3", 10, 7, 5, {"yes": 3, "no": 2})
    south = Tally("5.3", 4, 4, 1, {"not_evident": 1})
    assert north + south == Tally("5.3", 14, 11, 6, {"yes": 3, "no": 2, "not_evident": 1})
