"""Saving the header and the sections: a draft is taken as it comes, and never over a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.trail import Secret
from audit_app.filling.policies import check_can_edit
from audit_app.filling.services.locking import locked
from audit_app.filling.services.telling import tell
from audit_app.filling.submission import Span, backwards_within
from audit_app.tool.answers import header_answers, section_answers, stored_section, write_section
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item

FREE_TEXT = ("text", "comment", "rows")


@dataclass(frozen=True)
class Difference:
    """An item to which the answer now stored and the answer being saved differ."""

    ref: str
    theirs: Any
    yours: Any


class Conflict(Exception):  # noqa: N818 - two people at work, not a fault
    """Somebody saved in between; nothing was written.

    ``revision`` is the one that stands now: saving again with it says that the differences have been seen.
    """

    def __init__(
        self,
        *,
        revision: int,
        differences: tuple[Difference, ...],
        saved_by: User | None = None,
    ) -> None:
        super().__init__("This section was saved by somebody else after you opened it.")
        self.revision = revision
        self.differences = differences
        self.saved_by = saved_by


class OutOfOrderError(ValueError):
    """An end before its start, among dates of one section that the database keeps in order."""

    def __init__(self, span: Span) -> None:
        super().__init__(span.sentence)
        self.span = span


@transaction.atomic
def save_section(*, audit: Audit, number: int, answers: Mapping[str, Any], revision: int, by: User) -> int:
    """Saves those answers of a section that are given and differ, and returns the section's new revision.

    Raises:
        Refused: it is not this person's audit, or it has been submitted.
        Conflict: the section has moved on from ``revision``.
        KeyError: a ref is no item of this section.
        OutOfOrderError: an end is before its start.
        ValueError: an answer is not among its item's options.
    """
    current = locked(audit, by)
    check_can_edit(by, current)
    stored = section_answers(current, number)
    section = stored_section(current, number)
    changed = _changes(stored, answers)
    if section.revision != revision:
        raise Conflict(
            revision=section.revision,
            differences=_differences(stored, changed),
            saved_by=section.saved_by,
        )
    if not changed:
        return revision
    for span in backwards_within(stored | changed, current.review.items_off):
        raise OutOfOrderError(span)
    write_section(current, number, changed, revision=revision, saved_at=timezone.now(), saved_by=by)
    changes = _told(stored, changed)
    tell(by, "section saved", current, section=number, changes=changes, revision=revision + 1)
    return revision + 1


@transaction.atomic
def save_header(*, audit: Audit, answers: Mapping[str, Any], revision: int, by: User) -> int:
    """Saves what the assessor enters in the header (H.5 to H.7) and returns its new revision.

    Raises as ``save_section`` does.
    """
    current = locked(audit, by)
    check_can_edit(by, current)
    stored = header_answers(current)
    changed = _changes(stored, answers)
    if current.revision != revision:
        raise Conflict(revision=current.revision, differences=_differences(stored, changed))
    if not changed:
        return revision
    for ref, value in changed.items():
        setattr(current, item(ref).field, value)
    current.revision = revision + 1
    current.save()
    changes = _told(stored, changed)
    tell(by, "header saved", current, section=HEADER, changes=changes, revision=revision + 1)
    return revision + 1


def _told(stored: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What each item was and became; free text, which may name anybody, goes under the record's key."""
    return {
        ref: (Secret(stored[ref]), Secret(value)) if item(ref).kind in FREE_TEXT else (stored[ref], value)
        for ref, value in changed.items()
    }


def _changes(stored: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    given = {ref: _as_stored(item(ref), value) for ref, value in answers.items()}
    return {ref: value for ref, value in given.items() if value != stored[ref]}


def _differences(stored: Mapping[str, Any], changed: Mapping[str, Any]) -> tuple[Difference, ...]:
    return tuple(Difference(ref, stored[ref], value) for ref, value in changed.items())


def _as_stored(each: Item, value: Any) -> Any:
    """The value as the database would give it back, so that an unchanged answer is seen to be one."""
    if each.kind == "any_of":
        return None if value is None else frozenset(value)
    if each.kind == "rows":
        rows: Any = each.model
        whole = [{name: row.get(name) or "" for name, _label in rows.columns} for row in value or []]
        return sorted(whole, key=lambda row: row["date"])
    if each.kind in ("text", "comment"):
        return value or ""
    return None if value == "" else value
