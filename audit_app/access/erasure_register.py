"""Which children's records have been erased, kept in a file beside the database and not in it.

A backup that is older than an erasure still holds the record and its key. After a restore this register
says which erasures have to be carried out again, so it is never restored with the rest. It names no child:
a line is when the record was erased, its number, and when its key was made, by which it is told from a record
of another database that happens to have the same number.
"""

from __future__ import annotations

import os
import re
from datetime import datetime

from django.conf import settings

from audit_app.access.models import RecordKey

# The full stop tells a line that was written whole.
LINE = re.compile(r"\S+: record (\d+) of (\S+)\.")


def note_erasures() -> int:
    """Adds what has been erased and is not in the register yet, and says how many records that is.

    Call it when an erasure is committed. Nothing is lost if that fails: the next call makes up for it.
    """
    listed = _listed()
    erased = RecordKey.objects.filter(destroyed_at__isnull=False).order_by("destroyed_at")
    new = [key for key in erased if (key.pk, key.made_at) not in listed]
    if new:
        _append("".join(_line(key) for key in new))
    return len(new)


def come_back() -> list[RecordKey]:
    """The records that the register lists as erased and that have a key all the same."""
    listed = _listed()
    there = RecordKey.objects.filter(
        destroyed_at__isnull=True, pk__in={number for number, _made_at in listed}
    )
    return [key for key in there if (key.pk, key.made_at) in listed]


def _line(key: RecordKey) -> str:
    erased_at = key.destroyed_at.isoformat() if key.destroyed_at else ""
    # Each begins a new line, so that one which a full disk cut short spoils no other.
    return f"\n{erased_at}: record {key.pk} of {key.made_at.isoformat()}."


def _listed() -> set[tuple[int, datetime]]:
    try:
        text = settings.ERASURE_REGISTER.read_text(encoding="ascii")
    except FileNotFoundError:
        return set()
    lines = (LINE.fullmatch(line) for line in text.splitlines())
    return {(int(line[1]), datetime.fromisoformat(line[2])) for line in lines if line}


def _append(text: str) -> None:
    descriptor = os.open(settings.ERASURE_REGISTER, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
