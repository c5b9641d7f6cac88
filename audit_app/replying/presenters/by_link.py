"""The summary as whoever has its link sees it, with what they have said to it so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from audit_app.replying.choices import KINDS, RECIPIENT_LABELS
from audit_app.replying.links import last_day
from audit_app.replying.models import Point, Share, SharedLine
from audit_app.replying.presenters.points import PointView, point_view
from audit_app.replying.services.by_link import WHOLE


@dataclass(frozen=True)
class LineView:
    """A line, and what was said to it if anything was."""

    line: SharedLine
    point: PointView | None


@dataclass(frozen=True)
class PartView:
    title: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class LinkPage:
    """``whole`` is what was said to the audit as a whole; ``last_day`` the last on which the link works."""

    share: Share
    reference: str
    recipient: str
    parts: tuple[PartView, ...]
    whole: PointView | None
    points: tuple[PointView, ...]
    last_day: date
    whole_number: int = WHOLE


def link_page(share: Share) -> LinkPage:
    points = tuple(point_view(each) for each in share.points.select_related("line"))
    said = {each.point.line_id: each for each in points}
    return LinkPage(
        share=share,
        reference=share.audit.case.reference,
        recipient=RECIPIENT_LABELS[share.recipient],
        parts=parts_of(share.lines.all(), said),
        whole=said.get(None),
        points=points,
        last_day=last_day(share),
    )


def parts_of(lines: Iterable[SharedLine], said: dict[int | None, PointView]) -> tuple[PartView, ...]:
    """The lines under their headings; a heading without lines is left out."""
    return tuple(_parts(list(lines), said))


def initial_of(point: Point | None) -> dict[str, object]:
    """What its form opens with."""
    return {"text": point.text, "is_wrong": point.is_wrong, "right": point.right} if point else {}


def _parts(lines: list[SharedLine], said: dict[int | None, PointView]) -> Iterator[PartView]:
    for kind, title in KINDS:
        here = tuple(LineView(each, said.get(each.pk)) for each in lines if each.kind == kind)
        if here:
            yield PartView(title, here)
