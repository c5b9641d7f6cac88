"""Makes a backup, while the service runs."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from pyrage.x25519 import Recipient

from audit_app.access import trail
from audit_app.backups import container
from audit_app.backups.errors import BackupError
from audit_app.backups.manifest import Manifest, manifest_of
from audit_app.backups.stores import Store


def make_backup(path: Path, recipients: list[Recipient], store: Store) -> Manifest:
    """Writes everything of this moment to a new file, encrypted for the recipients.

    The trail is told first: all that the service holds is about to leave it.

    Raises:
        BackupError: it could not be made; no file is left behind.
    """
    container.check_is_new(path)
    try:
        trail.record_by_command(command="backup", action="backup started")
    except DatabaseError as error:
        raise BackupError(
            "The trail cannot be written, so nothing leaves the database. If this version of the service is "
            "new here, run bin/manage migrate first."
        ) from error
    return save_as(path, recipients, store)


def path_of_a_new_backup(beginning: str = "") -> Path:
    """In a folder of the service that only its owner can look into."""
    folder: Path = settings.VAR / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{beginning}{timezone.now():%Y-%m-%dT%H%M%S.%fZ}.age"


def save_as(path: Path, recipients: list[Recipient], store: Store) -> Manifest:
    """The same without a word in the trail, for what is about to be replaced."""
    with store.copied() as copy:
        manifest = manifest_of(copy.holdings, store.vendor, store.server)
        container.write(path, manifest, copy.chunks, recipients)
    return manifest
