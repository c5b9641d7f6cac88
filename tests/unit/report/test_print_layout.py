"""How pages of the PDF are laid out: read back from the finished file."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from audit_app.aggregation.results import ResultTable, Row
from audit_app.filling.blank_tool import blank_tool
from audit_app.report.charts.stacked import StackedRow, stacked_bars
from audit_app.report.document import AnnexBlock, Block, Bullets, Chapter, ChartBlock, Part, TableBlock
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import pdf_of
from tests.unit.report.sample import sample_document

MINUTES = (47, 30, 97.5, 125, 195, 245)


def printed(folder: Path, block: Block) -> Path:
    """A report of nothing but this block."""
    chapter = Chapter("", "", "chapter", (block,))
    document = sample_document(parts=(Part("audit", "Appendix 1", "The audit", (chapter,)),))
    file = folder / "report.pdf"
    file.write_bytes(pdf_of(print_source(document)).content)
    return file


def read(file: Path, *options: str) -> str:
    found = subprocess.run(
        ["pdftotext", *options, str(file), "-"], capture_output=True, text=True, check=True
    )
    return found.stdout


@pytest.mark.parametrize("length", [11, 12, 17])
def test_the_last_question_of_the_blank_tool_does_not_stand_alone(tmp_path: Path, length: int) -> None:
    *_others, section = blank_tool()
    # However long the form is: its questions are repeated until a page would end just before the last.
    tool = (replace(section, questions=(section.questions * 3)[:length]),)
    pages = read(printed(tmp_path, AnnexBlock(tool)), "-layout").rstrip("\f").split("\f")
    assert len(re.findall(r"^\s*9\.\d+(?:\.\w+)? [A-Z]", pages[-1], re.MULTILINE)) >= 4


def test_columns_of_numbers_stand_at_even_distances(tmp_path: Path) -> None:
    headings = ("Cases", "Shortest", "Lower quartile", "Median", "Upper quartile", "Longest")
    table = ResultTable("2.x", "How long", headings, (Row("Minutes", MINUTES),), row_heading="Time")
    words = read(printed(tmp_path, TableBlock(table, "Table 9", "table-9")), "-bbox")
    right = [_right_edge(words, f"{value:g}") for value in MINUTES]
    distances = [after - before for before, after in pairwise(right)]
    assert max(distances) - min(distances) < 1


def _right_edge(words: str, word: str) -> float:
    """How far from the left of the page a word ends, in points."""
    found = re.search(rf'xMax="([\d.]+)" yMax="[\d.]+">{re.escape(word)}<', words)
    assert found, word
    return float(found[1])


def a_long_chart(rows: int) -> ChartBlock:
    """As many bars as rows, each with a name of its own, with the pieces in which it is printed."""
    bars = [StackedRow(f"Measure number {number}", {"met": 30, "not_met": 20}) for number in range(rows)]
    whole, narrow = (
        stacked_bars(bars, uid=f"bars-{width}", title="Met", width=width) for width in (720, 320)
    )
    half = (rows + 1) // 2
    pieces = tuple(
        stacked_bars(part, uid=f"piece-{number}", title="Met", beside=bars)
        for number, part in enumerate((bars[:half], bars[half:]))
    )
    table = TableBlock(ResultTable("2.y", "Met", ("Met",), (Row("All", (50,)),)), "Table 1", "table-1")
    return ChartBlock(whole, narrow, "How far met", "Figure 1", "figure-1", table, pieces)


@pytest.mark.parametrize("lines", range(28, 44, 3))
def test_a_page_may_end_within_a_long_chart_and_never_between_its_caption_and_its_bars(
    tmp_path: Path, lines: int
) -> None:
    filler = Bullets(tuple(f"Line {number}" for number in range(lines)))
    chapter = Chapter("", "", "chapter", (filler, a_long_chart(14)))
    document = sample_document(parts=(Part("audit", "Appendix 1", "The audit", (chapter,)),))
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of(print_source(document)).content)
    pages = [page for page in read(file, "-layout").split("\f") if re.search("Measure number|Figure 1", page)]
    bars = [len(re.findall("Measure number", page)) for page in pages]
    assert bars in ([14], [7, 7])
    assert "Figure 1" in pages[0]


def test_the_bars_of_all_pieces_begin_at_the_same_distance() -> None:
    rows = [StackedRow("A", {"met": 1}), StackedRow("A measure with a longer name", {"met": 1})]
    alone, beside = (
        stacked_bars(rows[:1], uid="one", title="Met", beside=others) for others in ((), rows[1:])
    )
    assert _first_bar(alone.markup) < _first_bar(beside.markup)
    assert _first_bar(beside.markup) == _first_bar(stacked_bars(rows, uid="one", title="Met").markup)


def _first_bar(markup: str) -> float:
    """How far from the left the longest rectangle of a chart begins."""
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', markup)
    return float(max(found, key=lambda box: float(box[1]))[0])
