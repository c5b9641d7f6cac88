"""The demonstration's report as a document: every section, every measure and every table of it."""

from __future__ import annotations

from collections import Counter

import pytest
from pytest_django import DjangoDbBlocker

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.measures import MEASURES
from audit_app.aggregation.tables import all_tables
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import (
    Block,
    Bullets,
    ChartBlock,
    Document,
    FindingBlock,
    Paragraph,
    TableBlock,
)
from audit_app.report.narrative.wording import WORDING
from audit_app.report.queries import report_of
from audit_app.sampling.models import Review
from tests.factories.sampling import make_review
from tests.fixtures_demo import Kept
from tests.integration.report.demo import demonstration


@pytest.fixture(scope="module")
def document(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> Document:
    """The demonstration's report as its lead sees it, assembled once for all these tests."""
    with demonstration(kept_demo, django_db_blocker) as review:
        return assemble(report_of(review), Audience.LEAD)


def section(document: Document, number: str) -> tuple[Block, ...]:
    return next(chapter.blocks for chapter in document.chapters() if chapter.number == number)


def numbers(blocks: tuple[Block, ...]) -> list[str]:
    return [block.number for block in blocks if isinstance(block, Paragraph | FindingBlock)]


def test_the_sections_are_those_of_the_report_in_their_order(document: Document) -> None:
    headings = [chapter.heading for chapter in document.parts[1].chapters]
    assert headings == [
        "Preface",
        "1. Structure of the audit",
        "2. Overall conclusion from the audit",
        "3. Supervision",
        "4. Assessments",
        "5. Repeated periods of intervention",
        "6. Complexity factors",
        "7. Changes of social worker",
        "8. Use of legal process",
        "9. Other elements of the child protection process",
        "10. Conclusions",
        "11. Data quality",
    ]


def test_paragraphs_are_numbered_through_each_section(document: Document) -> None:
    assert numbers(section(document, "1")) == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    for chapter in document.parts[1].chapters[1:]:
        found = numbers(chapter.blocks)
        assert found == [f"{chapter.number}.{place}" for place in range(1, len(found) + 1)]


def test_the_paragraphs_of_the_covering_report_are_numbered_through(document: Document) -> None:
    found = [number for chapter in document.parts[0].chapters for number in numbers(chapter.blocks)]
    assert found == [str(place) for place in range(1, len(found) + 1)]
    assert len(found) >= 5


def test_every_measure_is_a_finding_once_and_a_line_of_a_table_in_each_of_its_sections(
    document: Document,
) -> None:
    assert Counter(finding.key for finding in document.findings()) == Counter(m.key for m in MEASURES)
    lines = {
        (table.table.key.split(".")[0], row.label)
        for table in document.tables()
        if ".measures." in table.table.key
        for row in table.table.rows
    }
    expected = {
        (str(number), WORDING[measure.key].label) for measure in MEASURES for number in measure.sections
    }
    assert lines == expected


def test_each_finding_stands_in_a_section_that_its_measure_belongs_to(document: Document) -> None:
    sections = {measure.key: measure.sections for measure in MEASURES}
    for finding in document.findings():
        assert int(finding.number.split(".")[0]) in sections[finding.key]


def test_every_table_with_a_row_is_printed_once_in_its_own_section(
    document: Document, kept_demo: Kept, django_db_blocker: DjangoDbBlocker
) -> None:
    with demonstration(kept_demo, django_db_blocker) as review:
        computed = all_tables(signed_off_cohort(review))
    printed = [block.table.key for block in document.tables()]
    assert sorted(key for key in printed if ".measures." not in key) == sorted(
        key for key, table in computed.items() if table.rows
    )
    for chapter in document.parts[1].chapters[1:-1]:
        for block in chapter.blocks:
            if isinstance(block, TableBlock):
                assert block.table.key.split(".")[0] == chapter.number


def test_tables_and_figures_are_numbered_through_and_no_anchor_is_used_twice(document: Document) -> None:
    assert [block.number for block in document.tables()] == [
        f"Table {place}" for place in range(1, len(list(document.tables())) + 1)
    ]
    figures = [block.number for block in document.blocks() if isinstance(block, ChartBlock)]
    assert figures == [f"Figure {place}" for place in range(1, len(figures) + 1)]
    anchors = [block.anchor for block in document.blocks() if isinstance(block, Paragraph | FindingBlock)]
    assert len(anchors) == len(set(anchors))


def test_the_ages_and_the_assessors_are_those_of_the_source(document: Document) -> None:
    tables = {block.table.key: block.table for block in document.tables()}
    assert [row.values for row in tables["1.2"].rows] == [(2,), (10,), (15,), (9,), (12,), (2,)]
    assert [row.values[0] for row in tables["1.3"].rows] == [16, 12, 7, 15]


def test_each_section_with_measures_draws_them(document: Document) -> None:
    drawn = {
        chapter.number
        for chapter in document.parts[1].chapters
        for block in chapter.blocks
        if isinstance(block, ChartBlock) and ".measures." in block.table.table.key
    }
    assert drawn == {str(number) for measure in MEASURES for number in measure.sections}


def test_ages_factors_factors_a_case_and_days_have_charts_of_their_own(document: Document) -> None:
    drawn = [block.table.table.key for block in document.blocks() if isinstance(block, ChartBlock)]
    for key in ("1.2", "6.factors", "6.factors_a_case", "4.days_taken"):
        assert drawn.count(key) == 1


def test_supervision_is_laid_against_the_rest_of_the_work_with_an_exact_test_for_each(
    document: Document,
) -> None:
    blocks = section(document, "3")
    keys = [block.key for block in blocks if isinstance(block, Paragraph)]
    crossed = [key for key in keys if key.startswith("3.association.")]
    assert len(crossed) == 15
    practice = next(
        block for block in blocks if isinstance(block, Paragraph) and block.key == "3.association.9.9"
    )
    assert "are associated" in practice.text
    assert "p below 0.001" in practice.text


def test_the_conclusions_name_what_could_be_improved(document: Document) -> None:
    blocks = section(document, "10")
    place = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.key == "10.improvements"
    )
    bullets = blocks[place + 1]
    assert isinstance(bullets, Bullets)
    themes = {item.split(":")[0] for item in bullets.items}
    assert {"Supervision", "Core assessments", "Recording", "Planning and review of progress"} <= themes


def test_the_overall_conclusion_stands_first_and_in_bold(document: Document) -> None:
    strong = [block for block in document.blocks() if isinstance(block, Paragraph) and block.strong]
    assert [block.key for block in strong] == ["covering.conclusion", "2.protection"]
    assert all("adequately protected" in block.text for block in strong)


def test_estimates_for_the_caseload_are_spoken_of_only_where_the_lead_asks(demo_review: Review) -> None:
    report = report_of(demo_review)
    silent = assemble(report, Audience.LEAD)
    assert {finding.estimate for finding in silent.findings()} == {""}
    report.speaks_of_caseload = True
    speaking = {found.key: found.estimate for found in assemble(report, Audience.LEAD).findings()}
    # A child's safety is not a share, of the caseload as little as of the cases audited.
    assert speaking.pop("adequately_protected") == ""
    assert all("95% interval" in estimate for estimate in speaking.values())


def test_an_empty_review_says_that_there_is_nothing_to_conclude(db: None) -> None:
    document = assemble(report_of(make_review()), Audience.BOARD)
    texts = " ".join(block.text for block in document.blocks() if isinstance(block, Paragraph))
    assert document.cases == 0
    assert "No audit has been signed off" in texts
    assert {finding.verdict for finding in document.findings()} == {"too_few"}


def test_members_are_told_of_a_child_in_doubt_and_asked_to_note_it(not_protected_review: Review) -> None:
    document = assemble(report_of(not_protected_review), Audience.BOARD)
    blocks = [block for chapter in document.parts[0].chapters for block in chapter.blocks]
    asked = next(block.items for block in blocks if isinstance(block, Bullets) and block.lettered)
    assert any("the children whose protection was in doubt" in item for item in asked)


def test_the_tool_is_described_by_its_questions_and_by_those_switched_off(demo_review: Review) -> None:
    demo_review.items_off = ["8.1", "1.1.time", "9.10.learning"]
    demo_review.save()
    document = assemble(report_of(demo_review), Audience.LEAD)
    told = next(
        block.text for block in document.blocks() if isinstance(block, Paragraph) and block.key == "1.5"
    )
    # Of 8.1 nothing is asked any more; of 1.1 and 9.10 something still is.
    assert "It puts 74 questions, 28 of them added" in told
    assert "One was switched off for this review" in told


@pytest.mark.parametrize("key", ["10.reach", "data_quality.estimates"])
def test_conclusions_and_data_quality_give_one_account_of_children_of_whose_stratum_none_was_drawn(
    document: Document, key: str
) -> None:
    told = next(
        block.text for block in document.blocks() if isinstance(block, Paragraph) and block.key == key
    )
    assert "239 children" in told
    assert "an estimate takes them to be like the others" in told.lower()
