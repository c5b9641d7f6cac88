"""A backup as a file: one line that shows who made it and that it is whole, then all the rest encrypted.

The rest is in the format of age. Inside are one line of JSON, the manifest, and a gzip of what the database's
own tools restore, so that a backup can be opened without this service; docs/backup-and-restore.md says how.
The first line carries a keyed hash of the encrypted bytes. It is checked before any of them is decrypted,
because whoever knows a recipient's public key could otherwise make a backup that we would take for ours.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from pyrage import DecryptError, decrypt_io, encrypt_io
from pyrage.x25519 import Identity, Recipient

from audit_app.backups.errors import BackupError
from audit_app.backups.manifest import Manifest
from audit_app.backups.streams import Pulled, Signed, Sink, Unpacked, chunks_of, own_failures, zipped

FIRST_LINE = re.compile(rb"case-file-audit backup 1 key ([0-9a-f]{16}) hmac-sha256 ([0-9a-f]{64})\n")
UNFINISHED = "0" * 64
LENGTH = len(f"case-file-audit backup 1 key {'0' * 16} hmac-sha256 {UNFINISHED}\n")


def check_is_new(path: Path) -> None:
    """
    Raises:
        BackupError: there is something at this path already.
    """
    if path.exists():
        raise BackupError(f"{path} is there already, and a backup is never written over.")


def write(path: Path, manifest: Manifest, content: Iterable[bytes], recipients: list[Recipient]) -> None:
    """Makes the file, which only its owner can read; what is there already is never written over.

    Raises:
        OSError: it cannot be written, and what was written of it has been removed.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            _fill(file, chain([manifest.to_line()], zipped(content)), recipients)
    except BaseException:
        path.unlink()
        raise


def check_origin(path: Path) -> None:
    """That the file is whole, as it was written, and made under one of our keys; nothing is decrypted.

    Raises:
        BackupError: it is not.
    """
    with path.open("rb") as file:
        key_name, signature = _first_line(file)
        key = next((key for key in _keys() if _name(key) == key_name), None)
        if key is None:
            raise BackupError("This backup was made under another key: none of TRAIL_KEYS made it.")
        found = hmac.new(key, digestmod="sha256")
        for chunk in chunks_of(file):
            found.update(chunk)
    if not hmac.compare_digest(found.hexdigest(), signature):
        raise BackupError("This backup is damaged or was cut short.")


def pour(path: Path, identities: list[Identity], into: Sink) -> Manifest:
    """Decrypts the file, writes its content and gives its manifest.

    Only when this has returned is it known that all was there: ``into`` must be able to forget what it got.

    Raises:
        BackupError: no identity opens the file, or it is damaged or cut short.
    """
    unpacked = Unpacked(into)
    with path.open("rb") as file, own_failures(unpacked):
        _first_line(file)
        try:
            decrypt_io(file, unpacked, identities)
        except DecryptError as error:
            raise BackupError("This identity does not open the backup.") from error
        except OSError as error:
            raise BackupError("This backup is damaged or was cut short.") from error
    return Manifest.from_line(unpacked.first_line())


def _fill(file: BinaryIO, plain: Iterable[bytes], recipients: list[Recipient]) -> None:
    key = _keys()[0]
    file.write(_line(key, UNFINISHED))
    pulled, signed = Pulled(plain), Signed(file, key)
    with own_failures(pulled, signed):
        encrypt_io(pulled, signed, recipients)
    file.seek(0)
    file.write(_line(key, signed.hexdigest()))
    file.flush()
    os.fsync(file.fileno())


def _line(key: bytes, signature: str) -> bytes:
    return f"case-file-audit backup 1 key {_name(key)} hmac-sha256 {signature}\n".encode()


def _first_line(file: BinaryIO) -> tuple[str, str]:
    line = FIRST_LINE.fullmatch(file.read(LENGTH))
    if line is None:
        raise BackupError("This is not a backup of this service, or its beginning is damaged.")
    if line[2].decode() == UNFINISHED:
        raise BackupError("This backup was never finished.")
    return line[1].decode(), line[2].decode()


def _keys() -> list[bytes]:
    """Keys of their own, so that a hash made for the trail is never one made for a backup."""
    return [hmac.digest(key.encode(), b"backups of the database", "sha256") for key in settings.TRAIL_KEYS]


def _name(key: bytes) -> str:
    """By which a key is known where the key itself must not stand."""
    return hashlib.sha256(key).hexdigest()[:16]
