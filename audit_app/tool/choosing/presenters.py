"""The added questions, section by section, as the page lists them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.tasks import Standing
from audit_app.tool.choosing.consequences import consequences_of_leaving_out
from audit_app.tool.choosing.offered import offered
from audit_app.tool.item import Item
from audit_app.tool.registry import section_titles
from audit_app.tool.timescales import timescales_of, worded


@dataclass(frozen=True)
class SectionOfQuestions:
    """A section of the tool, and its added questions as the checkboxes component takes them."""

    title: str
    items: list[dict[str, Any]]
    prefix: str


def sections_of_questions(review: Review, asked: Collection[str]) -> tuple[SectionOfQuestions, ...]:
    timescales = timescales_of(review)
    return tuple(
        SectionOfQuestions(
            f"{number}. {title}",
            [_box(worded(each, timescales), each.ref in asked) for each in here],
            f"asked-{number}",
        )
        for number, title in section_titles().items()
        if (here := [each for each in offered() if each.section == number])
    )


def _box(each: Item, is_asked: bool) -> dict[str, Any]:
    question = f"{each.group}: {each.question}" if each.group else each.question
    follows = consequences_of_leaving_out(each.ref)
    return {
        "value": each.ref,
        "text": f"{each.ref} {question}",
        "checked": is_asked,
        **({"hint": {"text": f"Without it: {' '.join(follows)}"}} if follows else {}),
    }


def standing(review: Review) -> Standing:
    """How the list of what is to be set up tells of this page."""
    all_of_them = offered()
    asked = sum(each.ref not in review.items_off for each in all_of_them)
    return Standing(f"{asked} of {len(all_of_them)} asked", is_done=True)
