"""What binds the entries of the trail: each holds a keyed hash of itself and of the entry before.

The hash is an HMAC under the setting ``TRAIL_KEYS`` (the first key writes, all of them can check), so that
whoever can write to the database, but has no key, cannot make an altered trail look whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from django.conf import settings

from audit_app.access.models import TrailEntry, TrailHead

START = ""


@dataclass(frozen=True)
class Break:
    """A place where the trail is not what was written; ``entry`` is None for its end."""

    entry: int | None
    sentence: str


def hash_of(entry: TrailEntry) -> str:
    """The entry's hash under the key that writes."""
    return _hash(_content(entry), settings.TRAIL_KEYS[0])


def breaks() -> Iterator[Break]:
    """Goes through the whole trail in order, some hundred thousand entries in seconds; nothing when whole."""
    expected, count = START, 0
    for entry in TrailEntry.objects.order_by("pk").iterator(chunk_size=2000):
        count += 1
        if entry.previous_hash != expected:
            yield Break(entry.pk, f"An entry is missing or out of place before entry {entry.pk}.")
        if not _is_its_own(entry):
            yield Break(entry.pk, f"Entry {entry.pk} is not as it was written.")
        expected = entry.hash
    yield from _at_the_end(expected, count)


def _at_the_end(last: str, count: int) -> Iterator[Break]:
    head = TrailHead.objects.filter(pk=TrailHead.THE_ONE).first()
    if (head.entries if head else 0) != count:
        yield Break(None, f"There are {count:,} entries, and {head.entries if head else 0:,} were written.")
    elif (head.hash if head else START) != last:
        yield Break(None, "The last entry is not the one that was written last.")


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
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _hash(content: bytes, key: str) -> str:
    return hmac.new(key.encode(), content, hashlib.sha256).hexdigest()
