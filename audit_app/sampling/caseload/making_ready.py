"""What can be done before a list is taken in, so that the taking in itself has only to write.

The keys of the children are made and their names sealed, piece by piece: how far that is can be seen, it can
be stopped, and meanwhile everybody else can write. It is put away sealed, as all of a list is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Max

from audit_app.sampling.caseload.case_rows import CaseloadError, CaseReader, RowProblem
from audit_app.sampling.caseload.checking.child import CHANGED, NEW, REFUSED, TAKEN, Checked
from audit_app.sampling.caseload.keeping import PIECES_AT_ONCE, Kept
from audit_app.sampling.caseload.ready import ReadyChild, made_ready
from audit_app.sampling.models import CaseloadPart, CaseloadUpload, PartKind, Review

# Row, what becomes of it, number of its case, reference, and codes of why; see ``CaseloadOutcome``.
Line = list[Any]
Basis = list[Any]
LEFT = "left as it was"


class Ready(NamedTuple):
    """A piece of a list: who is new, the lines of its account, and who is in the caseload already.

    A line that has a case gets its number when that is known, and until then holds the reference.
    """

    children: list[ReadyChild]
    lines: list[Line]
    known: list[Checked]

    def packed(self) -> list[Any]:
        return [self.children, self.lines, [each.packed() for each in self.known]]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Ready:
        children, lines, known = packed
        unpacked = [Checked.unpacked(each) for each in known]
        return cls([ReadyChild(*each) for each in children], lines, unpacked)

    def accounted(self, cases: Sequence[int], known: dict[str, int]) -> list[Line]:
        """The lines with the numbers of their cases: ``cases`` are those of the new ones, in their order."""
        new = iter(cases)
        return [
            [row, what, next(new) if what == NEW else known[reference], "", codes]
            if what in (*TAKEN, LEFT)
            else [row, what, None, reference, codes]
            for row, what, _case, reference, codes in self.lines
        ]


def make_ready(upload: CaseloadUpload, heard: Callable[[int], None] = lambda done: None) -> Basis:
    """Makes all rows ready, and gives what that rests on; ``heard`` is told now and then how many are.

    Raises:
        CaseloadError: a row cannot be taken, because the caseload has changed since the rows were checked.
    """
    kept, basis = Kept(upload), basis_of(upload.review)
    kept.clear(PartKind.READY)
    reader, updates = CaseReader(upload.review), bool(upload.choices.get("update"))
    pieces: list[CaseloadPart] = []
    done = 0
    for number, block in enumerate(kept.checked()):
        pieces.append(kept.ready_piece(number, _ready(block, reader, updates).packed()))
        done += len(block)
        if len(pieces) == PIECES_AT_ONCE:
            CaseloadPart.objects.bulk_create(pieces)
            pieces = []
            heard(done)
    CaseloadPart.objects.bulk_create(pieces)
    heard(done)
    return basis


def basis_of(review: Review) -> Basis:
    """What rows that were made ready rest on: where it is another by then, they are checked anew."""
    review.refresh_from_db(fields=["reference_date", "age_boundaries"])
    cases = review.cases.aggregate(count=Count("pk"), last=Max("pk"))
    return [
        *(review.reference_date, list(review.age_boundaries), cases["count"], cases["last"]),
        list(review.districts.order_by("pk").values_list("pk", "name")),
        list(review.teams.order_by("pk").values_list("pk", "name", "district")),
    ]


def _ready(block: list[Checked], reader: CaseReader, updates: bool) -> Ready:
    refused = [RowProblem(each.row, "", "") for each in block if each.status == REFUSED]
    if refused:
        raise CaseloadError(refused)
    children = made_ready(reader, [each.child for each in block if each.status == NEW])
    reader.check_all_read()
    known = [each for each in block if each.status in TAKEN and each.status != NEW]
    return Ready(children, [_line(each, updates) for each in block], known)


def _line(checked: Checked, updates: bool) -> Line:
    codes = [f"{each.code}:{each.field}" for each in (*checked.mends, *checked.warnings)]
    what = checked.status
    if what not in TAKEN:
        codes = [f"{each.code}:{each.field}" for each in checked.problems or (checked.why,) if each]
    elif what == CHANGED:
        codes += [f"changed:{name}" for name in checked.changes]
        what = CHANGED if updates else LEFT
    return [checked.row, what, None, checked.child.reference, codes]
