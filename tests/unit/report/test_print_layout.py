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
from audit_app.report.document import AnnexBlock, Block, Chapter, Part, TableBlock
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
