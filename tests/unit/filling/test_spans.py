"""What blocks a submission: every pair of dates that a clock counts between, out of order."""

from __future__ import annotations

from datetime import date

import pytest

from audit_app.filling.submission import problems
from audit_app.tool.clocks import DAY_CLOCKS

PAIRS = [("1.1", "3.1.date"), *((start, clock.end) for clock in DAY_CLOCKS for start in clock.starts)]


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_an_end_before_its_start_blocks(start: str, end: str) -> None:
    answers = {start: date(2009, 3, 2), end: date(2009, 3, 1)}
    assert [problem.ref for problem in problems(answers, actions=0)] == [end]


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_an_end_on_the_day_of_its_start_does_not(start: str, end: str) -> None:
    answers = {start: date(2009, 3, 2), end: date(2009, 3, 2)}
    assert list(problems(answers, actions=0)) == []
