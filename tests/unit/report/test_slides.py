"""One document as slides, read back."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from audit_app.aggregation.results import ResultTable, Row, Value
from audit_app.report.charts import Bar, column_chart
from audit_app.report.charts.palette import contrast
from audit_app.report.document import (
    Block,
    Bullets,
    Chapter,
    ChartBlock,
    Document,
    Paragraph,
    Part,
    TableBlock,
)
from audit_app.report.renderers.slides import Edition, slides_of
from audit_app.report.renderers.slides.contents import in_short
from audit_app.report.renderers.slides.theme import COLOURS
from tests.slide_file import (
    A,
    C,
    assert_sound,
    charts_of,
    everything_said,
    lines_of,
    notes_of,
    opened,
    parts_of,
    titles,
    xml_of,
)
from tests.unit.report.sample import finding, sample_document

EDITION = Edition(3, dt.datetime(2009, 7, 1, 9, 30, tzinfo=dt.UTC))
HOSTILE = '<a:p/> & "quoted" ]]> \x0b\x00end'
LONG = (
    "A long way round was taken before anybody saw that the plan had not been followed in these cases. " * 40
)


def document_of(*blocks: Block, number: str = "2", anchor: str = "section-2") -> Document:
    chapter = Chapter(number, "A chapter", anchor, blocks)
    return sample_document(parts=(Part("audit", "Appendix 2", "The audit", (chapter,)),))


def measures(
    *rows: tuple[str, tuple[Value, ...]], columns: tuple[str, ...] = ("Met", "Not met")
) -> ChartBlock:
    table = ResultTable(
        "2.measures.1",
        "Measures",
        ("Applies", *columns, "Verdict"),
        tuple(Row(*row) for row in rows),
        "",
        "Measure",
    )
    drawn = column_chart([Bar("any", 1)], uid="any", title="How far met: records")
    block = TableBlock(table, "Table 9", "table-9")
    return ChartBlock(drawn, drawn, "How far met: records", "Figure 4", "figure-4", block)


@pytest.fixture(scope="module")
def made() -> bytes:
    return slides_of(sample_document(unwritten=("What has been done since",)), EDITION)


def test_the_file_is_sound(made: bytes) -> None:
    assert_sound(made)
    assert_sound(slides_of(sample_document(parts=())))


def test_the_cover_says_whose_review_it_is_and_which_version(made: bytes) -> None:
    cover = opened(made).slides[0]
    assert lines_of(cover) == [
        "Audit of case files",
        "Wealdshire County Council",
        "To: The scrutiny board",
        "Meeting date: 21 July 2009",
        "Classification: Unrestricted",
        "Reference: CB/9",
        "Version 3, published 1 July 2009",
        "Draft: 1 paragraph to be written",
    ]
    assert "Draft, not published" in lines_of(opened(slides_of(sample_document())).slides[0])


def test_each_slide_after_it_says_how_it_is_classified_and_its_number(made: bytes) -> None:
    for slide in list(opened(made).slides)[1:]:
        assert lines_of(slide)[-2:] == ["Unrestricted · Version 3", "‹#›"]


def test_a_finding_is_told_in_short_with_its_verdict_and_in_full_to_the_speaker() -> None:
    block = finding(sentence="In 41 cases it was so. What follows from that, is another matter.")
    (_cover, slide) = opened(
        slides_of(document_of(replace(block, label="Paper file up to date (7.5.file)")))
    ).slides
    assert lines_of(slide)[:3] == [
        "2. A chapter",
        "Generally met. Paper file up to date: 41 of 50 cases (82%)",
        "In 41 cases it was so.",
    ]
    notes = notes_of(slide)
    assert "Source: Appendix 2: The audit, paragraph 2.1." in notes
    assert "What follows from that, is another matter." in notes


def test_of_what_could_not_be_judged_only_that_is_told() -> None:
    block = replace(
        finding(sentence="Too little is known."), verdict="too_few", verdict_label="Too few to say"
    )
    slide = opened(slides_of(document_of(block))).slides[1]
    assert "Too little is known." not in lines_of(slide)
    assert "Too little is known." in notes_of(slide)


def test_whether_children_are_safe_is_never_shortened() -> None:
    sentence = "With so few cases nothing is said in general. All four children are protected."
    block = replace(finding(sentence=sentence), key="adequately_protected", verdict="too_few")
    assert sentence in lines_of(opened(slides_of(document_of(block))).slides[1])


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("One only", "One only"),
        ("In 7.5 of them it was. More.", "In 7.5 of them it was."),
        ("It was “so.” And more.", "It was “so.” And more."),
        ("Asked e.g. by letter it came. Then it went.", "Asked e.g. by letter it came."),
    ],
)
def test_the_first_sentence_is_the_short_one(sentence: str, short: str) -> None:
    assert in_short(sentence) == short


def test_more_findings_than_a_slide_holds_are_spread_evenly() -> None:
    blocks = [
        replace(
            finding(sentence=f"This one is number {number} of those that were made."), number=f"2.{number}"
        )
        for number in range(1, 15)
    ]
    content = slides_of(document_of(*blocks))
    assert_sound(content)
    _cover, *slides = opened(content).slides
    assert titles(content)[1:] == [f"2. A chapter ({n} of {len(slides)})" for n in range(1, len(slides) + 1)]
    counts = [sum("This one is number" in line for line in lines_of(slide)) for slide in slides]
    assert sum(counts) == 14
    assert max(counts) - min(counts) <= 1


def test_a_text_longer_than_a_slide_goes_on_on_the_next_and_nothing_is_lost() -> None:
    content = slides_of(document_of(Paragraph("10.4", LONG.strip(), "p", key="10.satisfactory")))
    assert_sound(content)
    _cover, *slides = opened(content).slides
    assert len(slides) > 1
    said = " ".join(line for slide in slides for line in lines_of(slide)[1:-2])
    assert said == LONG.strip()


def test_a_long_title_is_set_smaller() -> None:
    content = slides_of(sample_document(title=" ".join(["Protecting children"] * 19)))
    assert_sound(content)


def test_points_keep_their_letters() -> None:
    blocks = (
        Paragraph("5", "Members are asked to:", "p", key="covering.requests"),
        Bullets(("NOTE", "DECIDE"), True),
    )
    content = slides_of(document_of(*blocks))
    slide = xml_of(content)["ppt/slides/slide2.xml"]
    found = [(each.get("type"), each.get("startAt")) for each in slide.iter(f"{A}buAutoNum")]
    assert found == [("alphaLcParenBoth", "1"), ("alphaLcParenBoth", "2")]
    assert titles(content)[1] == "What members are asked to do"


def test_a_chart_holds_the_numbers_of_its_table_and_is_said_in_words() -> None:
    content = slides_of(
        document_of(measures(("Seen (4.6)", (10, 7, 3, "x")), ("Heard (4.7)", (9, 9, 0, "x"))))
    )
    assert_sound(content)
    ((slide, chart, described),) = charts_of(content)
    (plot,) = chart.plots
    assert list(plot.categories) == ["Seen", "Heard"]
    assert [(each.name, list(each.values)) for each in plot.series] == [("Met", [7, 9]), ("Not met", [3, 0])]
    assert described == (
        "How far met: records. Stacked bars. Seen: met 7; not met 3. Heard: met 9; not met 0."
    )
    assert "Seen: met 7; not met 3." in notes_of(slide)
    assert "Source: Appendix 2: The audit, Figure 4 and Table 9." in notes_of(slide)
    book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    (name,) = book.sheet_names
    assert book.get_sheet_by_name(name).to_python() == [
        ["Measure", "Met", "Not met"],
        ["Seen", 7, 3],
        ["Heard", 9, 0],
    ]


def test_a_withheld_number_is_neither_drawn_nor_kept() -> None:
    withheld = ("Heard", ("withheld", "withheld", "withheld", "withheld"))
    content = slides_of(
        document_of(
            measures(("Seen", (10, 7, 3, "x")), withheld, ("Met", (8, 8, 0, "x")), ("No", (0, 0, 0, "x")))
        )
    )
    ((slide, chart, described),) = charts_of(content)
    assert list(chart.plots[0].categories) == ["Seen", "Met"]
    wanted = "Not drawn, because no case applies or the numbers are withheld: Heard; No."
    assert wanted in described
    assert wanted in notes_of(slide)


def test_one_bar_alone_is_not_drawn() -> None:
    assert not list(charts_of(slides_of(document_of(measures(("Seen", (10, 7, 3, "x")))))))


def test_a_long_chart_is_drawn_in_pieces_to_one_scale() -> None:
    rows = tuple(Row(f"A thing that was found in some of the cases {n}", (n + 1,)) for n in range(20))
    table = ResultTable("6.factors", "Factors", ("Cases",), rows, "", "Factor")
    drawn = column_chart([Bar("any", 1)], uid="any", title="Factors")
    block = ChartBlock(drawn, drawn, "Factors", "Figure 8", "figure-8", TableBlock(table, "Table 9", "t"))
    content = slides_of(document_of(block))
    assert_sound(content)
    found = [chart for _slide, chart, _described in charts_of(content)]
    assert [len(list(chart.plots[0].categories)) for chart in found] == [7, 7, 6]
    assert len({chart.value_axis.maximum_scale for chart in found}) == 1
    assert found[0].value_axis.maximum_scale > 20
    assert titles(content)[1:] == [f"Factors ({n} of 3)" for n in (1, 2, 3)]


def test_numbers_stand_on_the_bars_that_hold_them_and_can_be_read() -> None:
    content = slides_of(document_of(measures(("Seen", (900, 899, 1, "x")), ("Heard", (9, 6, 3, "x")))))
    chart = xml_of(content)["ppt/charts/chart1.xml"]
    series = list(chart.iter(f"{C}ser"))
    hidden = [[x.find(f"{C}idx").get("val") for x in each.iter(f"{C}dLbl")] for each in series]  # type: ignore[union-attr]
    assert hidden == [[], ["0"]]
    for each in series:
        fill = each.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val")  # type: ignore[union-attr]
        ink = each.find(f"{C}dLbls/{C}txPr//{A}srgbClr").get("val")  # type: ignore[union-attr]
        assert contrast(f"#{fill}", f"#{ink}") >= 4.5


def test_no_type_is_too_pale_to_read() -> None:
    assert contrast(COLOURS["dk1"], COLOURS["lt1"]) >= 7
    assert contrast(COLOURS["dk2"], COLOURS["lt1"]) >= 7
    assert contrast(COLOURS["accent6"], COLOURS["lt1"]) >= 4.5


def test_two_slides_never_have_one_title() -> None:
    first = measures(("Seen", (10, 7, 3, "x")), ("Heard", (9, 9, 0, "x")))
    content = slides_of(document_of(first, first))
    assert titles(content)[1:] == ["How far met: records", "How far met: records (2)"]


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert made == slides_of(sample_document(unwritten=("What has been done since",)), EDITION)


def test_its_properties_name_no_person(made: bytes) -> None:
    about = opened(made).core_properties
    assert (about.author, about.last_modified_by) == ("Case file audit", "Case file audit")
    assert (about.title, about.language) == ("Audit of case files", "en-GB")
    assert about.created == EDITION.published_at.replace(tzinfo=None) or about.created == EDITION.published_at
    books = [part for name, part in parts_of(made).items() if name.endswith(".xlsx/docProps/core.xml")]
    assert books
    assert all(b"<dc:creator>Case file audit</dc:creator>" in part for part in books)


@pytest.mark.parametrize(
    "change",
    [
        {"title": HOSTILE},
        {"cover": replace(sample_document().cover, authority=HOSTILE, classification=HOSTILE)},
    ],
)
def test_what_people_write_is_never_markup(change: dict[str, Any]) -> None:
    content = slides_of(sample_document(**change))
    assert_sound(content)
    assert '<a:p/> & "quoted" ]]> end' in everything_said(content)
