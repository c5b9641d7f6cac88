"""Adds an entry to the trail, in the transaction of the write that it tells of: neither stands alone.

An entry is bound to the one before it, so entries are added one at a time: whoever adds one keeps others
waiting until their transaction ends. That is why an entry is the last thing that a service does.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from audit_app.access.chain import START, hash_of
from audit_app.access.models import RecordKey, TrailEntry, TrailHead, User
from audit_app.access.record_keys import seal, unseal

# Codes, references and hashes fit; a comment or a reason does not.
LONGEST_VALUE = 120
SEALED = "sealed"
STRANGER = "Somebody not signed in"


@dataclass(frozen=True)
class Secret:
    """A value that says something about a child: it stands in the trail only under the key of the record."""

    value: Any


def record(
    *,
    by: User | AnonymousUser,
    action: str,
    subject: Model,
    review_id: int | None = None,
    record: RecordKey | None = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    **detail: Any,
) -> TrailEntry:
    """Records that ``by`` did ``action`` to ``subject``.

    Args:
        record: the key of the child's record that this is about, if it is about one.
        changes: by ref or name of a field, what it was and what it became.
        detail: which fields, how many, what code. What is free text or tells of a child is a ``Secret``.

    Raises:
        ValueError: nobody is signed in, the subject is not saved, or a detail looks like free text.
        ErasedError: there is a secret to keep, and the record's key has been destroyed.
    """
    if not isinstance(by, User) or by.pk is None:
        raise ValueError("The trail takes no anonymous entry")
    if subject.pk is None:
        raise ValueError("The trail speaks of saved things only")
    if changes:
        detail["changes"] = {ref: {"from": old, "to": new} for ref, (old, new) in changes.items()}
    return _append(
        actor_id=by.pk,
        actor_name=by.display_name,
        action=action,
        subject_type=subject._meta.label,
        subject_id=subject.pk,
        review_id=review_id,
        record_id=record.pk if record else None,
        detail={name: plain(value, record) for name, value in detail.items()},
    )


def record_stranger(*, action: str, **detail: Any) -> TrailEntry:
    """Records what somebody tried who was not signed in; callers bound how often.

    Raises:
        ValueError: a detail looks like free text.
    """
    return _append(
        actor_id=None,
        actor_name=STRANGER,
        action=action,
        detail={name: plain(value) for name, value in detail.items()},
    )


@transaction.atomic
def _append(**columns: Any) -> TrailEntry:
    head = TrailHead.objects.select_for_update().filter(pk=TrailHead.THE_ONE).first()
    if head is None:
        head = TrailHead.objects.create(pk=TrailHead.THE_ONE, hash=START)
    entry = TrailEntry(at=timezone.now(), previous_hash=head.hash, **columns)
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    head.entries, head.hash = head.entries + 1, entry.hash
    head.save(force_update=True)
    return entry


def plain(value: Any, record: RecordKey | None = None) -> Any:
    """The value as JSON can keep it, secrets sealed under the record's key.

    Raises:
        ValueError: it is longer than a code or a reference, has line breaks, or is of another kind; or it is
            a secret and there is no record.
    """
    if isinstance(value, Secret):
        return _sealed(value, record)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        # Beyond this PostgreSQL gives back another number than it was given, which would break the chain.
        if not math.isfinite(value) or abs(value) >= 1e15:
            raise ValueError("The trail keeps ordinary numbers only")
        return round(value, 9)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, str):
        if len(value) > LONGEST_VALUE or not value.isprintable():
            raise ValueError("The trail keeps codes and references, not free text")
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item, record) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence):
        return [plain(item, record) for item in value]
    raise ValueError(f"The trail cannot keep a {type(value).__name__}")


def revealed(detail: Any, record: RecordKey) -> Any:
    """A detail with its secrets opened, for those who may read the record.

    Raises:
        ErasedError: the record has been erased, so its secrets are gone.
    """
    if isinstance(detail, dict):
        if detail.keys() == {SEALED}:
            return json.loads(unseal(record, detail[SEALED]))
        return {name: revealed(value, record) for name, value in detail.items()}
    return [revealed(value, record) for value in detail] if isinstance(detail, list) else detail


def _sealed(secret: Secret, record: RecordKey | None) -> Any:
    if secret.value in (None, "", []):
        return secret.value
    if record is None:
        raise ValueError("A secret needs the record under whose key it is kept")
    return {SEALED: seal(record, json.dumps(secret.value, default=str))}
