"""The guides for assessors, board readers and administrators, tried as the one for leads is.

On their way the journeys take the pictures that the guides show (see ``pictures``).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.demo.people import ADMINISTRATOR, ASSESSORS, BOARD_READER
from audit_app.report.models import Publication
from audit_app.sampling.models import Review
from tests.functional.pictures import PHONE, take_page_of_pdf
from tests.functional.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

# The assessor of the demonstration who has an audit in every state.
ASSESSOR = ASSESSORS[2]


def test_an_assessor_signs_in_starts_a_case_and_fills_in_a_section(
    visitor: Visitor, demo_review: Review
) -> None:
    page = visitor.page
    page.goto("/")
    visitor.takes("sign-in", height=560)
    visitor.signs_in(ASSESSOR.username)
    visitor.takes("assessor-home", height=760)
    visitor.takes("assessor-home-phone", width=PHONE, height=640)

    visitor.selects("Start")
    visitor.sees("Before you open the file")
    visitor.takes("assessor-before-opening", height=900)
    page.get_by_label("No, I have no conflict").check()
    visitor.selects("Continue")
    visitor.sees("Case WCC-")
    visitor.selects("1. Referral")
    visitor.sees("Referral")
    visitor.fills_date("1.1", 10, 3, 2010)
    page.locator("input[name='1.4'][value='yes']").check()
    visitor.takes("assessor-rows", top="[id='q-1.4']", height=720)
    page.locator("input[name='1.4'][value='no']").check()
    visitor.selects("Save and continue")
    visitor.sees("Agency checks")
    visitor.selects("All sections of this case", within=page.locator("body"))
    expect(page.get_by_text("2 of 7 answered")).to_be_visible()


def test_an_assessor_finds_their_way_among_questions_clocks_and_grids(
    visitor: Visitor, demo_review: Review
) -> None:
    visitor.signs_in(ASSESSORS[1].username)
    visitor.selects("Continue")
    visitor.sees("Case WCC-")
    visitor.takes("assessor-sections", height=1000)
    visitor.takes("assessor-sections-phone", width=PHONE, height=640)
    visitor.selects("3. First strategy discussion")
    visitor.sees("First strategy discussion")
    visitor.takes("assessor-section", height=1000)
    visitor.takes("assessor-grid", top="[id='q-3.4']", height=560)
    visitor.takes("assessor-grid-phone", top="[id='q-3.4']", width=PHONE, height=640)


def test_an_assessor_raises_an_immediate_action_from_the_page_of_the_case(
    visitor: Visitor, demo_review: Review
) -> None:
    visitor.signs_in(ASSESSORS[1].username)
    visitor.selects("Continue")
    visitor.selects("Raise an immediate action")
    visitor.sees("Raise an immediate action")
    visitor.fills(
        what="See the child today, together with the police.",
        why="The last visit on file was five weeks ago and the school has since reported an injury.",
        told_to="Duty team manager",
        told_time="14:30",
    )
    visitor.fills_date("told_on", 12, 10, 2010)
    visitor.takes("assessor-action", height=1100)
    visitor.selects("Raise the action")
    expect(visitor.page.get_by_text("Not acknowledged", exact=True)).to_be_visible()


def test_an_assessor_answers_what_was_returned_and_submits(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(ASSESSOR.username)
    visitor.selects("Continue")
    visitor.takes("assessor-returned", height=640)
    visitor.selects("7. Recording")
    page.locator("[id='id_7.4.comment']").fill("Read: the supervision notes of March to June 2010.")
    visitor.selects("Save and return to the list")
    visitor.selects("Check your answers and submit")
    visitor.sees("Check your answers")
    visitor.takes("assessor-check", height=900)
    visitor.selects("Continue to submit")
    visitor.sees("Submit this audit")
    visitor.selects("Submit")
    visitor.sees("Audit submitted")
    visitor.takes("assessor-submitted", height=560)


def test_an_assessor_shows_a_case_to_others(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(ASSESSOR.username)
    visitor.selects("Continue")
    visitor.selects("Header")
    visitor.sees("Header")
    visitor.selects("Presenter’s view", within=page.locator("header"))
    visitor.sees("Header")
    expect(page.get_by_text("Presenter’s view is on.")).to_be_visible()
    visitor.takes("assessor-presenting", height=900)
    visitor.takes("assessor-presenting-phone", width=PHONE, height=720)
    visitor.selects("Show identities", within=page.locator("header"))
    expect(page.get_by_text("Presenter’s view is on.")).to_have_count(0)


def test_a_board_reader_reads_a_published_report_and_its_pdf(
    visitor: Visitor, publication: Publication, tmp_path: Path
) -> None:
    page = visitor.page
    visitor.signs_in(BOARD_READER.username)
    visitor.takes("board-home", height=480)
    visitor.selects(publication.title)
    visitor.sees(publication.title)
    visitor.takes("board-report", height=1000)
    visitor.takes("board-report-phone", width=PHONE, height=640)
    visitor.takes("board-conclusions", top="#section-10", height=1000)
    with page.expect_download() as download:
        visitor.selects("Download the report as a PDF")
    pdf = tmp_path / "report.pdf"
    download.value.save_as(pdf)
    take_page_of_pdf(pdf, publication.title.split(",")[0], "board-pdf-cover")
    take_page_of_pdf(pdf, "Figure 2:", "board-pdf-page")
    expect(page.get_by_text("Edit the wording")).to_have_count(0)


def comes_by_link(page: Page, link: str) -> None:
    """Somebody invited comes by their link, in a browser of their own."""
    browser = page.context.browser
    assert browser is not None
    theirs = browser.new_page()
    theirs.goto(link)
    theirs.get_by_label("Password", exact=True).fill("thistle marzipan gearbox")
    theirs.keyboard.press("Enter")
    expect(theirs.get_by_text("Rosalind Fennimore").first).to_be_visible()
    theirs.close()


def test_an_administrator_invites_a_person_and_ends_an_access(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(ADMINISTRATOR.username)
    visitor.selects("Accounts, and the roles they hold in each review")
    visitor.sees("People")
    visitor.takes("administrator-people", height=760)
    visitor.selects("Invite a person")
    visitor.sees("Invite a person")
    visitor.fills(display_name="Rosalind Fennimore", username="rosalind", email="rosalind@example.org")
    page.get_by_label("To take part in reviews").check()
    visitor.takes("administrator-add", height=1000)
    visitor.selects("Invite this person")
    visitor.sees("Rosalind Fennimore is invited")
    comes_by_link(page, page.get_by_label("Link of the invitation").input_value())
    visitor.selects("Done")
    visitor.selects("End access of Rosalind Fennimore")
    visitor.sees("End the access of Rosalind Fennimore?")
    visitor.selects("End access")
    expect(page.get_by_text("Rosalind Fennimore can no longer sign in.")).to_be_visible()
    visitor.selects("Who may do what")
    visitor.sees("Who may do what")
    visitor.takes("administrator-roles", height=1000)
