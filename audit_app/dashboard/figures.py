"""A figure of these pages: a table, the chart that is drawn of it, and where each of its rows leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit_app.aggregation.results import ResultTable
from audit_app.report.assemble.writer import NARROW, WIDE, Draw
from audit_app.report.charts import Svg
from audit_app.report.document import Line, TableBlock


@dataclass(frozen=True)
class Figure:
    """``key`` names it in an address. ``draw`` is None where nothing can be drawn of its table.

    ``measures``: by the label of a row, the key of the measure that it counts.
    """

    key: str
    title: str
    table: ResultTable
    draw: Draw | None = None
    measures: Mapping[str, str] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return f"figure-{self.slug}"

    @property
    def slug(self) -> str:
        return self.key.replace(".", "-")

    @property
    def is_drawn(self) -> bool:
        return self.draw is not None

    @property
    def wide(self) -> Svg | None:
        return self.draw(f"{self.anchor}-wide", WIDE) if self.draw else None

    @property
    def narrow(self) -> Svg | None:
        return self.draw(f"{self.anchor}-narrow", NARROW) if self.draw else None

    @property
    def block(self) -> TableBlock:
        """The table as the templates of the report set it."""
        return TableBlock(self.table, "", f"{self.anchor}-table")

    @property
    def lines(self) -> tuple[tuple[Line, str], ...]:
        """The rows, each with the key of its measure."""
        return tuple((line, self.measures.get(line.label, "")) for line in self.block.rows)
