"""What a board reader's copy does not say: who a child is, which case it was, and small numbers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pytest_django import DjangoDbBlocker

from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import ChartBlock, Document, FindingBlock, Heading, Paragraph
from audit_app.report.queries import report_of
from audit_app.report.renderers.html import page_body, print_source
from audit_app.report.renderers.pdf import pdf_of
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import names_in
from audit_app.tool.models import Audit
from tests.fixtures_demo import Kept
from tests.integration.report.demo import demonstration
from tests.integration.report.pages_of_pdf import printed_pages
from tests.pdf_ua import assert_pdf_ua

pytestmark = pytest.mark.one_database

# Tables whose whole numbers are days or minutes in some columns.
DAYS = {"2.reading_minutes", "4.days", "9.days"}


@dataclass(frozen=True)
class ForTheBoard:
    """The demonstration's report as a board would see it, with and without small numbers withheld.

    ``secrets`` are the names and references that none of it may hold.
    """

    plain: Document
    suppressed: Document
    pdf: Path
    secrets: tuple[str, ...]


@pytest.fixture(scope="module")
def board(
    kept_demo: Kept, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> ForTheBoard:
    with demonstration(kept_demo, django_db_blocker) as review:
        report = report_of(review)
        documents = []
        for suppress in (False, True):
            report.review.suppress_small_cells = suppress
            documents.append(assemble(report, Audience.BOARD))
        secrets = tuple(secrets_of(review))
    path = tmp_path_factory.mktemp("report") / "report.pdf"
    path.write_bytes(pdf_of(print_source(documents[0])).content)
    return ForTheBoard(documents[0], documents[1], path, secrets)


def secrets_of(review: Review) -> Iterator[str]:
    for audit in Audit.objects.in_review(review).with_case():
        yield from (audit.case.reference, audit.social_worker, audit.line_manager)
    yield from names_in(Case.objects.filter(review=review, allocations__isnull=False))


def counts(document: Document) -> Iterator[tuple[str, object]]:
    for block in document.tables():
        if block.table.key in DAYS:
            yield from ((block.table.key, row.values[0]) for row in block.table.rows)
        else:
            yield from ((block.table.key, value) for row in block.table.rows for value in row.values)


def test_the_pdf_holds_both_tables_of_the_sample_and_keeps_to_the_standard(board: ForTheBoard) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(board.pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    ages = re.findall(r"^\s*(Unborn|\d+ to \d+)\s+(\d+)\s*$", text, re.MULTILINE)
    assert ages[:6] == [
        ("Unborn", "2"),
        ("0 to 2", "10"),
        ("2 to 5", "15"),
        ("5 to 10", "9"),
        ("10 to 16", "12"),
        ("16 to 18", "2"),
    ]
    for name, cases in (("Tillerquay", 16), ("Wickmarrow", 12), ("Quillhaven", 7), ("Stonefurrow", 15)):
        assert re.search(rf"{name}\s+{cases}\s", text)
    assert_pdf_ua(board.pdf)
    subprocess.run(["qpdf", "--check", str(board.pdf)], check=True, capture_output=True)


def test_no_name_and_no_case_reference_is_in_the_pdf_or_its_metadata(board: ForTheBoard) -> None:
    text = subprocess.run(
        ["pdftotext", str(board.pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    with pikepdf.open(board.pdf) as opened:
        hidden = [str(value) for value in opened.docinfo.values()]
        hidden += [str(item.title) for item in opened.open_outline().root]
        assert not opened.attachments
    everything = " ".join([text, *hidden])
    assert len(board.secrets) > 150
    assert [secret for secret in board.secrets if secret and secret in everything] == []


def test_a_board_reader_is_given_no_link_into_the_review(board: ForTheBoard) -> None:
    body = page_body(board.plain)
    assert "href=" in body
    assert re.findall(r'href="(?!#)[^"]*"', body) == []


def test_where_the_review_withholds_small_numbers_no_table_shows_one(board: ForTheBoard) -> None:
    shown = list(counts(board.suppressed))
    numbers = [(key, value) for key, value in shown if isinstance(value, int)]
    assert [(key, value) for key, value in numbers if 0 < value < 5 or 0 < 50 - value < 5] == []
    assert any(value == "withheld" for _key, value in shown)
    assert any(isinstance(value, int) and value >= 5 for _key, value in shown)


def test_a_table_with_a_small_number_shows_no_number_at_all(board: ForTheBoard) -> None:
    ages = next(block.table for block in board.suppressed.tables() if block.table.key == "1.2")
    assert {row.values[0] for row in ages.rows} == {"withheld"}


def test_a_finding_with_small_numbers_speaks_without_them(board: ForTheBoard) -> None:
    withheld = [finding for finding in board.suppressed.findings() if "withheld" in finding.counts]
    assert withheld
    for finding in withheld:
        assert not re.search(r"\d", finding.sentence.replace("section 47", "")), finding.sentence
        assert finding.estimate == ""


def test_no_chart_is_drawn_of_a_number_that_is_withheld(board: ForTheBoard) -> None:
    hidden = {finding.label for finding in board.suppressed.findings() if "withheld" in finding.counts}
    for block in board.suppressed.blocks():
        if isinstance(block, ChartBlock):
            assert not any(label in block.chart.description for label in hidden)
            assert block.table.table.key not in {"1.2", "4.days_taken"}


def test_no_paragraph_gives_a_small_number_of_cases(board: ForTheBoard) -> None:
    small = re.compile(
        r"\b([1-4]|one|two|three|four) (of the \d+ )?(cases?|children|files?)\b", re.IGNORECASE
    )
    told = [
        (block.number, block.text)
        for block in board.suppressed.blocks()
        if isinstance(block, Paragraph) and small.search(block.text)
    ]
    assert told == []


def test_no_page_of_the_findings_is_left_much_emptier_than_a_picture_is_high(board: ForTheBoard) -> None:
    pages = printed_pages(board.pdf)
    starts = [number for number, page in enumerate(pages) if page.lines[0].startswith("Appendix 2")]
    findings = pages[starts[0] : starts[1] - 1]
    assert len(findings) > 30
    assert [page.lines[-1] for page in findings if page.filled < 0.6] == []


def test_neither_a_heading_nor_a_caption_stands_at_the_foot_of_a_page(board: ForTheBoard) -> None:
    document = board.plain
    headings = {chapter.heading for chapter in document.chapters()}
    headings |= {block.text for block in document.blocks() if isinstance(block, Heading)}
    captions = {block.caption for block in document.tables()}
    captions |= {block.caption for block in document.blocks() if isinstance(block, ChartBlock)}
    last = {page.lines[-1] for page in printed_pages(board.pdf)}
    assert len(headings) > 30
    assert last & (headings | captions) == set()


def test_a_lead_still_sees_every_number(demo_review: Review) -> None:
    report = report_of(demo_review)
    report.review.suppress_small_cells = True
    document = assemble(report, Audience.LEAD)
    assert not any(
        isinstance(block, FindingBlock) and "withheld" in block.counts for block in document.blocks()
    )
    ages = next(block.table for block in document.tables() if block.table.key == "1.2")
    assert ages.rows[0].values == (2,)
