"""The timescales that questions name: those of the review, and those of 2009 where there is none."""

import re
from typing import Any

import pytest

from audit_app.sampling.models import Review
from audit_app.tool.registry import item, items
from audit_app.tool.timescales import timescales_of, worded
from tests.factories.timescales import OWN_QUESTIONS, OWN_STANDARDS, QUESTIONS_OF_2009

NUMBER_OF_HOURS_OR_DAYS = re.compile(r"\d+ (?:\w+ )?(?:hour|day)")


def asked(ref: str, **standards: Any) -> str:
    return worded(item(ref), timescales_of(Review(**standards))).question


def test_without_a_review_the_questions_name_the_timescales_of_2009() -> None:
    assert {ref: item(ref).question for ref in QUESTIONS_OF_2009} == QUESTIONS_OF_2009


def test_a_review_that_sets_nothing_asks_word_for_word_as_in_2009() -> None:
    of_review = timescales_of(Review())
    assert [worded(each, of_review) for each in items()] == list(items())


def test_a_review_with_standards_of_its_own_asks_by_them() -> None:
    assert {ref: asked(ref, **OWN_STANDARDS) for ref in OWN_QUESTIONS} == OWN_QUESTIONS


def test_working_days_are_called_what_the_tool_of_2009_calls_them() -> None:
    assert asked("4.3", outcome_days=20) == "Was it held in time (20 days)?"
    within = asked("5.2.from_referral", core_referral_days=45)
    assert within == "Was it completed within 45 working days of the referral?"


@pytest.mark.parametrize(
    ("ref", "standards", "named"),
    [
        ("3.2", {"strategy_hours": 1}, "(1 hour)"),
        ("4.3", {"outcome_days": 1}, "(1 day)"),
        ("4.3", {"outcome_days": 1, "day_counting": "calendar"}, "(1 calendar day)"),
    ],
)
def test_one_hour_and_one_day_are_not_several(ref: str, standards: dict[str, Any], named: str) -> None:
    assert named in asked(ref, **standards)


def test_only_the_questions_that_name_a_timescale_change() -> None:
    own = timescales_of(Review(**OWN_STANDARDS))
    assert {each.ref for each in items() if worded(each, own) != each} == set(OWN_QUESTIONS)


def test_no_item_names_hours_or_days_that_a_review_cannot_change() -> None:
    for each in items():
        said = (each.hint, each.group, each.none_label, *each.labels.values())
        fixed = (*said, each.template or each.question)
        assert not NUMBER_OF_HOURS_OR_DAYS.search(" ".join(fixed)), each.ref


def test_no_text_of_the_tool_is_left_with_an_open_place() -> None:
    for each in items():
        said = (each.question, each.hint, each.group, each.none_label, *each.labels.values())
        assert "{" not in " ".join(said), each.ref
