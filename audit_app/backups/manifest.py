"""What a backup says of itself: the first line inside its encryption."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from audit_app.backups.errors import BackupError
from audit_app.backups.holdings import Holdings


@dataclass(frozen=True)
class Manifest:
    """When and of what a backup was made, and everything that it holds.

    ``vendor`` is the kind of database and ``server`` the major version of its server.
    """

    made_at: datetime
    version: str
    vendor: str
    server: int
    holdings: Holdings

    def to_line(self) -> bytes:
        return json.dumps(asdict(self), default=datetime.isoformat).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Manifest:
        """
        Raises:
            BackupError: it is not the line of a manifest.
        """
        try:
            told: dict[str, Any] = json.loads(line)
            told["made_at"] = datetime.fromisoformat(told["made_at"])
            told["holdings"] = Holdings.from_json(told["holdings"])
            return cls(**told)
        except (ValueError, KeyError, TypeError) as error:
            raise BackupError("This is not a backup of this service.") from error


def manifest_of(holdings: Holdings, vendor: str, server: int) -> Manifest:
    return Manifest(timezone.now(), _version(), vendor, server, holdings)


def check_code_knows(manifest: Manifest) -> None:
    """A database of a newer version cannot be served, or brought up to date, by this one.

    Raises:
        BackupError: the backup has migrations that the code here does not have.
    """
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    unknown = [name for name in manifest.holdings.migrations if name not in known]
    if unknown:
        raise BackupError(
            f"This backup was made by a newer version of the service, {manifest.version}: it has "
            f"{unknown[0]}, which is not known here. Install that version first."
        )


def _version() -> str:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
