"""One document as a Word file, read back."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from docx.shared import Mm
from PIL import Image

from audit_app.filling.blank_tool import blank_tool
from audit_app.report.charts.palette import contrast
from audit_app.report.document import AnnexBlock, Bullets, Chapter, Document, Paragraph, Part
from audit_app.report.renderers.word import styles, word_of
from audit_app.report.renderers.word.looks import PALE_BLUE, QUIET, TINT
from tests.unit.report.sample import ages_chart, finding, sample_document
from tests.word_file import W, assert_sound, contents_of, opened, parts_of, text_in_order, xml_of

MOMENT = dt.datetime(2009, 7, 1, 9, 30, tzinfo=dt.UTC)
HOSTILE = '<w:p/> & "quoted" ]]> \x0b\x00end'


def saying(text: str) -> Document:
    chapter = Chapter("1", "A chapter", "chapter-1", (Paragraph("1.1", text, "paragraph-1"),))
    return sample_document(parts=(Part("audit", "Appendix 1", "The audit", (chapter,)),))


@pytest.fixture(scope="module")
def made() -> bytes:
    return word_of(sample_document(unwritten=("What has been done since",)), MOMENT)


@pytest.fixture(scope="module")
def annex() -> bytes:
    chapter = Chapter("", "", "tool-blank", (AnnexBlock(blank_tool()),))
    return word_of(sample_document(parts=(Part("tool", "Appendix 2a", "The audit tool", (chapter,)),)))


def properties(content: bytes) -> dict[str, str]:
    core = xml_of(content)["docProps/core.xml"]
    return {each.tag.rpartition("}")[2]: each.text or "" for each in core}


def test_the_file_is_sound(made: bytes, annex: bytes) -> None:
    assert_sound(made)
    assert_sound(annex)
    assert_sound(word_of(sample_document(parts=())))


def test_the_whole_report_stands_in_it_in_its_order(made: bytes) -> None:
    assert list(text_in_order(made)) == [
        ("Report Authority", "Wealdshire County Council"),
        ("Title", "Audit of case files"),
        ("Report Draft Mark", "Draft: 1 paragraph to be written"),
        ("Report Detail", "From\tThe lead reviewer"),
        ("Report Detail", "To\tThe scrutiny board"),
        ("Report Detail", "Meeting date\t21 July 2009"),
        ("Report Detail", "Subject\tProtecting children"),
        ("Report Detail", "Classification\tUnrestricted"),
        ("Report Detail", "Reference\tCB/9"),
        ("Report Summary Heading", "Summary"),
        ("Report Summary", "What the audit found."),
        ("Report Purpose", "For decision"),
        ("Heading 1", "Covering report"),
        ("Heading 2", "Requests"),
        ("Report Lettered List", "NOTE the report"),
        ("Heading 1", "Appendix 1: The audit"),
        ("Heading 2", "1. Structure of the audit"),
        ("Heading 3", "The sample"),
        ("Report Numbered Paragraph", "1.1\tFifty cases were drawn."),
        ("Caption", "Figure 1: Children by age range"),
        ("Report Figure", ""),
        ("Caption", "Table 2: Age range of the children in the sample"),
        ("row", ("Age range", "Number of children")),
        ("row", ("Unborn", "2")),
        ("row", ("0–2 years", "10")),
        ("row", ("2–5 years", "15")),
        ("row", ("All", "27")),
        ("Report Table Note", "Age on 31 March 2009."),
        ("List Bullet", "first thing"),
        ("List Bullet", "second thing"),
        ("Heading 2", "2. Overall conclusion"),
        ("Report Finding", "2.1\tMost records were up to date."),
        (
            "Report Finding Grounds",
            "\N{NO-BREAK SPACE}Generally met\N{NO-BREAK SPACE}  Paper file up to date: 41 of 50 cases (82%).",
        ),
        ("Quote", "“The last note was [two] months old.”"),
    ]


def test_the_contents_read_right_before_word_has_updated_them(made: bytes) -> None:
    entries = contents_of(made)
    assert [(style, words) for style, words, _mark in entries] == [
        ("TOC1", "Covering report"),
        ("TOC2", "Requests"),
        ("TOC1", "Appendix 1: The audit"),
        ("TOC2", "1. Structure of the audit"),
        ("TOC2", "2. Overall conclusion"),
    ]
    body = xml_of(made)["word/document.xml"]
    instructions = [each.text for each in body.iter(f"{W}instrText")]
    assert instructions == [r' TOC \o "1-2" \h \z \u ']
    kinds = [each.get(f"{W}fldCharType") for each in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_each_page_says_what_it_is_of_and_which_page_it_is(made: bytes) -> None:
    section = opened(made).sections[0]
    assert section.header.paragraphs[0].text == "Audit of case files\tUnrestricted"
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "\tUnrestricted"
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Draft: 1 paragraph to be written\tPage 1 of 1"
    fields = [each.text for each in xml_of(made)["word/footer.xml"].iter(f"{W}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_a_title_that_leaves_the_classification_no_room_has_a_line_of_its_own() -> None:
    title = "An audit of the case files of children who are the subject of a plan, " * 2
    header = opened(word_of(sample_document(title=title))).sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == ["\tUnrestricted", title]


def test_the_page_is_a4_and_the_language_british_english(made: bytes) -> None:
    section = opened(made).sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)  # type: ignore[operator]
    for part in xml_of(made).values():
        for each in part.iter(f"{W}lang"):
            assert set(each.attrib.values()) == {"en-GB"}
    assert len(list(xml_of(made)["word/styles.xml"].iter(f"{W}lang"))) == 1
    spoken = [each.get(f"{W}val") for each in xml_of(made)["word/settings.xml"].iter(f"{W}themeFontLang")]
    assert spoken == ["en-GB"]


def test_its_properties_name_the_report_and_no_person(made: bytes) -> None:
    assert properties(made) == {
        "title": "Audit of case files",
        "subject": "Protecting children",
        "creator": "Case file audit",
        "lastModifiedBy": "Case file audit",
        "language": "en-GB",
        "created": "2009-07-01T09:30:00Z",
        "modified": "2009-07-01T09:30:00Z",
    }
    everything = b"".join(part for name, part in parts_of(made).items() if not name.endswith(".png"))
    for word in (b"Leda Marsh", b"python-docx", b"en-US", b"rsid", b"comments"):
        assert word not in everything


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert word_of(sample_document(unwritten=("What has been done since",)), MOMENT) == made
    draft = word_of(sample_document())
    assert word_of(sample_document()) == draft
    assert "created" not in properties(draft)


def test_a_chart_is_a_picture_for_print_with_its_words_beside_it(made: bytes) -> None:
    chart = ages_chart().chart
    (shape,) = opened(made).inline_shapes
    described = shape._inline.docPr.get("descr")
    assert described == f"{chart.title}. {chart.description}"
    picture = Image.open(io.BytesIO(parts_of(made)["word/media/chart1.png"]))
    assert picture.width / shape.width.inches > 280
    assert picture.height / picture.width == pytest.approx(shape.height / shape.width, rel=0.01)
    assert len(picture.convert("RGB").getcolors(100_000) or []) > 5


def test_of_a_long_chart_each_piece_is_a_picture() -> None:
    block = replace(ages_chart(), pieces=(ages_chart().chart, ages_chart().narrow))
    chapter = Chapter("1", "A chapter", "chapter-1", (block,))
    content = word_of(sample_document(parts=(Part("audit", "", "The audit", (chapter,)),)))
    assert len(opened(content).inline_shapes) == 2
    assert_sound(content)


def test_numbers_stand_flush_right_under_their_heading_and_the_total_is_told_apart(made: bytes) -> None:
    table = opened(made).tables[0]
    looks = [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows]
    assert looks[0] == ["Report Table Heading", "Report Table Heading Number"]
    assert looks[1:] == [["Report Table Text", "Report Table Number"]] * 4
    properties = xml_of(made)["word/document.xml"].find(f".//{W}tbl/{W}tblPr")
    assert properties is not None
    said = {each.tag.removeprefix(W): each.get(f"{W}val") for each in properties}
    assert said["tblStyle"] == "ReportTable"
    assert said["tblCaption"] == "Table 2: Age range of the children in the sample"
    assert said["tblDescription"] == (
        "Age range down the side; across: Number of children. 3 rows. The last row is the total."
    )
    look = properties.find(f"{W}tblLook")
    assert look is not None
    assert look.get(f"{W}lastRow") == "1"


def test_each_lettered_list_begins_with_a_again() -> None:
    lists = (Bullets(("one", "two"), lettered=True), Bullets(("three",), lettered=True))
    chapter = Chapter("", "Requests", "requests", lists)
    content = word_of(sample_document(parts=(Part("covering", "", "Covering report", (chapter,)),)))
    numbers = [each.get(f"{W}val") for each in xml_of(content)["word/document.xml"].iter(f"{W}numId")]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    assert_sound(content)


def test_what_people_write_is_never_markup() -> None:
    content = word_of(saying(HOSTILE))
    assert ("Report Numbered Paragraph", '1.1\t<w:p/> & "quoted" ]]> end') in text_in_order(content)
    for change in ({"title": HOSTILE}, {"cover": replace(sample_document().cover, authority=HOSTILE)}):
        assert_sound(word_of(sample_document(**change)))


def test_a_line_end_stays_one() -> None:
    assert ("Report Numbered Paragraph", "1.1\tOne line\nand another") in text_in_order(
        word_of(saying("One line\r\nand another"))
    )


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("strong", "Report Verdict Strong"),
        ("generally_met", "Report Verdict Generally Met"),
        ("needs_improvement", "Report Verdict Needs Improvement"),
        ("weak", "Report Verdict Weak"),
        ("too_few", "Report Verdict"),
        ("not_asked", "Report Verdict"),
    ],
)
def test_a_verdict_is_told_in_words_and_framed(code: str, style: str) -> None:
    block = replace(finding(), verdict=code, verdict_label="As it is", estimate="For the whole it is so.")
    chapter = Chapter("2", "Overall", "chapter-2", (block,))
    content = word_of(sample_document(parts=(Part("audit", "", "The audit", (chapter,)),)))
    grounds = next(each for each in opened(content).paragraphs if "As it is" in each.text)
    assert grounds.runs[0].style.name == style
    assert grounds.text.endswith("41 of 50 cases (82%). For the whole it is so.")


def test_every_question_of_the_blank_tool_stands_in_the_annex(annex: bytes) -> None:
    texts = list(text_in_order(annex))
    headings = [text for style, text in texts if style == "Heading 2"]
    assert headings == [part.title for part in blank_tool()]
    assert [words for style, words, _mark in contents_of(annex) if style == "TOC2"] == headings
    questions = [str(text) for style, text in texts if style == "Form Question"]
    boxes = [str(text) for style, text in texts if style == "Form Boxes"]
    rows = {text for style, text in texts if style == "row"}
    for question in (each for part in blank_tool() for each in part.questions):
        for answer in question.answers:
            added = " added" if answer.is_added else ""
            assert f"{answer.ref} {answer.question}{added}" in questions
            if answer.boxes:
                wanted = list(answer.boxes)
                assert any(_ticked(each) == wanted for each in boxes), answer.ref
        if question.lines:
            assert f"{question.ref} {question.title}" in questions
            heads = ("", *question.columns, *(("Designation",) if question.has_text else ()))
            assert heads in rows
            assert {(line, *("" for _head in heads[1:])) for line in question.lines} <= rows


def _ticked(line: str) -> list[str]:
    return [each.strip().removeprefix("☐\N{NO-BREAK SPACE}") for each in line.split("\N{EM SPACE}")]


def test_no_type_is_too_pale_to_read() -> None:
    for paper in ("FFFFFF", TINT, PALE_BLUE, "E3F3EA", "FDF0DF", "FBE7E4"):
        assert contrast(f"#{QUIET}", f"#{paper}") >= 4.5
        assert contrast("#0B0C0C", f"#{paper}") >= 7


def test_no_type_is_smaller_than_in_the_pdf(made: bytes) -> None:
    sizes = [int(each.get(f"{W}val", "0")) for each in xml_of(made)["word/styles.xml"].iter(f"{W}sz")]
    assert min(sizes) == 17


def test_every_paragraph_has_a_style_and_no_look_of_its_own(made: bytes, annex: bytes) -> None:
    allowed: dict[str, set[str]] = {
        "pPr": {"pStyle", "keepNext", "numPr"},
        "rPr": {"rStyle"},
    }
    for content in (made, annex):
        body = xml_of(content)["word/document.xml"]
        assert all(each.find(f"{W}pPr/{W}pStyle") is not None for each in body.iter(f"{W}p"))
        for name, wanted in allowed.items():
            used = {child.tag.removeprefix(W) for each in body.iter(f"{W}{name}") for child in each}
            assert used <= wanted


def test_the_styles_have_names_that_a_council_finds_them_by() -> None:
    ours: list[Any] = [*styles.PARAGRAPHS, *styles.CHARACTERS]
    known = {"Title", "TOC Heading", "toc 1", "toc 2", "List Bullet", "Quote", "caption", "header", "footer"}
    known |= {"heading 1", "heading 2", "heading 3", "Strong"}
    assert all(style.name in known or style.name.startswith(("Report ", "Form ")) for style in ours)
    assert len({style.id for style in ours}) == len(ours)
