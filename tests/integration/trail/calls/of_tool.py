"""Saying which added questions are asked."""

from __future__ import annotations

from tests.integration.trail.calls.call import call
from tests.integration.trail.calls.of_sampling import of_the_review

CALLS = {
    "tool.choose_questions": call(
        lambda cast: {"asked": ["9.14"], **of_the_review(cast)}, "questions chosen"
    ),
}
