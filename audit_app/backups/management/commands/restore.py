"""``restore``: the whole database from a backup, compared with what the backup was made from."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from pyrage.x25519 import Identity

from audit_app.backups.errors import BackupError
from audit_app.backups.management.command import BackupCommand, add_identity, contents, identities, origin
from audit_app.backups.restoring import Restored, check_fits, read_through, restore, save_first
from audit_app.backups.stores import Store, the_store


class Command(BackupCommand):
    help = "Replaces the database by a backup, once the whole backup has been read. Stop the service first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a backup")
        add_identity(parser)
        parser.add_argument(
            "--replace", action="store_true", help="replace a database that holds something already"
        )
        parser.add_argument(
            "--without-saving",
            action="store_true",
            help="do not save first what is replaced, because it is damaged",
        )
        parser.add_argument(
            "--made-elsewhere",
            action="store_true",
            help="take a backup that was made under none of TRAIL_KEYS; only if you know who made it",
        )

    def carry_out(self, **options: Any) -> None:
        started = time.monotonic()
        keys, path, store = identities(options["identity"]), options["file"], the_store()
        self.stdout.write("Reading the whole backup, before anything is touched…")
        manifest = read_through(path, keys, made_elsewhere=options["made_elsewhere"])
        self.stdout.write(f"It was {origin(manifest)}, and holds {contents(manifest)}.")
        check_fits(manifest, store)
        store.check_can_be_replaced()
        if store.is_filled():
            self._make_room(keys, store, **options)
        self._tell(restore(path, keys, store, say=self.stdout.write))
        self.stdout.write(
            f"Restored in {time.monotonic() - started:.1f} seconds. The service can be started."
        )

    def _make_room(self, keys: list[Identity], store: Store, **options: Any) -> None:
        if not options["replace"]:
            raise BackupError(
                "There is something in the database already. Nothing was changed. To replace it all by the "
                "backup, give the command once more with --replace."
            )
        if options["without_saving"]:
            return
        try:
            path = save_first(keys, store)
        except BackupError as error:
            raise BackupError(
                f"{error} So what is there now could not be saved, and nothing was changed. "
                "To replace it all the same, add --without-saving."
            ) from error
        self.stdout.write(f"What is replaced is saved in {path}, for the same identity.")

    def _tell(self, restored: Restored) -> None:
        self.stdout.write("Everything is there as it was: tables, trail and files were compared one by one.")
        if restored.erased_again:
            self.stdout.write(
                "Records erased once more, because they had been erased since the backup: "
                f"{restored.erased_again:,}."
            )
        if restored.unopened:
            self.stdout.write(
                f"No key in RECORD_KEYS opens {restored.unopened:,} of the records, so nobody can read who "
                "those children are: put the keys there that the service had at the time."
            )
        if not restored.trail_is_whole:
            self.stdout.write(
                "The trail is not whole, or was written under keys that are not in TRAIL_KEYS: see "
                "bin/manage verify_trail."
            )
        self.stdout.write(
            "Everybody has to sign in again. End again the access of those who have lost it since."
        )
