"""Makes a copy of the database for support and training, in which nobody can be recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.keeping.copying import make_scrubbed_copy


class Command(BaseCommand):
    help = (
        "Write a copy without names, words or ways of signing in to a new SQLite file, with the same figures."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="the file to write; it must not be there yet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"].absolute()
        try:
            made = make_scrubbed_copy(path)
        except FileExistsError as error:
            raise CommandError(f"{path} is there already, and a copy is never written over.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(
            f"{path} holds {made.records:,} records with invented names. To open it, set\n"
            f"  DATABASE_URL=sqlite:///{path}\n"
            f"  RECORD_KEYS={made.master}\n"
            "and give somebody a password with bin/manage changepassword. The people in it are "
            f"{', '.join(made.people)}."
        )
