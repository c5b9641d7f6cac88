"""What aggregation hands on: typed figures that check themselves, so that no table can be out by a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit_app.aggregation.statistics import CrossTable, Estimate, NotComputable
from audit_app.aggregation.verdicts import Verdict

Value = int | float | str | None

SEGMENTS_THAT_APPLY = ("met", "partly", "not_met", "not_evident", "not_known")
SEGMENTS = (*SEGMENTS_THAT_APPLY, "not_applicable", "hidden", "unanswered")


@dataclass(frozen=True)
class MeasureResult:
    """One measure over a cohort: each of its ``cases`` stands in exactly one of ``SEGMENTS``.

    ``sections`` are those of the report that use it. ``asked`` is False where the review has switched the
    item off. ``estimate`` is the share of the caseload, weighted by stratum, or the reason why there is none.
    """

    key: str
    ref: str
    sections: tuple[int, ...]
    cases: int
    met: int
    partly: int
    not_met: int
    not_evident: int
    not_known: int
    not_applicable: int
    hidden: int
    unanswered: int
    asked: bool
    estimate: Estimate | NotComputable
    verdict: Verdict

    def __post_init__(self) -> None:
        parts = [getattr(self, name) for name in SEGMENTS]
        if min(parts) < 0:
            raise ValueError(f"{self.key}: a count is below 0")
        if sum(parts) != self.cases:
            raise ValueError(f"{self.key}: the parts make {sum(parts)} of {self.cases} cases")

    @property
    def applies(self) -> int:
        """The denominator: shown, answered and not "not applicable"."""
        return sum(getattr(self, name) for name in SEGMENTS_THAT_APPLY)

    @property
    def unmet(self) -> int:
        return self.applies - self.met

    @property
    def shortfall(self) -> int:
        """Cases that apply and are not met, whatever the reason."""
        return self.unmet

    @property
    def share(self) -> float | None:
        """Met of those that apply, from 0 to 1; None where none applies."""
        return self.met / self.applies if self.applies else None

    @property
    def shortfall_share(self) -> float | None:
        return self.shortfall / self.applies if self.applies else None

    @property
    def total(self) -> int:
        return self.cases


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about, and one value under each column."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class ResultTable:
    """A table of the report. ``columns`` head the values and ``row_heading`` the labels of the rows.

    ``total``, where there is one, is counted apart and checked against the sum of the rows. ``note`` holds
    the sentences that stand under the table: its denominator, what is left out, what cannot be computed.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    row_heading: str = ""
    total: Row | None = None

    def __post_init__(self) -> None:
        lines = (*self.rows, self.total) if self.total else self.rows
        for line in lines:
            if len(line.values) != len(self.columns):
                raise ValueError(f"{self.key}: “{line.label}” does not have a value for each column")
            if any(isinstance(value, int) and value < 0 for value in line.values):
                raise ValueError(f"{self.key}: “{line.label}” has a count below 0")
        if self.total and self.total.values != self._sums():
            raise ValueError(f"{self.key}: the rows make {self._sums()}, not {self.total.values}")

    def _sums(self) -> tuple[Value, ...]:
        return tuple(sum(self._numbers(place)) for place in range(len(self.columns)))

    def _numbers(self, place: int) -> list[int | float]:
        values = (row.values[place] for row in self.rows)
        return [value for value in values if isinstance(value, int | float)]

    def as_plain(self) -> dict[str, Any]:
        """The table as JSON can hold it."""
        plain: dict[str, Any] = {
            "title": self.title,
            "row_heading": self.row_heading,
            "columns": list(self.columns),
            "rows": [_row_as_plain(row) for row in self.rows],
            "note": self.note,
        }
        return plain | ({"total": _row_as_plain(self.total)} if self.total else {})


@dataclass(frozen=True)
class AnswersCrossed:
    """Two items laid against each other, over the cases to which both answers apply.

    The other cases of the cohort are counted by the first reason that holds, of the first answer and then of
    the second: ``hidden`` (not called for), ``unanswered``, ``not_applicable`` (answered so). ``asked`` is
    False where the review does not ask one of the two.
    """

    row_ref: str
    column_ref: str
    row_question: str
    column_question: str
    table: CrossTable
    cases: int
    unanswered: int
    hidden: int
    not_applicable: int
    asked: bool = True

    def __post_init__(self) -> None:
        parts = (self.table.total, self.unanswered, self.hidden, self.not_applicable)
        if min(parts) < 0 or sum(parts) != self.cases:
            raise ValueError(f"{self.row_ref} by {self.column_ref}: {parts} are not {self.cases} cases")

    @property
    def left_out(self) -> int:
        return self.unanswered + self.hidden + self.not_applicable


def tables_as_plain(tables: dict[str, ResultTable]) -> dict[str, dict[str, Any]]:
    """Every table by its key, ready for JSON: title, columns, rows of label and values, note, total."""
    return {key: table.as_plain() for key, table in tables.items()}


def _row_as_plain(row: Row) -> dict[str, Any]:
    return {"label": row.label, "values": list(row.values)}
