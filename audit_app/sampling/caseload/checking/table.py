"""A whole table checked, block by block, in memory that does not grow with it.

What rows must know of each other (which references stand twice) is found beforehand, from short numbers that
stand for the references.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Protocol

from audit_app.sampling.caseload.checking.child import LEFT_OUT, NEW, REFUSED, SKIPPED, Checked, Child
from audit_app.sampling.caseload.checking.facts import Facts
from audit_app.sampling.caseload.checking.findings import Finding
from audit_app.sampling.caseload.checking.row import RowReader, skipped_by_hand
from audit_app.sampling.caseload.checking.texts import cleaned
from audit_app.sampling.caseload.reading.cells import Cell, shown

Block = list[tuple[int, list[Cell]]]
Progress = Callable[[int], None]
# Of rows that share a reference as many are named as can be read.
MOST_NAMED = 5


@dataclass
class Rows:
    """The rows, as often as they are asked for, with what was mended and skipped by hand."""

    blocks: Callable[[], Iterable[Block]]
    mended: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    # Of the rows that were mended, as they were.
    before: dict[int, list[Cell]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Block]:
        for block in self.blocks():
            yield (
                [(number, self._with_mends(number, cells)) for number, cells in block]
                if self.mended
                else block
            )

    def first(self) -> list[Cell]:
        """The cells of the first row."""
        return next(iter(self))[0][1]

    def _with_mends(self, number: int, cells: list[Cell]) -> list[Cell]:
        typed = self.mended.get(number)
        if not typed:
            return cells
        self.before[number] = cells
        new = [*cells, *[None] * (max(typed) + 1 - len(cells))]
        for column, text in typed.items():
            new[column] = text or None
        return new


class Existing(Protocol):
    """What is in the caseload already."""

    def compared(self, children: list[Child]) -> list[tuple[str, tuple[str, ...]]]:
        """For each child whether it is new, unchanged or changed, and in which fields."""


class NothingThere:
    """A caseload without a child."""

    def compared(self, children: list[Child]) -> list[tuple[str, tuple[str, ...]]]:
        return [(NEW, ())] * len(children)


class References:
    """Which references a table holds, as sorted numbers of eight bytes each."""

    def __init__(self, rows: Rows, facts: Facts) -> None:
        column = facts.columns.get("reference", -1)
        numbers = array("Q")
        for block in rows:
            for number, cells in block:
                if number not in rows.skipped and 0 <= column < len(cells) and cells[column] is not None:
                    numbers.append(number_of(cleaned(cells[column])[0]))
        self._sorted = array("Q", sorted(numbers))
        pairs = zip(self._sorted, self._sorted[1:], strict=False)
        self.repeated = {first for first, second in pairs if first == second}

    def __contains__(self, reference: str) -> bool:
        number = number_of(reference)
        place = bisect_left(self._sorted, number)
        return place < len(self._sorted) and self._sorted[place] == number


class SameChildren:
    """Children of the same name and date of birth under different references: the later row is warned of.

    Of each child two numbers are kept, that of the row and one that stands for who the child is.
    """

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def warned(self, checked: Checked) -> Checked:
        child = checked.child
        if checked.status not in (NEW, REFUSED) or not child.name or not child.date_of_birth:
            return checked
        if any(problem.code == "reference_twice" for problem in checked.problems):
            return checked
        who = number_of(f"{' '.join(child.name.casefold().split())}|{child.date_of_birth}")
        first = self._rows.setdefault(who, checked.row)
        if first == checked.row:
            return checked
        warning = Finding("same_child", "name", child.name, "", {"first": first})
        return replace(checked, warnings=(*checked.warnings, warning))


def number_of(reference: str) -> int:
    digest = blake2b(reference.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def check(
    rows: Rows,
    facts: Facts,
    existing: Existing,
    references: References,
    progress: Progress = lambda done: None,
) -> Iterator[list[Checked]]:
    """Each block of rows, checked."""
    reader = RowReader(facts)
    twice, same_children = _repeated(rows, reader, references), SameChildren()
    done = 0
    for block in rows:
        checked = [
            same_children.warned(_with_others(_one(reader, rows, number, cells), twice))
            for number, cells in block
        ]
        fresh = [place for place, each in enumerate(checked) if each.status == NEW]
        found = existing.compared([checked[place].child for place in fresh])
        for place, (status, changes) in zip(fresh, found, strict=True):
            if status != NEW:
                checked[place] = replace(checked[place], status=status, changes=changes)
        done += len(block)
        progress(done)
        yield checked


def _one(reader: RowReader, rows: Rows, number: int, cells: list[Cell]) -> Checked:
    checked = reader.read(number, cells)
    if number in rows.mended:
        checked = replace(checked, mends=(*_typed(reader, rows, number), *checked.mends))
    return skipped_by_hand(checked) if number in rows.skipped and checked.status != LEFT_OUT else checked


def _typed(reader: RowReader, rows: Rows, number: int) -> Iterator[Finding]:
    """What was typed in place of what the row said."""
    fields = {column: name for name, column in reader.facts.columns.items()}
    cells = rows.before[number]
    for column, text in rows.mended[number].items():
        was = shown(cells[column]) if column < len(cells) else ""
        if was != text:
            yield Finding("typed", fields[column], was, text)


def _repeated(rows: Rows, reader: RowReader, references: References) -> dict[str, list[Checked]]:
    """By reference, the rows that share it; only of those that do is anything kept."""
    found: dict[str, list[Checked]] = defaultdict(list)
    if not references.repeated:
        return found
    column = reader.facts.columns["reference"]
    for block in rows:
        for number, cells in block:
            if number in rows.skipped or column >= len(cells) or cells[column] is None:
                continue
            reference = cleaned(cells[column])[0]
            if number_of(reference) in references.repeated:
                checked = reader.read(number, cells)
                if checked.status not in (LEFT_OUT, SKIPPED):
                    found[reference].append(checked)
    return {reference: same for reference, same in found.items() if len(same) > 1}


def _with_others(checked: Checked, twice: dict[str, list[Checked]]) -> Checked:
    """A row beside those of the same reference: taken once where they say the same, or else refused."""
    same = twice.get(checked.child.reference, ()) if twice and checked.status in (NEW, REFUSED) else ()
    others = [each for each in same if each.row != checked.row]
    if not others:
        return checked
    if all(each.child == checked.child for each in others) and checked.status == NEW:
        first = min(each.row for each in same)
        if checked.row == first:
            return checked
        return replace(checked, status=LEFT_OUT, why=Finding("same", "reference", "", "", {"first": first}))
    named = [f"row {each.row}" for each in others[:MOST_NAMED]]
    more = len(others) - len(named)
    rows = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    details = {"rows": f"{rows} and {more} more" if more else rows}
    return checked.with_problem(Finding("reference_twice", "reference", checked.child.reference, "", details))
