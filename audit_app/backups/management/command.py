"""What the commands of this room share: who opens a backup, clear sentences, and leaving nothing behind."""

from __future__ import annotations

import os
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.template.defaultfilters import pluralize
from django.utils.timezone import localtime
from pyrage.x25519 import Identity

from audit_app.backups.errors import BackupError
from audit_app.backups.identities import identities_in
from audit_app.backups.manifest import Manifest
from audit_app.tool.models import Audit

ENVIRONMENT = "BACKUP_IDENTITY"


class BackupCommand(BaseCommand, ABC):
    """Says what went wrong in a sentence, and cleans up when it is told to end."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ended_like_any_other():
                self.carry_out(**options)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            raise CommandError(
                f"The database cannot be used: {str(error).strip().splitlines()[0]}"
            ) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise CommandError(f"It did not succeed. {where}{error.strerror or error}.") from error

    @abstractmethod
    def carry_out(self, **options: Any) -> None:
        """What the command itself does."""


def add_identity(parser: CommandParser) -> None:
    parser.add_argument(
        "--identity",
        metavar="PATH",
        help=f"the identity file that opens backups, or - to read it from standard input; "
        f"without it, the identity in {ENVIRONMENT}",
    )


def identities(path: str | None) -> list[Identity]:
    if path == "-":
        return identities_in(sys.stdin.read())
    if path:
        return identities_in(Path(path).read_text(encoding="utf-8"))
    if text := os.environ.get(ENVIRONMENT):
        return identities_in(text)
    raise BackupError(
        f"Backups are encrypted. Say where the identity is that opens them: --identity PATH, --identity - "
        f"to read it from standard input, or {ENVIRONMENT} in the environment."
    )


def origin(manifest: Manifest) -> str:
    made_at = f"{localtime(manifest.made_at):%-d %B %Y at %H:%M}"
    return f"made on {made_at} by version {manifest.version}"


def contents(manifest: Manifest) -> str:
    held = manifest.holdings
    tables = {name: table.rows for name, table in held.tables.items()}
    audits, files = tables.get(Audit._meta.db_table, 0), len(held.files)
    return (
        f"{len(tables)} tables with {held.rows:,} rows, among them {audits:,} audits, "
        f"{held.trail_entries:,} entries of the trail and {files:,} file{pluralize(files)}"
    )


@contextmanager
def ended_like_any_other() -> Iterator[None]:
    """Lets a request to end come as an exception, so that half a backup is removed on the way out."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
