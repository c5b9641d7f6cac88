"""Cells that no spreadsheet runs, and from which the text comes back exactly."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit_app.kit.exports import as_written, csv_lines, csv_response, harmless

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
risky_texts = st.builds(
    lambda quotes, sign, rest: quotes + sign + rest, st.text("'", max_size=3), st.sampled_from(RISKY), texts
)


@given(texts | risky_texts)
@example("'=1+1")
@example("=cmd|'/c calc'!A1")
def test_no_cell_begins_like_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(RISKY)
    assert as_written(cell) == text


@given(texts.filter(lambda text: not text.lstrip("'").startswith(RISKY)))
def test_a_text_that_is_no_formula_is_left_alone(text: str) -> None:
    assert harmless(text) == text


@given(st.lists(st.lists(texts | risky_texts, min_size=2, max_size=2), max_size=5))
def test_a_file_read_back_holds_what_was_written(rows: list[list[str]]) -> None:
    file = "".join(csv_lines(["First", "Second"], rows))
    assert file.startswith("\ufeff")
    heading, *read = csv.reader(io.StringIO(file.removeprefix("\ufeff"), newline=""))
    assert heading == ["First", "Second"]
    assert [[as_written(cell) for cell in row] for row in read] == rows


@pytest.mark.parametrize(("value", "cell"), [(-3, "-3"), (2.5, "2.5"), (None, "")])
def test_numbers_stay_numbers(value: Any, cell: str) -> None:
    assert list(csv_lines(["A", "B"], [[value, "x"]]))[1] == f"{cell},x\r\n"


def test_a_download_is_sent_while_it_is_made_and_named() -> None:
    made: list[int] = []

    def rows() -> Any:
        for number in range(3):
            made.append(number)
            yield [number]

    response = csv_response("trail.csv", ["Number"], rows())
    assert response["Content-Disposition"] == 'attachment; filename="trail.csv"'
    assert made == []
    assert b"".join(response).decode("utf-8-sig").split() == ["Number", "0", "1", "2"]
