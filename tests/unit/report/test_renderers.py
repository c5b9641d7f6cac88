"""One document as a page and as a PDF."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from audit_app.report.document import Chapter, Document, Paragraph, Part
from audit_app.report.renderers.html import Links, page_body, print_source
from audit_app.report.renderers.pdf import MadePdf, PdfRefusedError, pdf_of
from audit_app.report.renderers.tables import tables_of
from tests.pdf_ua import assert_pdf_ua
from tests.unit.report.sample import sample_document

HOSTILE = '<img src="file:///etc/passwd"><!-- & "quoted"'


def saying(text: str) -> Document:
    chapter = Chapter("1", "A chapter", "chapter-1", (Paragraph("1.1", text, "paragraph-1"),))
    return sample_document(parts=(Part("audit", "Appendix 1", "The audit", (chapter,)),))


@pytest.fixture(scope="module")
def made() -> MadePdf:
    return pdf_of(print_source(sample_document(unwritten=("What has been done since",))))


@pytest.fixture
def file(made: MadePdf, tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(made.content)
    return path


def text_of(path: Path) -> str:
    printed = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return printed.stdout


def test_a_lead_is_led_from_each_finding_to_its_evidence_and_its_wording() -> None:
    body = page_body(sample_document(), Links(7))
    assert "/reviews/7/report/findings/file_up_to_date/" in body
    assert "/reviews/7/report/wording/file_up_to_date/" in body
    assert "To be written: What has been done since" in body


def test_a_lead_sees_that_the_numbers_of_an_edited_sentence_have_moved() -> None:
    body = page_body(sample_document(), Links(7))
    assert "then 40 of 50; now 41 of 50" in body


def test_a_reader_is_shown_no_link_no_edit_and_no_gap() -> None:
    body = page_body(sample_document())
    for secret in ("/reviews/", "Leda Marsh", "To be written", "The numbers have moved"):
        assert secret not in body
    assert "Most records were up to date." in body


def test_what_people_write_is_never_markup() -> None:
    for markup in (page_body(saying(HOSTILE)), print_source(saying(HOSTILE))):
        assert "<img" not in markup
        assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt;&lt;!-- &amp; &quot;quoted&quot;" in markup


def test_every_chart_has_its_table_after_it() -> None:
    body = page_body(sample_document())
    assert body.index('id="figure-1"') < body.index("<svg") < body.index("Table 2: Age range")


def test_ids_are_unique_on_the_page() -> None:
    body = page_body(sample_document(), Links(7))
    ids = [part.split('"', 1)[0] for part in body.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_the_pdf_keeps_to_the_standard_for_accessible_files(file: Path) -> None:
    assert_pdf_ua(file)
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)


def test_the_pdf_holds_its_tables_its_numbers_and_its_draft_mark(file: Path) -> None:
    text = text_of(file)
    assert "2–5 years" in text
    assert "Unrestricted" in text
    assert "Page 2 of 4" in text
    assert "Draft: 1 paragraph to be written" in text
    assert "What has been done since" not in text


def test_the_pdf_names_its_title_its_language_and_where_each_link_leads(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Audit of case files"
        assert str(pdf.Root.Lang) == "en-GB"
        links = {str(note.Contents) for page in pdf.pages for note in page.get("/Annots", [])}
    assert "Go to Appendix 1: The audit" in links
    assert "Go to 2. Overall conclusion" in links


def test_the_contents_give_the_page_of_each_part(file: Path) -> None:
    contents = text_of(file).split("\f")[1]
    entry = next(line for line in contents.splitlines() if "Appendix 1: The audit" in line)
    assert entry.split()[-1] == "4"


def test_the_same_source_gives_the_same_bytes(made: MadePdf) -> None:
    again = pdf_of(print_source(sample_document(unwritten=("What has been done since",))))
    assert again.sha256 == made.sha256
    assert again.pages == made.pages == 4


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/", "static:app/../../etc/passwd", "data:text/css,a{}"]
)
def test_nothing_but_the_reports_own_stylesheet_is_read(address: str) -> None:
    source = print_source(sample_document())
    smuggled = source.replace("</head>", f'<link rel="stylesheet" href="{address}"></head>')
    with pytest.raises(PdfRefusedError):
        pdf_of(smuggled)


def test_an_image_is_refused_as_well() -> None:
    source = print_source(sample_document()).replace("</body>", '<img src="file:///etc/hostname"></body>')
    with pytest.raises(PdfRefusedError):
        pdf_of(source)


def test_a_publication_keeps_each_table_and_finding_as_printed() -> None:
    kept = tables_of(sample_document())
    assert kept["tables"]["1.2"]["rows"][1] == {"label": "0–2 years", "values": [10]}
    assert kept["tables"]["1.2"]["number"] == "Table 2"
    assert kept["findings"][0]["counts"] == "41 of 50 cases (82%)"


def test_a_document_without_contents_of_its_own_still_prints() -> None:
    bare = replace(sample_document(), parts=())
    assert pdf_of(print_source(bare)).pages == 2
