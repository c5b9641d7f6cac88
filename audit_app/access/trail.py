"""Adds an entry to the trail, in the transaction of the write that it tells of: neither stands alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from audit_app.access.models import TrailEntry, User

# Codes, references and hashes fit; a comment or a reason does not.
LONGEST_VALUE = 120


def record(
    *, by: User | AnonymousUser, action: str, subject: Model, review_id: int | None = None, **detail: Any
) -> TrailEntry:
    """Records that ``by`` did ``action`` to ``subject``.

    Args:
        detail: which fields, how many, what code: never free text and never anything that names a child.

    Raises:
        ValueError: nobody is signed in, the subject is not saved, or a detail looks like free text.
    """
    if not isinstance(by, User) or by.pk is None:
        raise ValueError("The trail takes no anonymous entry")
    if subject.pk is None:
        raise ValueError("The trail speaks of saved things only")
    return TrailEntry.objects.create(
        actor_id=by.pk,
        actor_name=by.display_name,
        action=action,
        subject_type=subject._meta.label,
        subject_id=subject.pk,
        review_id=review_id,
        detail={name: plain(value) for name, value in detail.items()},
    )


def plain(value: Any) -> Any:
    """The value as JSON can keep it.

    Raises:
        ValueError: it is longer than a code or a reference, has line breaks, or is of another kind.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        if len(value) > LONGEST_VALUE or not value.isprintable():
            raise ValueError("The trail keeps codes and references, not free text")
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise ValueError(f"The trail cannot keep a {type(value).__name__}")
