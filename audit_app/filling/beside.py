"""What rooms above put beside an audit, such as what those who worked on the case say to it.

This room knows nothing of it. A room that has something to say there says here, when the service starts, how
it is found out; each page of an audit that asks for it is recorded as one that was opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.filling.presenters.item_notes import NoteView
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class Beside:
    """``sentences`` say how it stands, ``notes`` what was written; ``verb`` leads to the page at ``url``."""

    title: str
    sentences: tuple[str, ...]
    notes: tuple[NoteView, ...]
    url: str
    verb: str


Teller = Callable[[Audit, User], Iterator[Beside]]
_tellers: list[Teller] = []


def is_told_by(teller: Teller) -> None:
    """Adds a function that says what there is beside an audit for somebody; the same one counts once."""
    if teller not in _tellers:
        _tellers.append(teller)


def beside(audit: Audit, viewer: User) -> tuple[Beside, ...]:
    """In the order in which the rooms came."""
    return tuple(found for teller in _tellers for found in teller(audit, viewer))
