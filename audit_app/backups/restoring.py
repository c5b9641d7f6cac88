"""Restores a backup: all of it or none, compared with what it was made from, and brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from pyrage.x25519 import Identity

from audit_app.access import trail
from audit_app.access.chain import breaks
from audit_app.access.models import RecordKey
from audit_app.access.record_keys import WrongKeyError, seal
from audit_app.backups import container
from audit_app.backups.errors import BackupError
from audit_app.backups.holdings import differences
from audit_app.backups.making import path_of_a_new_backup, save_as
from audit_app.backups.manifest import Manifest, check_code_knows
from audit_app.backups.stores import Store
from audit_app.keeping.services import replay_erasures

# By which the trail names what it does.
COMMAND = "restore"
SHOWN = 10
Say = Callable[[str], object]


@dataclass(frozen=True)
class Restored:
    """What came back: whether the trail is whole, how many records no key of this machine opens, and how many
    had to be erased again."""

    trail_is_whole: bool
    unopened: int
    erased_again: int


def read_through(path: Path, identities: list[Identity], *, made_elsewhere: bool = False) -> Manifest:
    """Reads the whole backup and touches nothing.

    Args:
        made_elsewhere: takes a backup that was made under none of our keys.

    Raises:
        BackupError: it is damaged, cut short, not ours, or opened by none of the identities.
    """
    if not made_elsewhere:
        container.check_origin(path)
    with open(os.devnull, "wb") as nowhere:
        return container.pour(path, identities, nowhere)


def check_fits(manifest: Manifest, store: Store) -> None:
    """
    Raises:
        BackupError: the backup is of another kind of database, or newer than the code or the server here.
    """
    check_code_knows(manifest)
    if manifest.vendor != store.vendor:
        raise BackupError(
            f"This backup was made of {manifest.vendor}, and DATABASE_URL names {store.vendor}. "
            "It can be restored into its own kind only."
        )
    if manifest.server > store.server:
        raise BackupError(
            f"This backup is of {store.name} {manifest.server}, and this is {store.name} {store.server}."
        )


def save_first(identities: list[Identity], store: Store) -> Path:
    """Saves what is about to be replaced, for the identity that opens the backup, and says where.

    Raises:
        BackupError: it cannot be read, or not be saved.
    """
    path = path_of_a_new_backup("before-restore-")
    save_as(path, [each.to_public() for each in identities], store)
    return path


def restore(path: Path, identities: list[Identity], store: Store, *, say: Say) -> Restored:
    """Replaces the database by the backup; if anything is not as it was, what was there is put back.

    Call it after ``read_through`` and ``check_fits``.

    Raises:
        BackupError: the restored copy is not what the backup was made from.
    """
    manifest: list[Manifest] = []
    say("Putting it in place…")
    with store.replaced(lambda into: manifest.append(container.pour(path, identities, into))):
        say("Comparing it with what it was made from…")
        _compare(manifest[0], store)
        say("Bringing it up to date…")
        return _bring_up_to_date(manifest[0])


def _compare(manifest: Manifest, store: Store) -> None:
    found = differences(manifest.holdings, store.holdings())
    if found:
        more = ["And more."] if len(found) > SHOWN else []
        raise BackupError(
            "\n".join(["The restored copy is not what it was made from.", *found[:SHOWN], *more])
        )


def _bring_up_to_date(manifest: Manifest) -> Restored:
    ContentType.objects.clear_cache()
    call_command("migrate", verbosity=0, interactive=False)
    # Before anything is added to it.
    is_whole = not list(islice(breaks(), 1))
    erased = replay_erasures(COMMAND)
    # Otherwise whoever was signed in then would be so again, with a password that they have changed since.
    Session.objects.all().delete()
    UserSession.objects.all().delete()
    trail.record_by_command(
        command=COMMAND,
        action="backup restored",
        made_at=manifest.made_at.isoformat(),
        erased_again=erased,
    )
    return Restored(is_whole, sum(not _opens(key) for key in _keys_there()), erased)


def _keys_there() -> Iterator[RecordKey]:
    return RecordKey.objects.filter(destroyed_at__isnull=True).iterator()


def _opens(key: RecordKey) -> bool:
    """Whether a master key of this machine opens the key of the record."""
    try:
        seal(key, "")
    except WrongKeyError:
        return False
    return True
