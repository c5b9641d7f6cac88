"""What an upload holds, sealed: put away in pieces and brought out again piece by piece."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from audit_app.access.record_keys import Seal
from audit_app.sampling.caseload.checking.child import Checked
from audit_app.sampling.caseload.checking.table import Block
from audit_app.sampling.models import CaseloadPart, CaseloadUpload, PartKind

# Rows of a piece. A page of the preview opens as many pieces as it shows rows of.
ROWS_OF_A_PIECE = 500
# A file is put away in pieces too, so that no row of the table is many megabytes long.
BYTES_OF_A_PIECE = 1024 * 1024
# How many pieces are put away before it is said how far the work is.
PIECES_AT_ONCE = 10
_QUICK = 1


class Kept:
    """All that is sealed of one upload."""

    def __init__(self, upload: CaseloadUpload) -> None:
        self.upload = upload

    @cached_property
    def _seal(self) -> Seal:
        return Seal(self.upload.record_key)

    # --- The file ---

    def put_file(self, content: bytes) -> None:
        pieces = range(0, len(content), BYTES_OF_A_PIECE)
        CaseloadPart.objects.bulk_create(
            CaseloadPart(
                upload=self.upload,
                kind=PartKind.FILE.value,
                number=number,
                sealed=self._seal.seal_bytes(content[start : start + BYTES_OF_A_PIECE]),
            )
            for number, start in enumerate(pieces)
        )

    def file(self) -> bytes:
        return b"".join(self._seal.unseal_bytes(bytes(part.sealed)) for part in self._parts(PartKind.FILE))

    # --- Texts of the upload itself ---

    def about(self) -> dict[str, Any]:
        """What the file is; see ``working.reading``."""
        return self._told(self.upload.sealed_about)

    def found(self) -> dict[str, Any]:
        """What checking found of it as a whole; see ``working.tally``."""
        return self._told(self.upload.sealed_found)

    def typed(self) -> dict[str, Any]:
        """``mended``: number of the row → number of the column → text. ``skipped``: numbers of rows."""
        return {"mended": {}, "skipped": [], **self._told(self.upload.sealed_typed)}

    def mended(self) -> dict[int, dict[int, str]]:
        return {
            int(row): {int(column): text for column, text in columns.items()}
            for row, columns in self.typed()["mended"].items()
        }

    def sealed(self, what: dict[str, Any]) -> str:
        return self._seal.seal(json.dumps(what))

    def _told(self, sealed: str) -> dict[str, Any]:
        return json.loads(self._seal.unseal(sealed)) if sealed else {}

    # --- Rows as they were read ---

    def rows_piece(self, number: int, block: Block) -> CaseloadPart:
        counts = {"first": block[0][0], "last": block[-1][0], "rows": len(block)}
        return self._piece(PartKind.ROWS, number, block, counts)

    def blocks(self) -> Iterator[Block]:
        for part in self._parts(PartKind.ROWS):
            yield self._block(part)

    def row(self, number: int) -> list[Any] | None:
        """The cells of one row, as they were read."""
        for pk, counts in self._of(PartKind.ROWS).values_list("pk", "counts"):
            if counts["first"] <= number <= counts["last"]:
                block = self._block(CaseloadPart.objects.get(pk=pk))
                return next((cells for each, cells in block if each == number), None)
        return None

    def first_rows(self, count: int) -> Block:
        part = self._of(PartKind.ROWS).order_by("number").first()
        return self._block(part)[:count] if part else []

    # --- Rows as they were checked ---

    def checked_piece(self, number: int, checked: list[Checked], counts: dict[str, int]) -> CaseloadPart:
        return self._piece(PartKind.CHECKED, number, [each.packed() for each in checked], counts)

    def checked(self) -> Iterator[list[Checked]]:
        for part in self._parts(PartKind.CHECKED):
            yield self._unpacked(part)

    def counts_of_pieces(self) -> list[tuple[int, dict[str, int]]]:
        """The number of each piece of checked rows, with how many it holds of each kind."""
        return list(self._of(PartKind.CHECKED).order_by("number").values_list("number", "counts"))

    def checked_in(self, numbers: Iterable[int]) -> Iterator[Checked]:
        for part in self._of(PartKind.CHECKED).filter(number__in=list(numbers)).order_by("number"):
            yield from self._unpacked(part)

    # --- Rows as they were made ready to be written ---

    def ready_piece(self, number: int, packed: list[Any]) -> CaseloadPart:
        return self._piece(PartKind.READY, number, packed, {})

    def ready(self) -> Iterator[list[Any]]:
        for part in self._parts(PartKind.READY):
            yield self._opened(part)

    def clear(self, *kinds: PartKind) -> None:
        CaseloadPart.objects.filter(upload=self.upload, kind__in=[kind.value for kind in kinds]).delete()

    def _of(self, kind: PartKind) -> Any:
        return CaseloadPart.objects.filter(upload=self.upload, kind=kind.value)

    def _parts(self, kind: PartKind) -> Iterator[CaseloadPart]:
        """One after the other, each fetched when its turn comes."""
        for pk in list(self._of(kind).order_by("number").values_list("pk", flat=True)):
            yield CaseloadPart.objects.get(pk=pk)

    def _piece(self, kind: PartKind, number: int, what: Any, counts: dict[str, int]) -> CaseloadPart:
        packed = zlib.compress(json.dumps(what, separators=(",", ":")).encode(), _QUICK)
        sealed = self._seal.seal_bytes(packed)
        return CaseloadPart(upload=self.upload, kind=kind.value, number=number, sealed=sealed, counts=counts)

    def _opened(self, part: CaseloadPart) -> Any:
        return json.loads(zlib.decompress(self._seal.unseal_bytes(bytes(part.sealed))))

    def _block(self, part: CaseloadPart) -> Block:
        return [(number, cells) for number, cells in self._opened(part)]

    def _unpacked(self, part: CaseloadPart) -> list[Checked]:
        return [Checked.unpacked(each) for each in self._opened(part)]
