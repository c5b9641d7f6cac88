"""Saving the header and the sections: a draft is taken as it comes, and never over a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.trail import Secret
from audit_app.filling.history import HEADER_SAVED, SECTION_SAVED, Since, saves_since
from audit_app.filling.merging import Difference, merge
from audit_app.filling.policies import check_can_edit
from audit_app.filling.services.locking import locked
from audit_app.filling.services.telling import tell
from audit_app.filling.submission import Span, backwards_within
from audit_app.tool.answers import Answers, header_answers, section_answers, stored_section, write_section
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import item

FREE_TEXT = ("text", "comment", "rows")


@dataclass(frozen=True)
class Saved:
    """What a save came to: the revision that it made, or found where there was nothing to change.

    ``theirs`` are the refs that were saved from elsewhere since the page was loaded and not changed on it:
    they stand. ``others`` are those who saved them, without the saver.
    """

    revision: int
    theirs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Conflict(Exception):  # noqa: N818 - two people at work, not a fault
    """An answer was changed here and elsewhere, to something else each; nothing was written.

    ``revision`` is the one that stands now: saving again with it says that the differences have been seen.
    ``theirs`` and ``others`` are as in ``Saved``.
    """

    def __init__(
        self,
        *,
        revision: int,
        differences: tuple[Difference, ...],
        theirs: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
    ) -> None:
        super().__init__("Other answers were saved after you opened this section.")
        self.revision = revision
        self.differences = differences
        self.theirs = theirs
        self.others = others


class OutOfOrderError(ValueError):
    """An end before its start, among dates of one section that the database keeps in order."""

    def __init__(self, span: Span) -> None:
        super().__init__(span.sentence)
        self.span = span


@transaction.atomic
def save_section(
    *, audit: Audit, number: int, answers: Mapping[str, Any], revision: int, by: User, name: str = ""
) -> Saved:
    """Saves those answers of a section that are given and differ from what is stored.

    ``revision`` is the one that they were typed over. Where the section has moved on since, answers that were
    changed on one side only are put together. ``name`` is the page's own name of this save: sent a second
    time, it is answered as it was the first time and changes nothing.

    Raises:
        Refused: it is not this person's audit, or it has been submitted.
        Conflict: an answer was changed on both sides.
        KeyError: a ref is no item of this section.
        OutOfOrderError: an end is before its start.
        ValueError: an answer is not among its item's options.
    """
    current = locked(audit, by)
    check_can_edit(by, current)
    stored = section_answers(current, number)
    standing = stored_section(current, number).revision
    since = _since(current, number, revision, standing)
    if again := _sent_before(since, name, by):
        return again
    changed, saved = _put_together(stored, answers, standing, since, by)
    if not changed:
        return saved
    for span in backwards_within(stored | changed, current.review.items_off):
        raise OutOfOrderError(span)
    write_section(current, number, changed, revision=standing, saved_at=timezone.now(), saved_by=by)
    _tell_saved(by, SECTION_SAVED, current, number, stored, changed, standing + 1, name)
    return Saved(standing + 1, saved.theirs, saved.others)


@transaction.atomic
def save_header(
    *, audit: Audit, answers: Mapping[str, Any], revision: int, by: User, name: str = ""
) -> Saved:
    """Saves what the assessor enters in the header (H.5 to H.7), as ``save_section`` does a section."""
    current = locked(audit, by)
    check_can_edit(by, current)
    stored, standing = header_answers(current), current.revision
    since = _since(current, HEADER, revision, standing)
    if again := _sent_before(since, name, by):
        return again
    changed, saved = _put_together(stored, answers, standing, since, by)
    if not changed:
        return saved
    for ref, value in changed.items():
        setattr(current, item(ref).field, value)
    current.revision = standing + 1
    current.save()
    _tell_saved(by, HEADER_SAVED, current, HEADER, stored, changed, standing + 1, name)
    return Saved(standing + 1, saved.theirs, saved.others)


def _since(current: Audit, part: str | int, loaded: int, standing: int) -> Since:
    """Nothing is asked of the trail where nobody has saved in between, which is nearly always."""
    return Since((), is_whole=True) if loaded == standing else saves_since(current, part, loaded, standing)


def _sent_before(since: Since, name: str, by: User) -> Saved | None:
    earlier = since.made_as(name, by.pk) if name else None
    return Saved(earlier.revision) if earlier else None


def _put_together(
    stored: Answers, answers: Mapping[str, Any], standing: int, since: Since, by: User
) -> tuple[Answers, Saved]:
    """What is to be written, and what the save comes to if that is nothing."""
    given = {ref: _as_stored(item(ref), value) for ref, value in answers.items()}
    merged = merge(stored, given, since.before)
    others = since.others_than(by.pk)
    if merged.contested:
        raise Conflict(revision=standing, differences=merged.contested, theirs=merged.theirs, others=others)
    return merged.mine, Saved(standing, merged.theirs, others)


def _tell_saved(
    by: User,
    action: str,
    audit: Audit,
    part: str | int,
    stored: Answers,
    changed: Answers,
    revision: int,
    name: str,
) -> None:
    changes = {ref: (_told(ref, stored[ref]), _told(ref, value)) for ref, value in changed.items()}
    named: dict[str, Any] = {"save": name} if name else {}
    tell(by, action, audit, section=part, changes=changes, revision=revision, **named)


def _told(ref: str, value: Any) -> Any:
    """Free text, which may name anybody, goes under the record's key."""
    return Secret(value) if item(ref).kind in FREE_TEXT else value


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
