"""``backup``: everything that the service holds in one encrypted file, while the service runs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.template.defaultfilters import filesizeformat

from audit_app.access.erasure_register import note_erasures
from audit_app.backups import container
from audit_app.backups.errors import BackupError
from audit_app.backups.identities import recipients
from audit_app.backups.making import make_backup, path_of_a_new_backup
from audit_app.backups.management.command import BackupCommand, add_identity, contents, identities, origin
from audit_app.backups.restoring import read_through
from audit_app.backups.stores import the_store


class Command(BackupCommand):
    help = "Writes everything that the service holds to one encrypted file. The service may run meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="without it, a file in var/backups")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="make nothing, and say whether the file is whole; with an identity, also what it holds",
        )
        add_identity(parser)

    def carry_out(self, **options: Any) -> None:
        if options["verify"]:
            self._verify(options["file"], options["identity"])
        else:
            self._make(options["file"] or path_of_a_new_backup())

    def _make(self, path: Path) -> None:
        started = time.monotonic()
        note_erasures()
        manifest = make_backup(path, recipients(), the_store())
        size = filesizeformat(path.stat().st_size)
        self.stdout.write(f"Saved {contents(manifest)}.")
        self.stdout.write(f"{path}, {size}, in {time.monotonic() - started:.1f} seconds.")
        self.stdout.write(
            f"Keep it on another machine, and with it a copy of {settings.ERASURE_REGISTER}. "
            "The keys of this service are not in it."
        )

    def _verify(self, path: Path | None, identity: str | None) -> None:
        if path is None:
            raise BackupError("Name the backup to verify.")
        container.check_origin(path)
        self.stdout.write("This backup is whole, and as this service wrote it.")
        if identity:
            manifest = read_through(path, identities(identity))
            self.stdout.write(f"It was {origin(manifest)}, and holds {contents(manifest)}.")
