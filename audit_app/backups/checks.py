"""What ``check --deploy`` says about backups: that one can be made, for somebody who can open it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from audit_app.backups.errors import BackupError
from audit_app.backups.identities import recipients


@register(Tags.security, deploy=True)
def backups_can_be_made(**_kwargs: Any) -> list[CheckMessage]:
    """Whoever notices only when they need a backup that none was ever made has lost the review."""
    if not settings.BACKUP_RECIPIENTS:
        return [
            Warning(
                "BACKUP_RECIPIENTS is not in the environment, so no backup can be made.",
                hint="docs/backup-and-restore.md says how to make a pair of keys and where to keep them.",
                id="backups.W001",
            )
        ]
    try:
        recipients()
    except BackupError as error:
        return [Error(str(error), id="backups.E001")]
    return []
