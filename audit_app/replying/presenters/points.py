"""What was said to a summary and what was answered, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from audit_app.replying.choices import OUTCOMES
from audit_app.replying.models import Point

ON_THE_WHOLE = "On the audit as a whole"
Words = Callable[[str], str]


@dataclass(frozen=True)
class PointView:
    """``right`` is empty where nothing is said to be wrong, ``answered`` where nobody has answered."""

    point: Point
    about: str
    text: str
    right: str
    answered: str
    answer: str


def point_view(point: Point, words: Words = str) -> PointView:
    """``words`` is how a text about the case is shown to whoever looks."""
    return PointView(
        point=point,
        about=words(about(point)),
        text=words(point.text),
        right=words(point.right),
        answered=_answered(point),
        answer=words(point.answer),
    )


def about(point: Point) -> str:
    """Such as “On 9.9 The standard of practice in this case”."""
    if point.line is None:
        return ON_THE_WHOLE
    return f"On {point.line.question} {point.line.title}" if point.line.ref else f"On: {point.line.title}"


def _answered(point: Point) -> str:
    if point.answered_at is None:
        return ""
    return f"{dict(OUTCOMES)[point.outcome or '']}, {moment(point.answered_at)}"


def moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y, %H:%M}"
