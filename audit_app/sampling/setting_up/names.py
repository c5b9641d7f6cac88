"""What the name of a district or team may be: it stands in the frame, which is hashed, and in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.core.exceptions import ValidationError

LONGEST = 100


def why_not(name: str) -> str:
    """Why this cannot be the name of a place; empty if it can."""
    if not name:
        return "Enter a name"
    if len(name) > LONGEST:
        return f"“{name[:20]}…” has {len(name)} characters; a name has {LONGEST} at most"
    if not name.isprintable():
        return "A name is printed on one line, without characters that cannot be seen"
    return ""


def check_names(names: Iterable[str]) -> None:
    """Raises ValidationError for a name that cannot be used, or that two of them share but for capitals."""
    names = list(names)
    for name in names:
        if reason := why_not(name):
            raise ValidationError(reason)
    times = Counter(name.casefold() for name in names)
    for name in names:
        if times[name.casefold()] > 1:
            raise ValidationError(f"{name} is there more than once")
