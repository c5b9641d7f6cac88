"""What the two kinds of database share: a copy of one moment, and being replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from audit_app.backups.holdings import Holdings, Reader
from audit_app.backups.streams import Sink

# What migrations write into a database in which nobody has done anything yet.
WRITTEN_BY_MIGRATIONS = {"django_migrations", "django_content_type", "auth_permission", "access_trailhead"}


@dataclass(frozen=True)
class Copy:
    """A database at one moment: what it holds, and the bytes that its own tools restore."""

    holdings: Holdings
    chunks: Iterator[bytes]


class Store(Protocol):
    """A database that can be copied while it is used, and replaced while it is not.

    ``vendor`` is Django's name for its kind and ``name`` people's; ``server`` is the major version.
    """

    vendor: str
    name: str

    @property
    def server(self) -> int: ...

    def copied(self) -> AbstractContextManager[Copy]:
        """A copy of this moment. Others read and write on, and are not in the copy."""

    def check_can_be_replaced(self) -> None:
        """Raises BackupError where somebody uses the database, or we may not replace it."""

    def is_filled(self) -> bool:
        """Whether anything but migrations has written into it, or it cannot be read."""

    def replaced(self, pour: Callable[[Sink], None]) -> AbstractContextManager[None]:
        """Puts what ``pour`` writes in place, and keeps what was there aside until the block ends.

        If the block, or ``pour``, raises, what was there is put back.
        """

    def holdings(self) -> Holdings: ...


def has_rows(reader: Reader) -> bool:
    """Whether there is a row that no migration has written."""
    own = [name for name in reader.tables() if name not in WRITTEN_BY_MIGRATIONS]
    return any(reader.select(f'SELECT 1 FROM "{name}" LIMIT 1') for name in own)  # noqa: S608
