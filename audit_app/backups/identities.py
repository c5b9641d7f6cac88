"""Who can open a backup: recipients, whose keys are public, and identities, which stay off this machine."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from pyrage import IdentityError, RecipientError
from pyrage.x25519 import Identity, Recipient

from audit_app.backups.errors import BackupError


def recipients() -> list[Recipient]:
    """Those of the setting ``BACKUP_RECIPIENTS``.

    Raises:
        BackupError: there are none, or one is not the public key of an age key pair.
    """
    if not settings.BACKUP_RECIPIENTS:
        raise BackupError(
            "Nobody could open this backup. Put the public key of the one who keeps backups into "
            "BACKUP_RECIPIENTS; bin/manage backup_key makes a pair of keys."
        )
    try:
        return [Recipient.from_str(each.strip()) for each in settings.BACKUP_RECIPIENTS]
    except RecipientError as error:
        raise BackupError(
            "BACKUP_RECIPIENTS holds something that is not a public key of age; such a key starts with age1."
        ) from error


def identities_in(text: str) -> list[Identity]:
    """The identities of an identity file, one a line, between comments that start with #.

    Raises:
        BackupError: there are none, or a line is something else.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        found = [Identity.from_str(line) for line in lines]
    except IdentityError as error:
        raise BackupError("This is not an identity file of age.") from error
    if not found:
        raise BackupError("There is no identity here: such a line starts with AGE-SECRET-KEY-1.")
    return found


def make_identity(path: Path) -> str:
    """Writes a new identity to a file that only its owner can read, and gives its public key.

    Raises:
        BackupError: there is something at this path already, or it cannot be written.
    """
    identity = Identity.generate()
    public = str(identity.to_public())
    text = f"# made {timezone.now():%Y-%m-%d}, opens backups\n# public key: {public}\n{identity}\n"
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    except FileExistsError as error:
        raise BackupError(f"{path} is there already, and an identity is never written over.") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}.") from error
    return public
