"""``backup_key``: a pair of keys, one to make backups with and one to open them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from audit_app.backups.identities import make_identity
from audit_app.backups.management.command import BackupCommand


class Command(BackupCommand):
    help = "Makes a pair of keys for backups: writes the identity to a file, and prints the public key."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="where to write the identity: not on this disk")

    def carry_out(self, **options: Any) -> None:
        path = options["path"]
        public = make_identity(path)
        self.stdout.write(f"BACKUP_RECIPIENTS={public}")
        self.stderr.write(
            f"Put this line into the environment of the service. {path} opens every backup made for it: "
            "keep it off this machine and in two places. Without it no backup can be restored."
        )
