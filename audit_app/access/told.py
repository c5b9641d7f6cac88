"""What an entry of the trail may hold: codes, references and numbers as they are, and secrets under a key."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from audit_app.access.record_keys import Seal

# Codes, references and hashes fit; a comment or a reason does not.
LONGEST_VALUE = 120
SEALED = "sealed"


@dataclass(frozen=True)
class Secret:
    """A value that says something about a child: it stands in the trail only under the key of the record."""

    value: Any


def plain(value: Any, seal: Seal | None = None) -> Any:
    """The value as JSON can keep it, with its secrets under the seal of the record.

    Raises:
        ValueError: it is longer than a code or a reference, has line breaks, or is of another kind; or it is
            a secret and there is no seal.
        ErasedError: it is a secret, and the record's key has been destroyed.
    """
    if isinstance(value, Secret):
        return _sealed(value, seal)
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
        return {str(plain(key)): plain(item, seal) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence):
        return [plain(item, seal) for item in value]
    raise ValueError(f"The trail cannot keep a {type(value).__name__}")


def is_sealed(value: Any) -> bool:
    """Whether this value of an entry's detail is a secret."""
    return isinstance(value, dict) and value.keys() == {SEALED}


def revealed(detail: Any, seal: Seal) -> Any:
    """A detail with its secrets opened, for those who may read the record.

    Raises:
        ErasedError: the record has been erased, so its secrets are gone.
    """
    if is_sealed(detail):
        return json.loads(seal.unseal(detail[SEALED]))
    if isinstance(detail, dict):
        return {name: revealed(value, seal) for name, value in detail.items()}
    return [revealed(value, seal) for value in detail] if isinstance(detail, list) else detail


def _sealed(secret: Secret, seal: Seal | None) -> Any:
    if secret.value in (None, "", []):
        return secret.value
    if seal is None:
        raise ValueError("A secret needs the record under whose key it is kept")
    return {SEALED: seal.seal(json.dumps(secret.value, default=str))}
