"""Adds an entry to the trail, in the transaction of the write that it tells of: neither stands alone.

An entry is bound to the one before it, so entries are added one at a time: whoever adds one keeps others
waiting until their transaction ends. That is why an entry is the last thing that a service does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from audit_app.access.actions import check_is_known
from audit_app.access.chain import START, hash_of
from audit_app.access.models import RecordKey, TrailEntry, TrailHead, User
from audit_app.access.record_keys import Seal
from audit_app.access.told import Secret, plain
from audit_app.kit.many_rows import insert_rows

__all__ = [
    "About",
    "LinkHolder",
    "Numbered",
    "Secret",
    "record",
    "record_by_command",
    "record_for_each",
    "record_stranger",
]

STRANGER = "Somebody not signed in"
# Followed by its name.
BY_COMMAND = "The command"
# After what somebody with a link was asked as.
BY_LINK = ", by link"
COLUMNS = tuple(field.attname for field in TrailEntry._meta.concrete_fields if not field.primary_key)
_columns_of = attrgetter(*COLUMNS)


@dataclass(frozen=True)
class LinkHolder:
    """Somebody without an account who was handed a link; ``asked_as`` says as what, such as "Social worker".

    The trail outlives every record, so it does not name them: the subject of the entry is the link, and who
    holds it stands there for as long as the record does.
    """

    asked_as: str


@dataclass(frozen=True)
class Numbered:
    """What is known by its number alone, where there are too many of it to fetch."""

    model: type[Model]
    pk: int


@dataclass(frozen=True)
class About:
    """One child's part in something that was done with many: what it was done to, and of whose record.

    ``record_id`` is the number of the child's record; ``detail`` holds codes, references and numbers.
    """

    subject: Model | Numbered
    record_id: int
    review_id: int
    detail: Mapping[str, Any] = field(default_factory=dict)


def record(
    *,
    by: User | AnonymousUser | LinkHolder,
    action: str,
    subject: Model,
    review_id: int | None = None,
    record: RecordKey | None = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    **detail: Any,
) -> TrailEntry:
    """Records that ``by`` did ``action`` to ``subject``.

    Args:
        action: one of those in ``actions``.
        record: the key of the child's record that this is about, if it is about one.
        changes: by ref or name of a field, what it was and what it became.
        detail: which fields, how many, what code. What is free text or tells of a child is a ``Secret``.

    Raises:
        ValueError: nobody is signed in, the subject is not saved, nobody said what kind of action this is,
            or a detail looks like free text.
        ErasedError: there is a secret to keep, and the record's key has been destroyed.
    """
    if changes:
        detail["changes"] = {ref: {"from": old, "to": new} for ref, (old, new) in changes.items()}
    entry = TrailEntry(
        **_actor(by),
        **_subject(subject),
        action=action,
        review_id=review_id,
        record_id=record.pk if record else None,
        detail=plain(detail, Seal(record) if record else None),
    )
    _append([entry])
    return entry


def record_for_each(*, by: User, action: str, of: Iterable[About], **detail: Any) -> None:
    """Records something done with the records of many children at once: an entry for each of them.

    So whoever asks who has seen a child's record finds it under that record, wherever it was shown.
    ``detail`` is what the entries have in common. Raises as ``record`` does.
    """
    actor = _actor(by)
    entries = [
        TrailEntry(
            **actor,
            **_subject(about.subject),
            action=action,
            review_id=about.review_id,
            record_id=about.record_id,
            detail=plain({**detail, **about.detail}),
        )
        for about in of
    ]
    if entries:
        _append(entries)


def record_stranger(*, action: str, **detail: Any) -> TrailEntry:
    """Records what somebody tried who was not signed in; callers bound how often.

    Raises:
        ValueError: nobody said what kind of action this is, or a detail looks like free text.
    """
    entry = TrailEntry(actor_name=STRANGER, action=action, detail=plain(detail))
    _append([entry])
    return entry


def record_by_command(*, command: str, action: str, **detail: Any) -> TrailEntry:
    """Records what the service itself did, because somebody gave this management command or a timer did.

    Whoever can give commands is known to the machine and not to the service, so the command stands for them.

    Raises:
        ValueError: nobody said what kind of action this is, or a detail looks like free text.
    """
    entry = TrailEntry(actor_name=f"{BY_COMMAND} {command}", action=action, detail=plain(detail))
    _append([entry])
    return entry


def _actor(by: User | AnonymousUser | LinkHolder) -> dict[str, Any]:
    if isinstance(by, LinkHolder):
        return {"actor_id": None, "actor_name": f"{by.asked_as}{BY_LINK}"}
    if not isinstance(by, User) or by.pk is None:
        raise ValueError("The trail takes no anonymous entry")
    return {"actor_id": by.pk, "actor_name": by.display_name}


def _subject(subject: Model | Numbered) -> dict[str, Any]:
    if subject.pk is None:
        raise ValueError("The trail speaks of saved things only")
    # Not its type: whoever is signed in is a stand-in for the user.
    meta = subject.model._meta if isinstance(subject, Numbered) else subject._meta
    return {"subject_type": meta.label, "subject_id": subject.pk}


def _append(entries: list[TrailEntry]) -> None:
    for action in {entry.action for entry in entries}:
        check_is_known(action)
    _bind(entries)


# Without a savepoint: an entry that fails undoes the whole write, even where somebody caught the error.
@transaction.atomic(savepoint=False)
def _bind(entries: list[TrailEntry]) -> None:
    head, now = _locked_head(), timezone.now()
    for entry in entries:
        entry.at, entry.previous_hash = now, head.hash
        entry.hash = head.hash = hash_of(entry)
    head.entries += len(entries)
    if len(entries) == 1:
        TrailEntry.objects.bulk_create(entries)
    else:
        insert_rows(TrailEntry, COLUMNS, map(_columns_of, entries))
    head.save(force_update=True)


def _locked_head() -> TrailHead:
    heads = TrailHead.objects.select_for_update().filter(pk=TrailHead.THE_ONE)
    head = heads.first()
    if head is None:
        # Of several who add the very first entries, one makes the head and the others wait for it.
        TrailHead.objects.bulk_create([TrailHead(pk=TrailHead.THE_ONE, hash=START)], ignore_conflicts=True)
        head = heads.get()
    return head
