"""Sealing what tells who a child is, under a key of that child's record.

Each record has a key of its own, and the keys are kept encrypted under the master keys of the setting
``RECORD_KEYS``. Rotating the master key encrypts the record keys anew and touches nothing that they seal;
destroying a record's key erases all that was sealed under it, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit_app.access.models import RecordKey
from audit_app.kit.many_rows import insert_rows, next_numbers


class ErasedError(LookupError):
    """The record's key has been destroyed, so that nothing of it can be read or written any more."""


class WrongKeyError(RuntimeError):
    """None of the master keys in ``RECORD_KEYS`` opens this, or it has been altered."""


def new_record_key() -> RecordKey:
    return new_record_keys(1)[0]


def new_record_keys(count: int) -> list[RecordKey]:
    """As many new keys, saved; call it in the transaction that makes the records."""
    master = master_keys()
    return RecordKey.objects.bulk_create(
        RecordKey(wrapped=master.encrypt(Fernet.generate_key()).decode()) for _each in range(count)
    )


def new_seals(count: int) -> list[tuple[str, Seal]]:
    """As many new keys, wrapped but not saved, each with the seal that it opens; see ``save_wrapped``."""
    master, opened = master_keys(), [Fernet.generate_key() for _each in range(count)]
    wrapped = [master.encrypt(each).decode() for each in opened]
    return [(each, Seal(opened=key)) for each, key in zip(wrapped, opened, strict=True)]


def save_wrapped(wrapped: Sequence[str]) -> Sequence[int]:
    """Saves keys of ``new_seals`` in the transaction that makes their records, and gives their numbers."""
    numbers, now = next_numbers(RecordKey, len(wrapped)), timezone.now()
    rows = ((number, each, now) for number, each in zip(numbers, wrapped, strict=True))
    insert_rows(RecordKey, ("id", "wrapped", "made_at"), rows)
    return numbers


_NOT_SAVED = RecordKey()


class Seal:
    """The seal of one record, for any number of texts: its key is opened once, for the first of them.

    Of a record that is not saved yet there is only the key ``opened``.
    """

    def __init__(self, key: RecordKey | None = None, *, opened: bytes | None = None) -> None:
        self._key = key or _NOT_SAVED
        if opened is not None:
            self._bare = opened

    def seal(self, text: str) -> str:
        """The text as only somebody with the master key can read it.

        Raises:
            ErasedError: the record's key has been destroyed.
        """
        return self._opened.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """The text that ``seal`` was given.

        Raises:
            ErasedError: the record's key has been destroyed.
            WrongKeyError: it was sealed under another key, or altered since.
        """
        try:
            return self._opened.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise WrongKeyError(
                f"What is sealed under the key of record {self._key.pk} cannot be read"
            ) from error

    def seal_bytes(self, content: bytes) -> bytes:
        """As ``seal``, for what is no text."""
        return self._opened.encrypt(content)

    def unseal_bytes(self, sealed: bytes) -> bytes:
        """What ``seal_bytes`` was given; raises as ``unseal`` does."""
        try:
            return self._opened.decrypt(sealed)
        except InvalidToken as error:
            raise WrongKeyError(
                f"What is sealed under the key of record {self._key.pk} cannot be read"
            ) from error

    def derived(self, purpose: str) -> bytes:
        """A key of its own for one purpose, the same each time, from which the record's cannot be told.

        Raises:
            ErasedError: the record's key has been destroyed, and with it every key that was derived.
        """
        derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
        return derivation.derive(self._bare)

    @cached_property
    def _opened(self) -> Fernet:
        return Fernet(self._bare)

    @cached_property
    def _bare(self) -> bytes:
        if self._key.is_destroyed:
            raise ErasedError(f"Record {self._key.pk} has been erased")
        return _with_master(self._key, master_keys().decrypt).encode()


def seal(key: RecordKey, text: str) -> str:
    """One text under the seal of a record; raises as ``Seal.seal`` does."""
    return Seal(key).seal(text)


def unseal(key: RecordKey, sealed: str) -> str:
    """The text that ``seal`` was given; raises as ``Seal.unseal`` does."""
    return Seal(key).unseal(sealed)


def destroy(key: RecordKey) -> None:
    """Erases all that is sealed under the key, for good. It cannot be undone."""
    key.wrapped, key.destroyed_at = "", timezone.now()
    key.save(update_fields=["wrapped", "destroyed_at"])


@transaction.atomic
def rewrap_all() -> int:
    """Encrypts every record's key with the first of the master keys, and says how many there are."""
    master = master_keys()
    keys = list(RecordKey.objects.select_for_update().filter(destroyed_at__isnull=True))
    for key in keys:
        key.wrapped = _with_master(key, master.rotate)
    RecordKey.objects.bulk_update(keys, ["wrapped"], batch_size=500)
    return len(keys)


def _with_master(key: RecordKey, use: Callable[[bytes], bytes]) -> str:
    try:
        return use(key.wrapped.encode()).decode()
    except InvalidToken as error:
        raise WrongKeyError(f"No master key in RECORD_KEYS opens the key of record {key.pk}") from error


def master_keys() -> MultiFernet:
    """Encrypts with the first of the master keys and opens with any of them."""
    return MultiFernet([Fernet(key) for key in settings.RECORD_KEYS])
