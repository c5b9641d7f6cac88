"""Other answers give other conclusions: the demonstration with one thing changed, read as the board would."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Bullets, Document, FindingBlock, Paragraph
from audit_app.report.queries import report_of
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import pdf_of
from audit_app.sampling.models import Review
from tests.pdf_ua import assert_pdf_ua

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def board_report(review: Review) -> Document:
    return assemble(report_of(review), Audience.BOARD)


def text_of(document: Document, number: str) -> str:
    """The words of a section of the findings."""
    chapter = next(each for each in document.parts[1].chapters if each.number == number)
    said = []
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Bullets):
            said.extend(block.items)
        elif isinstance(block, FindingBlock):
            said.append(block.sentence)
    return "\n".join(said)


def improvements(document: Document) -> str:
    """What section 10 says could be improved, up to the next paragraph."""
    return re.split(r"matters to improve", text_of(document, "10"), maxsplit=1)[-1]


def printed(document: Document, name: str) -> str:
    """The PDF as a reader has it; it is kept, so that it can be looked at."""
    folder = Path(__file__).parents[3] / "var" / "altered"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf_of(print_source(document)).content)
    assert_pdf_ua(file)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True)
    return re.sub(r"\s+", " ", done.stdout)


def test_as_it_stands_the_demonstration_finds_every_child_protected_and_names_the_improvements(
    demo_review: Review,
) -> None:
    document = board_report(demo_review)
    assert "the children in all 50 cases audited are adequately protected" in text_of(document, "2")
    assert "Practice in the cases audited is not unsafe" in text_of(document, "2")
    named = improvements(document)
    for matter in (
        "see that supervision is regular, focused and on the record",
        "within the time allowed from the referral, with an interim version inside it",
        "bring ICS records up to date",
        "review the progress of every plan",
        "take legal action, where progress is not to be seen",
    ):
        assert matter in named


def test_one_child_who_is_not_protected_changes_the_conclusion_of_the_whole(
    not_protected_review: Review,
) -> None:
    document = board_report(not_protected_review)
    overall, conclusions = text_of(document, "2"), text_of(document, "10")
    assert "judged present protection inadequate in one case" in overall
    assert "judged present protection inadequate in one case" in conclusions
    assert "are adequately protected" not in overall + conclusions
    assert "exclusion order" in overall, "what was done for the child is not told"
    pages = printed(document, "not-protected")
    assert "are adequately protected" not in pages
    of_safety = re.findall(r"adequately protected now \(9\.8\).{0,80}", pages)
    assert any("49 of 50 cases" in line for line in of_safety)
    assert not any("98%" in line for line in of_safety), "a child's safety is put as a share"
    assert "Not every child" in pages


def test_where_supervision_is_good_everywhere_it_is_praised_and_no_longer_an_improvement(
    good_supervision_review: Review,
) -> None:
    document = board_report(good_supervision_review)
    assert "supervision regular and on the record" in text_of(document, "10")
    assert "supervision" not in improvements(document).split("Too few cases")[0]
    assert "cannot be computed, because all the cases are in one row" in text_of(document, "3")
    assert "all 50 cases audited are adequately protected" in text_of(document, "2")


def test_nine_cases_are_too_few_for_any_judgement_but_not_for_the_safety_of_each_child(
    nine_cases_review: Review,
) -> None:
    document = board_report(nine_cases_review)
    labels = {finding.key: finding.verdict_label for finding in document.findings()}
    assert labels.pop("adequately_protected") == "Every child"
    assert set(labels.values()) == {"Too few to say"}
    assert "The number audited does not allow a general judgement" in text_of(document, "10")
    assert "the children in all 9 cases audited are adequately protected" in text_of(document, "2")
    assert "matters to improve" not in text_of(document, "10")
