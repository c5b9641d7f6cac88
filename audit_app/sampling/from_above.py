"""What rooms above know of a review: what it leaves undone, whether it is published, what there is to set up.

This room knows of no audit and no report. Those that keep them say here, when the service starts, how that is
found out; and each adds its page to the list of what is to be set up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit_app.sampling.models import Review
from audit_app.sampling.states import Move


@dataclass(frozen=True)
class Outstanding:
    """Something not yet done, as a sentence; what ``blocks`` must be done before the review is moved."""

    sentence: str
    blocks: bool = False


Finder = Callable[[Review, Move], Iterable[Outstanding]]
Asked = Callable[[Review], bool]

_finders: list[Finder] = []
_publications: list[Asked] = []


def outstanding_is_told_by(finder: Finder) -> None:
    """Adds a function that says what a review leaves undone before a move; the same one counts once."""
    if finder not in _finders:
        _finders.append(finder)


def outstanding_above(review: Review, move: Move) -> list[Outstanding]:
    return [found for finder in _finders for found in finder(review, move)]


def publication_is_told_by(asked: Asked) -> None:
    """Names the function that says whether anything of a review has been published."""
    _publications[:] = [asked]


def is_published(review: Review) -> bool:
    return any(asked(review) for asked in _publications)
