"""The workbook itself: texts stay texts, the same values give the same bytes, and older values still do."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.report.renderers.xlsx import xlsx_of
from audit_app.report.renderers.xlsx.book import LONGEST_TEXT
from tests.unit.report.workbooks import parts_of, sheets_of, under

# What XML can hold; a database holds no lone half of a character either.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40
)
LIKE_FORMULAS = st.builds(lambda sign, rest: sign + rest, st.sampled_from("=+-@＝"), TEXTS)


def values(text: str = "Children", **changes: Any) -> dict[str, Any]:
    """A report of two tables and one finding; ``text`` stands wherever a text can."""
    plain = {
        "about": {
            "review": text,
            "authority": text,
            "reference_date": "2009-03-31",
            "as_of": "2009-07-01",
            "cases": 50,
            "suppressed": False,
        },
        "tables": {
            "1.2": {
                "number": "Table 1",
                "title": text,
                "row_heading": "Age range",
                "columns": [text],
                "rows": [{"label": text, "values": [10]}, {"label": "2 to 5", "values": [text]}],
                "note": text,
                "total": {"label": "Total", "values": [25]},
            },
            "2.measures.1": {
                "number": "Table 2",
                "title": "Measures",
                "row_heading": "Measure",
                "columns": ["Applies", "Met", "Partly", "Not met", "Share met"],
                "rows": [
                    {"label": "Child protected", "values": [50, 45, 2, 3, "90%"]},
                    {"label": "Withheld", "values": ["withheld"] * 5},
                ],
                "note": "",
            },
        },
        "findings": [
            {
                "key": "k",
                "number": "2.1",
                "label": text,
                "counts": "43 of 50 cases (86%)",
                "verdict": "strong",
                "verdict_label": "Strong",
                "estimate": "",
                "sentence": text,
            }
        ],
        "chapters": [
            {
                "heading": "1. Structure",
                "tables": ["1.2"],
                "charts": [{"number": "Figure 1", "title": text, "table": "1.2", "description": text}],
            },
            {
                "heading": "2. Overall",
                "tables": ["2.measures.1"],
                "charts": [
                    {
                        "number": "Figure 2",
                        "title": "How far",
                        "table": "2.measures.1",
                        "description": "Words.",
                    }
                ],
            },
        ],
        "cases": {
            "left_out": "",
            "columns": [
                {
                    "ref": "7.4",
                    "question": text,
                    "given": "in full",
                    "options": [["yes", "Yes"], ["no", text]],
                    "asked_when": "",
                    "measure": "Supervision evident",
                    "met": ["yes"],
                }
            ],
            "rows": [["yes"], ["no"]],
            "not_given": [
                {
                    "ref": "6.7",
                    "question": text,
                    "kind": "any_of",
                    "options": [["a", text]],
                    "why": "It tells of the child.",
                }
            ],
        },
    }
    return plain | changes


def formulas_in(content: bytes) -> list[str]:
    return [
        name
        for name, part in parts_of(content).items()
        if name.startswith("xl/worksheets/") and re.search(r"<f[ >/]", part)
    ]


@settings(deadline=None, max_examples=60)
@given(TEXTS | LIKE_FORMULAS)
def test_a_text_is_a_text_whatever_it_begins_with(text: str) -> None:
    content = xlsx_of(text, values(text))
    assert formulas_in(content) == []
    sheets = sheets_of(content)
    assert under(sheets["1 Structure"], f"Table 1: {text}")[1][0] == text
    assert sheets["Findings"][5][1] == text
    assert sheets["Findings"][5][9] == text


def test_an_address_in_a_text_becomes_no_link() -> None:
    content = xlsx_of("Report", values("https://example.org/ and mailto:a@example.org"))
    rels = " ".join(part for name, part in parts_of(content).items() if name.endswith(".rels"))
    assert "example.org" not in rels
    assert "External" not in rels


def test_the_same_values_give_the_same_bytes_and_tell_no_other_day() -> None:
    assert xlsx_of("Report", values()) == xlsx_of("Report", values())
    core = parts_of(xlsx_of("Report", values()))["docProps/core.xml"]
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2009-07-01T00:00:00Z"}
    assert set(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)", core)) == {"Case file audit"}


def test_numbers_are_numbers_and_words_stand_where_there_is_none() -> None:
    sheets = sheets_of(xlsx_of("Report", values()))
    rows = under(sheets["2 Overall"], "Table 2: Measures")
    assert rows[1] == ["Child protected", 50, 45, 2, 3, 0.9]
    assert rows[2] == ["Withheld", *["withheld"] * 5]
    assert sheets["Findings"][5][2:5] == [43, 50, 0.86]


def test_a_chart_has_words_for_those_who_cannot_see_it_and_draws_nothing_that_is_withheld() -> None:
    parts = parts_of(xlsx_of("Report", values()))
    drawings = [part for name, part in sorted(parts.items()) if re.match(r"xl/drawings/drawing\d", name)]
    assert [re.findall(r'descr="([^"]*)"', part) for part in drawings] == [["Children"], ["Words."]]
    stacked = parts["xl/charts/chart2.xml"]
    assert stacked.count("<c:ser>") == 3
    drawn = re.findall(r"<c:val>(.*?)</c:val>", stacked)
    assert [re.findall(r"<c:v>([^<]*)</c:v>", each) for each in drawn] == [
        ["45", "0"],
        ["2", "0"],
        ["3", "0"],
    ]


def test_what_was_published_before_chapters_and_cases_were_kept_is_still_written() -> None:
    older = {name: values()[name] for name in ("tables", "findings")}
    del older["findings"][0]["verdict_label"]
    content = xlsx_of("Report", older)
    sheets = sheets_of(content)
    assert list(sheets) == ["About", "Contents", "Findings", "Tables"]
    assert under(sheets["Tables"], "Table 1: Children")[2] == ["2 to 5", "Children"]
    assert sheets["Findings"][5][8] == "strong"
    assert "published before the answers case by case were kept" in str(sheets["About"])
    assert content == xlsx_of("Report", older)


def test_a_report_without_a_table_or_a_finding_is_still_a_workbook() -> None:
    nothing: dict[str, Any] = {"tables": {}, "findings": []}
    assert list(sheets_of(xlsx_of("Report", nothing))) == ["About", "Contents", "Findings"]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    text = "x" * (LONGEST_TEXT + 10)
    found = sheets_of(
        xlsx_of("Report", values() | {"findings": [values()["findings"][0] | {"sentence": text}]})
    )
    assert found["Findings"][5][9] == f"{text[: LONGEST_TEXT - 1]}…"


def test_cases_and_their_dictionary_are_left_out_together_and_the_first_sheet_says_why() -> None:
    nothing: dict[str, Any] = {
        "left_out": "Small numbers are withheld.",
        "columns": [],
        "rows": [],
        "not_given": [],
    }
    sheets = sheets_of(xlsx_of("Report", values(cases=nothing)))
    assert not {"Cases", "Data dictionary"} & set(sheets)
    assert "Small numbers are withheld." in str(sheets["About"])
