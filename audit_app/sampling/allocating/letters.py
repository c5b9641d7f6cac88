"""A letter to one assessor about the cases of one review: references and places, and never a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audit_app.sampling.choices import NoticeKind

SUBJECT = "Cases to read in a review"
HEADINGS = {
    NoticeKind.OVERDUE: "Overdue:",
    NoticeKind.DUE_SOON: "Due soon:",
    NoticeKind.GIVEN: "Given to you:",
    NoticeKind.TAKEN: "No longer with you, so there is nothing more to do:",
}


@dataclass(frozen=True)
class Item:
    """One case in a letter; ``office`` is where its file is read."""

    kind: NoticeKind
    reference: str
    office: str
    due: date | None


def letter(title: str, items: Sequence[Item]) -> str:
    """The words of the letter: what is most urgent stands first."""
    parts = [f"In the review “{title}”:"]
    for kind, heading in HEADINGS.items():
        lines = [_line(item) for item in items if item.kind is kind]
        if lines:
            parts.append("\n".join([heading, *lines]))
    parts.append("Sign in to Case file audit to see your cases.")
    return "\n\n".join(parts) + "\n"


def number_of(items: Iterable[Item]) -> int:
    return len({item.reference for item in items})


def _line(item: Item) -> str:
    if item.kind is NoticeKind.TAKEN:
        return f"- {item.reference}"
    where = f", {item.office}" if item.office else ""
    when = f", due {item.due.day} {item.due:%B %Y}" if item.due else ""
    return f"- {item.reference}{where}{when}"
