"""For the head of every page of a lead: the immediate actions that nobody has acknowledged yet.

Only references stand there. What must be done is read on the page of the case, which leaves its entry in the
trail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.filling.presenters.actions import clock
from audit_app.filling.queries import unacknowledged_in_reviews_of

MOST_NAMED = 5


@dataclass(frozen=True)
class Waiting:
    audit_id: int
    reference: str
    review: str
    clock: str


@dataclass(frozen=True)
class Banner:
    """``more`` is how many wait besides those named."""

    named: tuple[Waiting, ...]
    more: int


def banner(request: HttpRequest) -> dict[str, Callable[[], Banner | None]]:
    """Asked by the template, and so only on pages that have the header."""
    return {"unacknowledged": lambda: _banner(getattr(request, "user", None))}


def _banner(user: Any) -> Banner | None:
    if not isinstance(user, User) or Role.REVIEW_LEAD not in user.roles():
        return None
    waiting = list(unacknowledged_in_reviews_of(user))
    named = (
        Waiting(each.audit_id, each.audit.case.reference, each.audit.review.title, clock(each))
        for each in waiting[:MOST_NAMED]
    )
    return Banner(tuple(named), max(0, len(waiting) - MOST_NAMED)) if waiting else None
