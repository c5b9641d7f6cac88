"""What binds the entries of the trail: each holds a keyed hash of itself and of the entry before.

The hash is an HMAC under the setting ``TRAIL_KEYS`` (the first key writes, all of them can check), so that
whoever can write to the database, but has no key, cannot make an altered trail look whole.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from django.conf import settings

from audit_app.access.models import TrailEntry, TrailHead

START = ""
# The same text for the same content, in whatever order a database gives it back.
_in_order = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class Break:
    """A place where the trail is not what was written; ``entry`` is None where it is no single entry."""

    entry: int | None
    sentence: str


@dataclass(frozen=True)
class Mark:
    """How many entries there once were, and the hash of the last: they must stand there ever after."""

    entries: int
    hash: str


def end_of_trail() -> Mark:
    """How far the trail has come by now."""
    head = TrailHead.objects.filter(pk=TrailHead.THE_ONE).first()
    return Mark(head.entries, head.hash) if head else Mark(0, START)


def hash_of(entry: TrailEntry) -> str:
    """The entry's hash under the key that writes."""
    return _hash(_content(entry), settings.TRAIL_KEYS[0])


def breaks(*noted: Mark) -> Iterator[Break]:
    """Goes through the whole trail in order, a hundred thousand entries in seconds; nothing when it is whole.

    It keeps nobody from adding entries meanwhile. The end of the trail is read first, so all that it counts
    is there to be read, and whatever is read beyond it the end counts when it is read once more.

    Args:
        noted: marks that were kept elsewhere. They tell of an end that was cut off with its count.
    """
    marks = _by_place([*noted, end_of_trail()])
    place, last = 0, START
    for entry in TrailEntry.objects.order_by("pk").iterator(chunk_size=2000):
        place += 1
        if entry.previous_hash != last:
            yield Break(entry.pk, f"An entry is missing or out of place before entry {entry.pk}.")
        if not _is_its_own(entry):
            yield Break(entry.pk, f"Entry {entry.pk} is not as it was written.")
        last = entry.hash
        if marks.pop(place, {last}) != {last}:
            yield Break(entry.pk, f"Entry {entry.pk} is not the one that was written as number {place:,}.")
    written = max([end_of_trail().entries, *marks])
    if marks or written < place:
        yield Break(None, f"There are {place:,} entries in place of {written:,}.")


def _by_place(marks: Iterable[Mark]) -> dict[int, set[str]]:
    """The hashes that must stand at each place; before the first entry there is nothing to check."""
    found: dict[int, set[str]] = {}
    for mark in marks:
        if mark.entries:
            found.setdefault(mark.entries, set()).add(mark.hash)
    return found


def _is_its_own(entry: TrailEntry) -> bool:
    content = _content(entry)
    return any(hmac.compare_digest(entry.hash, _hash(content, key)) for key in settings.TRAIL_KEYS)


def _content(entry: TrailEntry) -> bytes:
    told = [
        entry.at.astimezone(UTC).isoformat(),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.subject_type,
        entry.subject_id,
        entry.review_id,
        entry.record_id,
        entry.detail,
        entry.previous_hash,
    ]
    return _in_order(told).encode()


def _hash(content: bytes, key: str) -> str:
    return hmac.digest(key.encode(), content, "sha256").hex()
