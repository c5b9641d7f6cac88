"""A drafted text as one field to type in: its paragraphs, and its bullets as lines that start with a dash."""

from __future__ import annotations

from audit_app.report.narrative.draft import Draft

DASH = "- "


def as_text(draft: Draft) -> str:
    return "\n".join([draft.text, *(f"{DASH}{bullet}" for bullet in draft.bullets)])


def from_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text and its bullets; whatever follows the last bullet belongs to it."""
    lines = text.strip().splitlines()
    start = next((place for place, line in enumerate(lines) if line.startswith(DASH)), len(lines))
    bullets: list[str] = []
    for line in lines[start:]:
        if line.startswith(DASH):
            bullets.append(line.removeprefix(DASH).strip())
        elif line.strip():
            bullets[-1] = f"{bullets[-1]} {line.strip()}"
    return "\n".join(lines[:start]).strip(), tuple(bullets)
