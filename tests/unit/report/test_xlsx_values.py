"""What becomes of plain values in cells, and what sheets may be called."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.report.renderers.xlsx.names import LONGEST, sheet_names
from audit_app.report.renderers.xlsx.values import (
    COUNT,
    DAY,
    FIGURE,
    IN_PLACE,
    NOTHING,
    SHARE,
    WORDS,
    FindingNumbers,
    Typed,
    numbers_of,
    typed,
)


@pytest.mark.parametrize(
    ("value", "kind", "in_the_cell"),
    [
        (12, COUNT, 12),
        (2.5, FIGURE, 2.5),
        ("0.03", FIGURE, 0.03),
        ("86%", SHARE, 0.86),
        ("100%", SHARE, 1.0),
        ("31 March 2009", DAY, dt.date(2009, 3, 31)),
        (None, NOTHING, None),
        ("withheld", IN_PLACE, "withheld"),
        ("–", IN_PLACE, "–"),
        ("Needs improvement", WORDS, "Needs improvement"),
        ("78% (66% to 88%)", WORDS, "78% (66% to 88%)"),
        ("31 Marz 2009", WORDS, "31 Marz 2009"),
        ("2 to 5", WORDS, "2 to 5"),
    ],
)
def test_a_value_is_a_number_or_a_day_only_where_it_is_one(
    value: int | float | str | None, kind: str, in_the_cell: object
) -> None:
    assert typed(value) == Typed(kind, in_the_cell)


def test_the_figures_of_a_finding_are_those_of_its_words() -> None:
    told = "For the whole caseload the weighted estimate is 78% (95% interval 66% to 88%)."
    assert numbers_of("1,043 of 1,250 cases (83%)", told) == FindingNumbers(
        1043, 1250, 0.83, 0.78, 0.66, 0.88
    )
    assert numbers_of("50 of 50 cases", "") == FindingNumbers(50, 50, None, None, None, None)
    assert numbers_of("1 of 1 case (100%)", "") == FindingNumbers(1, 1, 1.0, None, None, None)


@pytest.mark.parametrize(
    "counts",
    [
        "not asked in this review",
        "applies to none of the cases audited",
        "the numbers are withheld because some of them are small",
    ],
)
def test_a_finding_without_numbers_has_none(counts: str) -> None:
    reason = "For the caseload no share can be computed because no draw of the sample is recorded."
    assert numbers_of(counts, reason) == FindingNumbers(None, None, None, None, None, None)


def test_a_sheet_is_called_after_its_chapter_as_far_as_excel_lets_it() -> None:
    assert sheet_names(
        ["2. Overall conclusion from the audit", "7. Changes of social worker", "Preface"], ["Preface"]
    ) == ["2 Overall conclusion", "7 Changes of social worker", "Preface (2)"]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_name_of_a_sheet_is_one_that_excel_takes_and_stands_once(headings: list[str]) -> None:
    names = sheet_names(headings, ["About"])
    assert len(names) == len(headings)
    assert len({name.casefold() for name in [*names, "About", "history"]}) == len(names) + 2
    for name in names:
        assert 0 < len(name) <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
