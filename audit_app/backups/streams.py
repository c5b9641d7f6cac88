"""Bytes on their way into a backup and out of it: a little at a time, however large the database is."""

from __future__ import annotations

import hmac
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Protocol

from audit_app.backups.errors import BackupError

GZIP = 31  # zlib's own number for the format of gzip with the largest window
FASTEST = 1
CHUNK = 1 << 16


class Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def zipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(FASTEST, wbits=GZIP)
    for chunk in chunks:
        yield packer.compress(chunk)
    yield packer.flush()


class Stream:
    """A file as the library for encryption wants it; it remembers what went wrong while it was used."""

    failure: BaseException | None = None

    def flush(self) -> None:
        """Whoever opened the file flushes it when all is written."""

    @contextmanager
    def remembering(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.failure = error
            raise


@contextmanager
def own_failures(*streams: Stream) -> Iterator[None]:
    """Raises what a stream remembers in place of what the library made of it."""
    try:
        yield
    except BaseException:
        for stream in streams:
            if stream.failure is not None:
                raise stream.failure from None
        raise


class Pulled(Stream):
    """Chunks as a file to read from."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = b""

    def read(self, size: int) -> bytes:
        with self.remembering():
            while not self._rest:
                chunk = next(self._chunks, None)
                if chunk is None:
                    return b""
                self._rest = chunk
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


class Signed(Stream):
    """Passes on what is written, and works out its keyed hash on the way."""

    def __init__(self, file: Sink, key: bytes) -> None:
        self._file, self._hash = file, hmac.new(key, digestmod="sha256")

    def write(self, data: bytes) -> int:
        with self.remembering():
            self._hash.update(data)
            self._file.write(data)
        return len(data)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


class Unpacked(Stream):
    """Takes a decrypted backup: keeps its first line, and passes the rest on unzipped."""

    def __init__(self, file: Sink) -> None:
        self._file = file
        self._zip = zlib.decompressobj(wbits=GZIP)
        self._line, self._has_line = b"", False

    def write(self, data: bytes) -> int:
        with self.remembering():
            self._file.write(self._unzipped(self._after_first_line(data)))
        return len(data)

    def first_line(self) -> bytes:
        """The line, once all is written.

        Raises:
            BackupError: what was written is less than a backup, or more.
        """
        if not self._zip.eof or self._zip.unused_data:
            raise BackupError("This is not a whole backup.")
        return self._line

    def _unzipped(self, data: bytes) -> bytes:
        try:
            return self._zip.decompress(data)
        except zlib.error as error:
            raise BackupError("This is not a backup of this service.") from error

    def _after_first_line(self, data: bytes) -> bytes:
        if self._has_line:
            return data
        line, newline, rest = data.partition(b"\n")
        self._line += line
        self._has_line = bool(newline)
        return rest
