"""Guidance speaks of questions that the tool asks, and in whole sentences."""

from __future__ import annotations

import re

from audit_app.tool.guidance import GUIDANCE, guidance_on
from audit_app.tool.registry import items

QUESTIONS = {each.top_ref for each in items()}


def test_guidance_is_on_questions_of_the_tool_and_points_to_others_of_them() -> None:
    named = {ref for words in GUIDANCE.values() for ref in re.findall(r"\b\d\.\d+\b", words)}
    assert set(GUIDANCE) <= QUESTIONS
    assert named <= QUESTIONS


def test_guidance_is_short_and_in_whole_sentences() -> None:
    for words in GUIDANCE.values():
        assert len(words) < 400
        assert words.endswith(".")


def test_a_question_that_is_plain_has_none() -> None:
    assert guidance_on("3.3") == ""
