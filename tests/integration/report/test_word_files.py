"""The report as a Word file: a draft that is made in the background, and what was published, frozen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.report import making, services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import (
    AnnexBlock,
    Block,
    Bullets,
    ChartBlock,
    Document,
    FindingBlock,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from audit_app.report.frozen import from_plain
from audit_app.report.making import make_file
from audit_app.report.models import Publication, Report, ReportFile
from audit_app.report.queries import report_of
from audit_app.report.renderers.word import word_of
from audit_app.report.suppression import WITHHELD
from audit_app.report.templatetags.report_blocks import figure
from audit_app.sampling.models import Review
from audit_app.tool.models import Recording
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast
from tests.fixtures_demo import Kept
from tests.integration.report.asking import made, signed_in, written
from tests.integration.report.demo import demonstration
from tests.word_file import assert_sound, contents_of, opened, parts_of, text_in_order

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def report(cast: Cast) -> Report:
    audits = audits_to_report(cast, cases=12).audits
    comment_on_supervision(audits[0], "No note since the summer.")
    report = written_report(cast.review, cast.lead)
    services.add_quote(report=report, ref="7.4.comment", audit=audits[0], text="No note", by=cast.lead)
    return report


@pytest.fixture
def publication(cast: Cast, report: Report) -> Publication:
    return services.publish(report=report, by=cast.lead)


# --- The whole of the demonstration's report ---


@pytest.fixture(scope="module")
def demo(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> tuple[Document, bytes]:
    """The demonstration's report for its board, and the Word file made of it."""
    with demonstration(kept_demo, django_db_blocker) as review:
        document = assemble(report_of(review), Audience.BOARD)
    return document, word_of(document)


def test_the_file_of_the_demonstration_is_sound(demo: tuple[Document, bytes]) -> None:
    assert_sound(demo[1])


def test_everything_that_the_pdf_says_stands_in_it_in_its_order(demo: tuple[Document, bytes]) -> None:
    document, content = demo
    said = list(text_in_order(content))
    start = said.index(("Heading 1", "Covering report"))
    wanted = list(said_by(document))
    assert len(wanted) > 700
    assert said[start : start + len(wanted)] == wanted


def test_the_contents_lead_to_every_part_and_chapter(demo: tuple[Document, bytes]) -> None:
    document, content = demo
    wanted = [("TOC1", part.heading) for part in document.parts]
    wanted += [("TOC2", chapter.heading) for chapter in document.chapters() if chapter.title]
    entries = [(style, words) for style, words, _mark in contents_of(content)]
    assert set(wanted) <= set(entries)
    assert [words for style, words in entries if style == "TOC1"] == [each.heading for each in document.parts]


def test_each_chart_is_there_and_said_in_words(demo: tuple[Document, bytes]) -> None:
    document, content = demo
    charts = [block for block in document.blocks() if isinstance(block, ChartBlock)]
    pictures = [chart for block in charts for chart in (block.pieces or (block.chart,))]
    shapes = opened(content).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [
        f"{chart.title.rstrip('.')}. {chart.description}" for chart in pictures
    ]
    assert sum(name.endswith(".png") for name in parts_of(content)) == len(pictures) > 5


def said_by(document: Document) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """What a Word file of the document must say up to its annex, worked out from the document alone."""
    for part in document.parts:
        yield "Heading 1", part.heading
        for chapter in part.chapters:
            if chapter.title:
                yield "Heading 2", chapter.heading
            for block in chapter.blocks:
                yield from _said_by(block)


def _said_by(block: Block) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    match block:
        case Heading():
            yield "Heading 3", block.text
        case Paragraph():
            yield "Report Numbered Paragraph", f"{block.number}\t{block.text}"
        case Bullets():
            yield from (("Report Lettered List" if block.lettered else "List Bullet", x) for x in block.items)
        case Quote():
            yield "Quote", f"“{block.text}”"
        case FindingBlock():
            yield "Report Finding", f"{block.number}\t{block.sentence}"
            estimate = f" {block.estimate}" if block.estimate else ""
            verdict = f"\N{NO-BREAK SPACE}{block.verdict_label}\N{NO-BREAK SPACE}"
            yield "Report Finding Grounds", f"{verdict}  {block.label}: {block.counts}.{estimate}"
            for quote in block.quotes:
                yield from _said_by(quote)
        case TableBlock():
            yield from _said_by_table(block)
        case ChartBlock():
            yield "Caption", block.caption
            yield from (("Report Figure", "") for _each in block.pieces or (block.chart,))
            yield from _said_by_table(block.table)
        case AnnexBlock():
            yield "Heading 2", block.tool[0].title


def _said_by_table(block: TableBlock) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    table = block.table
    yield "Caption", f"{block.number}: {table.title}"
    yield "row", (table.row_heading, *table.columns)
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield "row", (row.label, *(figure(value) for value in row.values))
    if table.note:
        yield "Report Table Note", table.note


# --- Drafts ---


def test_a_draft_is_asked_for_watched_and_downloaded(cast: Cast, report: Report) -> None:
    lead = signed_in(cast, "lead")
    page = reverse("report:pdf", args=[cast.review.pk])
    assert lead.post(page, {"file_format": "docx"}).status_code == 302
    file = ReportFile.objects.get()
    assert (file.file_format, file.state) == ("docx", "queued")
    assert DBTaskResult.objects.get().task_path == "audit_app.report.tasks.make_word"
    assert "Waiting to be made" in lead.get(page).content.decode()
    address = reverse("report:draft_word", args=[cast.review.pk, file.pk])
    assert lead.get(address).status_code == 404
    content = made(file)
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert f'href="{address}"' in lead.get(page).content.decode()
    answer = lead.get(address)
    assert answer["Content-Type"] == MEDIA_TYPE
    assert re.fullmatch(
        r'attachment; filename="case-file-audit-draft-[\d-]+\.docx"', answer["Content-Disposition"]
    )
    assert answer.content == content
    actions = list(TrailEntry.objects.order_by("-pk").values_list("action", flat=True))
    assert {"Word file asked for", "Word file downloaded"} <= set(actions)
    # By the address of the other format it is not found.
    assert lead.get(reverse("report:draft_pdf", args=[cast.review.pk, file.pk])).status_code == 404


def test_a_draft_is_what_a_board_reader_would_be_given(cast: Cast, report: Report) -> None:
    content = made(services.request_word(report=report, by=cast.lead))
    board = assemble(report, Audience.BOARD)
    said = list(text_in_order(content))
    wanted = list(said_by(board))
    start = said.index(wanted[0])
    assert said[start : start + len(wanted)] == wanted
    assert ("Quote", "“No note”") in said


def test_small_numbers_that_are_withheld_are_withheld_here_too(db: None) -> None:
    cast = make_cast(suppress_small_cells=True)
    audits_to_report(cast, cases=12)
    report = written_report(cast.review, cast.lead)
    said = list(text_in_order(made(services.request_word(report=report, by=cast.lead))))
    wanted = list(said_by(assemble(report, Audience.BOARD)))
    start = said.index(wanted[0])
    assert said[start : start + len(wanted)] == wanted
    assert any(WITHHELD in row for style, row in said if style == "row")
    assert wanted != list(said_by(assemble(report, Audience.LEAD)))


def test_a_file_that_cannot_be_made_is_asked_for_again(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> bytes:
        raise ValueError("as a test would have it")

    file = services.request_word(report=report, by=cast.lead)
    with monkeypatch.context() as broken:
        broken.setattr(making, "word_of", fail)
        make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "failed"
    DBTaskResult.objects.all().delete()
    services.retry_file(file=file, by=cast.lead)
    assert DBTaskResult.objects.get().task_path == "audit_app.report.tasks.make_word"
    assert TrailEntry.objects.latest("pk").action == "Word file asked for again"
    assert made(file).startswith(b"PK")


def test_the_latest_drafts_are_kept_of_each_format(cast: Cast, report: Report) -> None:
    pdf = services.request_pdf(report=report, by=cast.lead)
    asked = [services.request_word(report=report, by=cast.lead).pk for _time in range(6)]
    assert sorted(ReportFile.objects.values_list("pk", flat=True)) == [pdf.pk, *asked[1:]]


def test_nobody_but_a_lead_asks_for_a_draft(cast: Cast, report: Report) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.request_word(report=report, by=person)


# --- What was published ---


def test_what_was_published_is_made_from_what_was_frozen(cast: Cast, publication: Publication) -> None:
    Recording.objects.update(supervision="no")
    content = made(publication.word_file)
    kept = Publication.objects.get(pk=publication.pk)
    said = list(text_in_order(content))
    assert kept.document is not None
    wanted = list(said_by(from_plain(kept.document)))
    assert wanted != list(said_by(assemble(publication.report, Audience.BOARD)))
    start = said.index(wanted[0])
    assert said[start : start + len(wanted)] == wanted


def test_every_finding_and_figure_is_as_the_frozen_tables_have_it(publication: Publication) -> None:
    said = list(text_in_order(made(publication.word_file)))
    rows = [texts for style, texts in said if style == "row"]
    paragraphs = "\n".join(str(text) for style, text in said if style != "row")
    frozen = publication.tables
    for table in frozen["tables"].values():
        assert f"{table['number']}: {table['title']}" in paragraphs
        for row in table["rows"]:
            assert (row["label"], *(figure(value) for value in row["values"])) in rows
    for finding in frozen["findings"]:
        assert f"{finding['number']}\t{finding['sentence']}" in paragraphs


def test_a_board_reader_downloads_the_same_bytes_at_every_time_of_asking(
    cast: Cast, publication: Publication, tmp_path: Path
) -> None:
    reader = signed_in(cast, "board_reader")
    address = reverse("report:published_word", args=[publication.pk])
    assert reader.get(address).status_code == 404
    review = str(cast.review.pk)
    before_it_was_made = written("docx", tmp_path, review, "--published")
    content = made(publication.word_file)
    page = reader.get(reverse("report:publication", args=[publication.pk])).content.decode()
    assert f'href="{address}"' in page
    assert "Download the report as a Word file" in page
    answer = reader.get(address)
    assert answer["Content-Type"] == MEDIA_TYPE
    assert answer["Content-Disposition"].endswith('version-1.docx"')
    assert TrailEntry.objects.latest("pk").action == "published Word file downloaded"
    Recording.objects.update(supervision="no")
    assert content == answer.content == reader.get(address).content == before_it_was_made
    assert written("docx", tmp_path, review, "--published") == content
    assert written("docx", tmp_path, review) != content


def test_no_case_and_nobody_is_named_in_any_part_of_it(cast: Cast, publication: Publication) -> None:
    parts = parts_of(made(publication.word_file))
    texts = "\n".join([*parts, *(part.decode(errors="ignore") for part in parts.values())])
    people = (cast.lead, cast.assessor, cast.board_reader)
    references = list(cast.review.cases.values_list("reference", flat=True))
    assert references
    for name in (*references, *(person.display_name for person in people)):
        assert name not in texts


def test_a_version_whose_document_was_not_kept_is_offered_without_a_word_file(
    cast: Cast, publication: Publication, tmp_path: Path
) -> None:
    # As versions stand in the database that were published before Word files were made.
    ReportFile.objects.filter(publication=publication, file_format="docx").delete()
    QuerySet(Publication).filter(pk=publication.pk).update(document=None)
    page = signed_in(cast, "board_reader").get(reverse("report:publication", args=[publication.pk]))
    assert page.status_code == 200
    assert "Word file" not in page.content.decode()
    with pytest.raises(CommandError, match="Publish the report again"):
        written("docx", tmp_path, str(cast.review.pk), "--published")


def test_the_database_keeps_one_file_of_each_format_of_a_version(publication: Publication) -> None:
    file = publication.word_file
    assert file is not None
    file.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        file.save(force_insert=True)


def test_the_demonstration_is_written_without_its_number(demo_review: Review, tmp_path: Path) -> None:
    content = written("docx", tmp_path, "--demo")
    assert opened(content).core_properties.title == str(report_of(demo_review).subject)
