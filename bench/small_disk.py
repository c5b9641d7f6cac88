"""A disk of its own, small enough to be filled: root alone can make one."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PIECE = bytes(1024 * 1024)


@dataclass(frozen=True)
class SmallDisk:
    """``data`` is the folder on it in which a database may lie."""

    data: Path

    @property
    def _ballast(self) -> Path:
        return self.data.parent / "ballast"

    def fill(self) -> None:
        """Writes until there is no room for another byte."""
        with open(self._ballast, "wb", buffering=0) as ballast:
            for piece in (PIECE, PIECE[:4096], PIECE[:1]):
                try:
                    while True:
                        ballast.write(piece)
                except OSError:
                    continue

    def free(self) -> None:
        self._ballast.unlink()


@contextmanager
def small_disk(megabytes: int, owner: int) -> Iterator[SmallDisk]:
    """Mounted for as long as it is needed; ``owner`` is the number of the user who keeps data there."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        try:
            data = Path(folder) / "data"
            data.mkdir()
            os.chown(data, owner, -1)
            yield SmallDisk(data)
        finally:
            subprocess.run(["umount", folder], check=True)
