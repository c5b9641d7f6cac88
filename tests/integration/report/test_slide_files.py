"""The report as slides: a draft that is made in the background, and what was published, frozen."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db.models import QuerySet
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker
from python_calamine import CalamineWorkbook

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Document, FindingBlock, Paragraph
from audit_app.report.frozen import from_plain
from audit_app.report.models import Publication, Report, ReportFile
from audit_app.report.queries import report_of
from audit_app.report.renderers.slides import slides_of
from audit_app.report.suppression import WITHHELD
from audit_app.tool.models import Recording
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast
from tests.fixtures_demo import Kept
from tests.integration.report.asking import made, signed_in, written
from tests.integration.report.demo import demonstration
from tests.slide_file import (
    assert_sound,
    charts_of,
    everything_said,
    lines_of,
    notes_of,
    opened,
    parts_of,
    title_of,
    titles,
)

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
REF = re.compile(r" \(\d[\w.]*\)$")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def report(cast: Cast) -> Report:
    audits = audits_to_report(cast, cases=12).audits
    comment_on_supervision(audits[0], "No note since the summer.")
    return written_report(cast.review, cast.lead)


@pytest.fixture
def publication(cast: Cast, report: Report) -> Publication:
    return services.publish(report=report, by=cast.lead)


def without_ref(label: str) -> str:
    return REF.sub("", label)


def assert_charts_are_as_the_tables(content: bytes, document: Document) -> int:
    """Every number of every chart, and of the workbook behind it, against the table that its slide names."""
    tables = {block.number: block.table for block in document.tables()}
    count = 0
    for slide, chart, described in charts_of(content):
        found = re.search(r"and (Table \d+)\.", notes_of(slide))
        assert found
        table = tables[found[1]]
        rows = {without_ref(row.label): row.values for row in table.rows}
        names = list(chart.plots[0].categories)
        book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        head, *lines = book.get_sheet_by_index(0).to_python()
        assert [line[0] for line in lines] == names
        for number, series in enumerate(chart.plots[0].series, start=1):
            column = table.columns.index(series.name)
            wanted = [rows[name][column] for name in names]
            assert list(series.values) == wanted == [line[number] for line in lines]
            assert head[number] == series.name
            for name, value in zip(names, wanted, strict=True):
                assert f"{value}" in described.partition(f" {name}: ")[2].partition(".")[0]
        count += 1
    return count


def assert_every_finding_is_there(content: bytes, document: Document) -> None:
    """In the report's order, with verdict and counts on a slide whose notes name its paragraph."""
    slides = [(lines_of(slide), notes_of(slide)) for slide in opened(content).slides]
    place = 0
    for block in document.findings():
        head = f"{block.verdict_label}. {without_ref(block.label)}: {block.counts}"
        at = next(n for n in range(place, len(slides)) if head in slides[n][0])
        place = at
        assert block.number in slides[at][1]
        assert block.sentence in slides[at][1]


# --- The whole of the demonstration's report ---


@pytest.fixture(scope="module")
def demo(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> tuple[Document, bytes]:
    """The demonstration's report for its board, and the slides made of it."""
    with demonstration(kept_demo, django_db_blocker) as review:
        document = assemble(report_of(review), Audience.BOARD)
    return document, slides_of(document)


def test_the_slides_of_the_demonstration_are_sound_and_hold_all_that_is_on_them(
    demo: tuple[Document, bytes],
) -> None:
    assert_sound(demo[1])


def test_every_chart_has_the_numbers_of_its_table(demo: tuple[Document, bytes]) -> None:
    assert assert_charts_are_as_the_tables(demo[1], demo[0]) > 15


def test_every_finding_stands_on_a_slide_with_its_verdict(demo: tuple[Document, bytes]) -> None:
    assert_every_finding_is_there(demo[1], demo[0])


def test_members_are_shown_what_the_report_comes_to(demo: tuple[Document, bytes]) -> None:
    document, content = demo
    said = everything_said(content)
    keys = (
        "2.protection", "2.practice", "2.elements", "10.satisfactory", "10.improvements", "10.actions",
        "10.reservation", "covering.requests", "1.1",
    )  # fmt: skip
    paragraphs = {block.key: block for block in document.blocks() if isinstance(block, Paragraph)}
    for key in keys:
        assert paragraphs[key].text in said
    names = titles(content)
    wanted = ["How the sample was drawn", "Children in the sample by age range", "Are the children safe?"]
    assert names[1:4] == wanted
    headings = list(dict.fromkeys(re.sub(r" \(\d+ of \d+\)$", "", name) for name in names))
    assert headings[-2:] == ["What members are asked to do", "What no sample can say"]
    assert "one can be 95 per cent sure" in said


def test_what_could_be_improved_comes_in_the_order_of_its_shortfall(demo: tuple[Document, bytes]) -> None:
    document, content = demo
    blocks = list(document.blocks())
    place = next(n for n, block in enumerate(blocks) if getattr(block, "key", "") == "10.improvements")
    points = list(getattr(blocks[place + 1], "items", ()))
    assert len(points) > 5
    slides = [
        slide for slide in opened(content).slides if title_of(slide).startswith("What could be improved")
    ]
    said = [line for slide in slides for line in lines_of(slide) if line in points]
    assert said == points


# --- Drafts ---


def test_a_draft_is_asked_for_watched_and_downloaded(cast: Cast, report: Report) -> None:
    lead = signed_in(cast, "lead")
    page = reverse("report:pdf", args=[cast.review.pk])
    assert lead.post(page, {"file_format": "pptx"}).status_code == 302
    file = ReportFile.objects.get()
    assert (file.file_format, file.state) == ("pptx", "queued")
    assert DBTaskResult.objects.get().task_path == "audit_app.report.tasks.make_slides"
    address = reverse("report:draft_slides", args=[cast.review.pk, file.pk])
    assert lead.get(address).status_code == 404
    content = made(file)
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert f'href="{address}"' in lead.get(page).content.decode()
    answer = lead.get(address)
    assert answer["Content-Type"] == MEDIA_TYPE
    name = r'attachment; filename="case-file-audit-draft-[\d-]+\.pptx"'
    assert re.fullmatch(name, answer["Content-Disposition"])
    assert answer.content == content
    actions = set(TrailEntry.objects.values_list("action", flat=True))
    assert {"PowerPoint file asked for", "PowerPoint file downloaded"} <= actions
    # By the address of another format it is not found.
    assert lead.get(reverse("report:draft_word", args=[cast.review.pk, file.pk])).status_code == 404


def test_a_draft_is_what_a_board_reader_would_be_given(cast: Cast, report: Report) -> None:
    content = made(services.request_slides(report=report, by=cast.lead))
    assert content == slides_of(assemble(report, Audience.BOARD))
    assert "Draft, not published" in everything_said(content)


def test_small_numbers_that_are_withheld_are_withheld_here_too(db: None) -> None:
    cast = make_cast(suppress_small_cells=True)
    audits_to_report(cast, cases=12)
    report = written_report(cast.review, cast.lead)
    content = made(services.request_slides(report=report, by=cast.lead))
    assert_sound(content)
    board, lead = (assemble(report, each) for each in (Audience.BOARD, Audience.LEAD))
    assert_charts_are_as_the_tables(content, board)
    assert_every_finding_is_there(content, board)
    hidden = [block for block in board.findings() if WITHHELD in block.counts]
    told = {block.key: block for block in lead.findings()}
    assert hidden
    said = "\n".join([everything_said(content), *(text for _slide, _chart, text in charts_of(content))])
    for block in hidden:
        assert f"{without_ref(block.label)}: {told[block.key].counts}" not in said
        assert told[block.key].sentence not in said
        assert _drawn_of(content, block) == []


def _drawn_of(content: bytes, block: FindingBlock) -> list[str]:
    return [
        str(name)
        for _slide, chart, _described in charts_of(content)
        for name in chart.plots[0].categories
        if name == without_ref(block.label)
    ]


def test_nobody_but_a_lead_asks_for_a_draft(cast: Cast, report: Report) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.request_slides(report=report, by=person)


# --- What was published ---


def test_what_was_published_is_made_from_what_was_frozen(cast: Cast, publication: Publication) -> None:
    Recording.objects.update(supervision="no")
    content = made(publication.slides_file)
    kept = Publication.objects.get(pk=publication.pk)
    assert kept.document is not None
    frozen = from_plain(kept.document)
    assert_charts_are_as_the_tables(content, frozen)
    assert_every_finding_is_there(content, frozen)
    now = assemble(publication.report, Audience.BOARD)
    assert [block.counts for block in now.findings()] != [block.counts for block in frozen.findings()]


def test_a_board_reader_downloads_the_same_bytes_at_every_time_of_asking(
    cast: Cast, publication: Publication, tmp_path: Path
) -> None:
    reader = signed_in(cast, "board_reader")
    address = reverse("report:published_slides", args=[publication.pk])
    assert reader.get(address).status_code == 404
    review = str(cast.review.pk)
    before_it_was_made = written("pptx", tmp_path, review, "--published")
    content = made(publication.slides_file)
    page = reader.get(reverse("report:publication", args=[publication.pk])).content.decode()
    assert f'href="{address}"' in page
    assert "Download the slides for the board as a PowerPoint file" in page
    answer = reader.get(address)
    assert answer["Content-Type"] == MEDIA_TYPE
    assert answer["Content-Disposition"].endswith('version-1.pptx"')
    assert TrailEntry.objects.latest("pk").action == "published PowerPoint file downloaded"
    Recording.objects.update(supervision="no")
    assert content == answer.content == reader.get(address).content == before_it_was_made
    assert written("pptx", tmp_path, review, "--published") == content
    assert written("pptx", tmp_path, review) != content
    assert "Version 1, published" in everything_said(content)


def test_a_board_reader_is_given_no_draft(cast: Cast, report: Report) -> None:
    file = services.request_slides(report=report, by=cast.lead)
    made(file)
    address = reverse("report:draft_slides", args=[cast.review.pk, file.pk])
    assert signed_in(cast, "board_reader").get(address).status_code in (403, 404)


def test_no_case_and_nobody_is_named_in_any_part_of_it(cast: Cast, publication: Publication) -> None:
    parts = parts_of(made(publication.slides_file))
    assert any(".xlsx/" in name for name in parts)
    texts = "\n".join([*parts, *(part.decode(errors="ignore") for part in parts.values())])
    people = (cast.lead, cast.assessor, cast.board_reader)
    references = list(cast.review.cases.values_list("reference", flat=True))
    assert references
    for name in (*references, *(person.display_name for person in people)):
        assert name not in texts


def test_a_version_without_slides_is_offered_without_them(
    cast: Cast, publication: Publication, tmp_path: Path
) -> None:
    # As versions stand in the database that were published before slides were made.
    ReportFile.objects.filter(publication=publication, file_format="pptx").delete()
    address = reverse("report:publication", args=[publication.pk])
    page = signed_in(cast, "board_reader").get(address).content.decode()
    assert "PowerPoint file" not in page
    assert "Word file" in page
    assert written("pptx", tmp_path, str(cast.review.pk), "--published").startswith(b"PK")
    QuerySet(Publication).filter(pk=publication.pk).update(document=None)
    with pytest.raises(CommandError, match="Publish the report again"):
        written("pptx", tmp_path, str(cast.review.pk), "--published")
