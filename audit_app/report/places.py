"""Where leads have written themselves: each place with its text, and the page on which it is put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from audit_app.report.models import Report
from audit_app.report.narrative.wording import WORDING
from audit_app.report.queries import edits_of, paragraphs_of

HEAD = ("presented_by", "presented_to", "subject", "classification", "reference")


@dataclass(frozen=True)
class Place:
    """``key`` stays the same while the text is written anew; ``name`` is how a sentence speaks of it."""

    key: str
    name: str
    text: str
    address: str


def places_of(report: Report) -> tuple[Place, ...]:
    """Every place of the report at which somebody has written something, in no child's file."""
    return tuple(place for place in _places(report) if place.text.strip(" ·"))


def _places(report: Report) -> Iterator[Place]:
    covering = reverse("report:covering", args=[report.review_id])
    head = " · ".join(str(getattr(report, name)) for name in HEAD)
    yield Place("head", "the head of the report", head, covering)
    yield Place("summary", "the summary", report.summary, covering)
    for paragraph in paragraphs_of(report):
        yield Place(
            f"paragraph-{paragraph.pk}",
            f"“{paragraph.heading}”",
            f"{paragraph.heading} · {paragraph.body}",
            reverse("report:paragraph", args=[report.review_id, paragraph.pk]),
        )
    for key, edit in edits_of(report).items():
        yield Place(
            f"wording-{key}",
            f"the wording of {_drafted(key)}",
            edit.text,
            reverse("report:edit_wording", args=[report.review_id, key]),
        )


def _drafted(key: str) -> str:
    return f"“{WORDING[key].label}”" if key in WORDING else key
