"""The coded questions of the sections that count, as the checkboxes component takes them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from audit_app.agreeing.presenters.readings import question_in_full
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.scoring import coded_items
from audit_app.tool.registry import section_titles


@dataclass(frozen=True)
class SectionToCount:
    title: str
    prefix: str
    items: list[dict[str, Any]]


def sections_to_count(calibration: Calibration, counted: Collection[str]) -> tuple[SectionToCount, ...]:
    review, titles = calibration.case.review, section_titles()
    return tuple(
        SectionToCount(
            f"{number}. {titles[number]}",
            f"counted-{number}",
            [
                {
                    "value": each.ref,
                    "text": f"{each.ref} {question_in_full(review, each.ref)}",
                    "checked": each.ref in counted,
                }
                for each in coded_items([number])
                if each.ref not in review.items_off
            ],
        )
        for number in calibration.sections
    )
