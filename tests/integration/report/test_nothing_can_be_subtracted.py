"""Where small numbers are withheld, no sum over what a board is shown gives one of them away."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from pytest_django import DjangoDbBlocker

from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Block, Chapter, ChartBlock, Document, TableBlock
from audit_app.report.queries import report_of
from audit_app.report.suppressed_tables import without_numbers, without_small_numbers
from audit_app.report.suppression import is_small
from tests.fixtures_demo import Kept
from tests.integration.report.attacker import KINDS, Cell, texts, worked_out
from tests.integration.report.demo import demonstration

# The database of the tests is only made where a test says that it needs one.
pytestmark = pytest.mark.django_db

CASES = 50
OUT_OF = re.compile(r"\b(\d+) of (?:the )?(\d+) (?:cases|children|files)\b")


@dataclass(frozen=True)
class Shown:
    plain: Document
    suppressed: Document


@pytest.fixture(scope="module")
def shown(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> Shown:
    with demonstration(kept_demo, django_db_blocker) as review:
        report = report_of(review)
        report.review.suppress_small_cells = False
        plain = assemble(report, Audience.BOARD)
        report.review.suppress_small_cells = True
        return Shown(plain, assemble(report, Audience.BOARD))


def small_ones(found: dict[Cell, int]) -> set[Cell]:
    return {cell for cell, count in found.items() if is_small(count)}


def with_other_tables(document: Document, changed: Callable[[ResultTable], ResultTable]) -> Document:
    """The document with its tables as they are given, no chart described, and all its words left alone."""

    def block_with(block: Block) -> Block:
        if isinstance(block, TableBlock):
            return replace(block, table=changed(block.table))
        if isinstance(block, ChartBlock):
            table = replace(block.table, table=changed(block.table.table))
            return replace(block, table=table, chart=replace(block.chart, description=""))
        return block

    def chapter_with(chapter: Chapter) -> Chapter:
        return replace(chapter, blocks=tuple(map(block_with, chapter.blocks)))

    parts = (replace(part, chapters=tuple(map(chapter_with, part.chapters))) for part in document.parts)
    return replace(document, parts=tuple(parts))


def small_cells_hidden(table: ResultTable) -> ResultTable:
    """The table with each small cell hidden, and nothing that would give it away."""
    lines = (*table.rows, *([table.total] if table.total else []))
    rows = tuple(
        Row(
            line.label,
            tuple("1 to 4" if isinstance(each, int) and is_small(each) else each for each in line.values),
        )
        for line in lines
    )
    return replace(table, rows=rows, total=None, note=without_small_numbers(table.note, CASES))


def test_no_small_number_can_be_worked_out_from_the_board_s_copy(shown: Shown) -> None:
    secrets = small_ones(worked_out(shown.plain, CASES))
    assert len(secrets) > 100
    assert small_ones(worked_out(shown.suppressed, CASES)) == set()


def test_the_board_s_copy_still_shows_numbers(shown: Shown) -> None:
    known = worked_out(shown.suppressed, CASES)
    assert len([cell for cell in known if cell[0] == "measure"]) > 100
    met = ("measure", "ics_up_to_date", "met")
    assert known[met] == worked_out(shown.plain, CASES)[met]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"items"}))
def test_where_only_the_small_cells_are_hidden_each_way_of_subtracting_recovers_some(
    shown: Shown, kind: str
) -> None:
    hidden = with_other_tables(shown.plain, small_cells_hidden)
    printed = worked_out(hidden, CASES, ())
    assert small_ones(worked_out(hidden, CASES, (kind,))) - small_ones(printed)


def test_where_only_the_small_cells_are_hidden_the_age_of_the_unborn_is_told(shown: Shown) -> None:
    hidden = with_other_tables(shown.plain, small_cells_hidden)
    assert ("1.2", "Unborn", "Children") not in worked_out(hidden, CASES, ())
    assert worked_out(hidden, CASES)["1.2", "Unborn", "Children"] == 2


def test_where_an_item_is_withheld_in_one_table_and_not_in_another_the_second_tells_the_first(
    shown: Shown,
) -> None:
    hidden = with_other_tables(
        shown.plain, lambda table: table if ".measures." in table.key else without_numbers(table)
    )
    margin = ("3.supervision.6.4", "Total", "No")
    assert margin not in worked_out(hidden, CASES, sorted({*KINDS} - {"items"}))
    assert margin in small_ones(worked_out(hidden, CASES, ("items",)))


def test_where_only_the_tables_are_withheld_the_findings_give_small_numbers_away(shown: Shown) -> None:
    withheld = {block.table.key: block.table for block in shown.suppressed.tables()}
    hidden = with_other_tables(shown.plain, lambda table: withheld[table.key])
    recovered = small_ones(worked_out(hidden, CASES))
    assert ("rest", "measure", "strategy_held", "met") in recovered


def test_no_sentence_and_no_note_tells_a_small_number_or_leaves_one(shown: Shown) -> None:
    def told(document: Document) -> list[tuple[str, str]]:
        found = [pair for text in texts(document) for pair in OUT_OF.findall(text)]
        return [pair for pair in found if is_small(int(pair[0])) or is_small(int(pair[1]) - int(pair[0]))]

    assert told(shown.plain)
    assert told(shown.suppressed) == []


def test_notes_keep_whole_sentences(shown: Shown) -> None:
    notes = [block.table.note for block in shown.suppressed.tables() if block.table.note]
    assert [note for note in notes if not note[0].isupper()] == []
    assert any("of the 9 cells fewer than five" in note for note in notes)
