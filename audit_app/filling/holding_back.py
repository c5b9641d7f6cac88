"""What keeps an assessor from opening their cases for now, as a room above knows it.

This room knows of no calibration. Whoever keeps one says here, when the service starts, how it is found out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.sampling.models import Review


@dataclass(frozen=True)
class HeldBack:
    """Why, as a sentence, and the page on which it is put right; what does not ``block`` is said alone."""

    sentence: str
    url: str
    blocks: bool


Asked = Callable[[User, Review], HeldBack | None]

_asked: list[Asked] = []


def opening_is_held_back_by(asked: Asked) -> None:
    """Adds a function that says whether somebody may not open cases of a review yet; the same counts once."""
    if asked not in _asked:
        _asked.append(asked)


def held_back(user: User, review: Review) -> HeldBack | None:
    """The first thing that keeps them from it, what blocks before what does not."""
    found = [each for asked in _asked if (each := asked(user, review))]
    return min(found, key=lambda each: not each.blocks, default=None)
