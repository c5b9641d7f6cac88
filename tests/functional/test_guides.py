"""The guides, tried: each journey does what a page of docs/ tells its reader to do, in the demonstration.

On its way it takes the pictures that the guide shows (see ``pictures``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from audit_app.demo.people import ADMINISTRATOR, ASSESSORS, BOARD_READER, LEAD, PASSWORD
from audit_app.report.making import make_file
from audit_app.report.models import Publication, ReportFile
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.functional.pictures import PHONE, take, take_page_of_pdf
from tests.functional.screens import photograph

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

# The assessor of the demonstration who has an audit in every state.
ASSESSOR = ASSESSORS[2]


@pytest.fixture
def publication(demo_review: Review) -> Publication:
    """The demonstration's published report, with the PDF that the background process would make."""
    published = Publication.objects.get(report__review=demo_review)
    make_file(published.file.pk)
    return published


@pytest.fixture
def second_review(demo_review: Review) -> Review:
    """The review of the demonstration that is still under way."""
    return Review.objects.exclude(pk=demo_review.pk).get()


@dataclass
class Visitor:
    """Somebody who follows a guide: reads headings, selects links and buttons by what they say."""

    page: Page
    axe: Callable[[Page], None]

    def signs_in(self, username: str) -> None:
        self.page.goto("/")
        self.sees("Sign in")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.selects("Sign in")
        self.sees("Your work")

    def arrives_at(self, heading: str) -> None:
        """Waits for the page with this heading."""
        self.page.get_by_role("heading", level=1, name=heading).wait_for()

    def sees(self, heading: str) -> None:
        """Waits for the page with this heading, and checks that it is accessible."""
        self.arrives_at(heading)
        self.axe(self.page)

    def selects(self, text: str, within: Locator | None = None, *, exact: bool = False) -> None:
        """The first link or button that says this."""
        place = within or self.page.locator("main")
        link = place.get_by_role("link", name=text, exact=exact)
        link.or_(place.get_by_role("button", name=text, exact=exact)).first.click()

    def fills(self, **texts: str) -> None:
        for name, text in texts.items():
            self.page.locator(f"[name='{name}']").fill(text)

    def fills_date(self, name: str, day: int, month: int, year: int) -> None:
        for place, number in enumerate((day, month, year)):
            self.page.locator(f"[name='{name}_{place}']").fill(str(number))

    def takes(self, name: str, top: str = "", **size: int) -> None:
        take(self.page, name, top=self.page.locator(top).first if top else None, **size)


def words_a_finding(visitor: Visitor) -> None:
    visitor.selects("Edit the wording of 3.2")
    visitor.sees("Wording of 3.2")
    visitor.takes("lead-wording", height=900)
    visitor.fills(text="Supervision could be seen in 24 of the 50 files. It must be recorded in each.")
    visitor.selects("Save this wording")
    expect(visitor.page.get_by_text("It must be recorded in each.")).to_be_visible()


def makes_a_pdf(visitor: Visitor) -> None:
    visitor.selects("PDF")
    visitor.sees("PDF of the report")
    visitor.selects("Make a PDF")
    # The work of the background process, which the tests do not run beside them.
    make_file(ReportFile.objects.latest("pk").pk)
    visitor.selects("See how far it is")
    expect(visitor.page.get_by_text("Download")).to_be_visible()
    visitor.takes("lead-pdf", height=640)
    visitor.selects("The report", within=visitor.page.locator("body"))


def writes_the_covering_report(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sees("Covering report")
    visitor.takes("lead-covering", height=1000)
    visitor.fills(presented_by="Head of safeguarding", presented_to="Wealdshire safeguarding board")
    visitor.selects("Save")
    visitor.selects("Write What has been done since the files were read")
    visitor.fills(body="Supervision is now recorded on one form, and read each month.")
    visitor.selects("Save")
    visitor.arrives_at("Covering report")
    visitor.selects("Leave out")
    visitor.arrives_at("Covering report")
    expect(page.get_by_text("To be written")).to_have_count(0)


@pytest.fixture
def visitor(page: Page, axe: Callable[[Page], None]) -> Visitor:
    return Visitor(page, axe)


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


def test_a_lead_acts_on_what_cannot_wait(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.takes("lead-home", height=1000)
    visitor.takes("lead-home-phone", width=PHONE, height=640)
    visitor.takes("lead-progress", top=".app-wide-table", height=560)
    visitor.selects("Acknowledge")
    visitor.sees("Case WCC-9532")
    visitor.selects("Home", within=page.locator("body"))
    visitor.sees("Your work")
    visitor.selects("Mark as done")
    visitor.fills(outcome="Seen with the police the same evening. The partner has left the home.")
    visitor.axe(page)
    visitor.takes("lead-action-done", height=640)
    visitor.selects("Mark as done")
    visitor.sees("Case WCC-")
    visitor.selects("Home", within=page.locator("body"))
    expect(page.get_by_text("Immediate actions not done (1)")).to_be_visible()


def test_a_lead_looks_at_the_allocation_and_moves_a_case(
    visitor: Visitor, second_review: Review, demo_review: Review
) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects("Allocation of the cases of Follow-up audit")
    visitor.sees("Allocation")
    visitor.takes("lead-allocation", height=1000)
    visitor.selects("Assessors and conflicts")
    visitor.sees("Assessors")
    visitor.selects(f"Change {ASSESSOR.display_name}")
    visitor.sees(ASSESSOR.display_name)
    visitor.takes("lead-assessor", height=1000)
    visitor.selects("Add a conflict")
    visitor.sees("Add a conflict")
    page.goto(f"/reviews/{second_review.pk}/allocation/?state=in_progress")
    page.get_by_role("checkbox").first.check()
    visitor.selects("Move the ticked cases")
    visitor.sees("Move WCC-")
    visitor.takes("lead-move-case", height=1000)
    holder = page.locator("main li").first.inner_text()
    taker = next(each for each in ASSESSORS if each.display_name not in holder)
    page.get_by_label(taker.display_name).check()
    visitor.fills(reason="Needed elsewhere from Monday.")
    visitor.selects("Move", exact=True)
    expect(page.get_by_text("1 case is now with")).to_be_visible()


def test_a_lead_reads_an_audit_returns_one_and_signs_one_off(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects("WCC-8465", exact=True)
    visitor.sees("Answers")
    visitor.takes("lead-answers", height=900)
    visitor.takes("lead-decision", top="#decide", height=400)
    visitor.selects("Return to the assessor")
    visitor.sees("Return this audit")
    visitor.fills(reason="Say in 2.4 which agency did not answer, and when it was asked.")
    visitor.takes("lead-return", height=640)
    visitor.selects("Return to the assessor")
    expect(page.get_by_text("The audit of WCC-8465 is back with")).to_be_visible()
    visitor.selects("WCC-9645", exact=True)
    visitor.selects("Sign off", exact=True)
    visitor.sees("Sign off this audit")
    visitor.selects("Sign off")
    expect(page.get_by_text("The audit of WCC-9645 is signed off.")).to_be_visible()


def test_a_lead_records_what_was_done_for_a_child_in_doubt(visitor: Visitor, second_review: Review) -> None:
    visitor.signs_in(LEAD.username)
    visitor.selects(f"Moderation of the audits of {second_review.title}")
    visitor.sees("Moderation")
    visitor.takes("lead-moderation-queue", height=640)
    visitor.selects("WCC-9720", exact=True)
    visitor.sees("Moderation")
    visitor.takes("lead-moderation", height=900)
    visitor.selects("Read the answers")
    visitor.sees("Answers")
    visitor.selects("Record what was done")
    visitor.sees("What was done for this child")
    visitor.fills(outcome="The child moved to a grandparent that day, and the court was asked for an order.")
    visitor.takes("lead-safety", height=640)
    visitor.selects("Save")
    expect(visitor.page.get_by_text("the court was asked for an order")).to_be_visible()


def test_a_lead_starts_a_review_sets_it_up_and_sees_what_stops_another_from_moving_on(
    visitor: Visitor, second_review: Review
) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects("Start a review")
    visitor.sees("Start a review")
    page.get_by_label(second_review.title).check()
    visitor.selects("Continue")
    visitor.sees("Start a review")
    visitor.takes("lead-start", height=900)
    visitor.fills(title="Audit of child protection case files 2011")
    visitor.fills_date("reference_date", 30, 9, 2011)
    visitor.fills_date("fieldwork_start", 3, 10, 2011)
    visitor.fills_date("fieldwork_end", 21, 10, 2011)
    visitor.selects("Start this review")
    visitor.sees("Audit of child protection case files 2011")
    visitor.takes("lead-review", height=860)
    visitor.selects("Questions")
    visitor.sees("Questions")
    visitor.takes("lead-questions", height=900)
    visitor.selects("The review", within=page.locator("body"), exact=True)
    visitor.selects("Places")
    visitor.sees("Places")
    visitor.selects("Paste a list of teams")
    visitor.sees("Paste a list of teams")
    page.goto("/")
    visitor.selects(f"Set up and move on {second_review.title}")
    visitor.sees(second_review.title)
    visitor.selects("Move on to moderation")
    visitor.sees("Move on to moderation?")
    visitor.takes("lead-move", height=760)
    page.goto(f"/reviews/{second_review.pk}/state/")
    visitor.sees("State of the review")


def test_a_lead_says_who_takes_part(visitor: Visitor, second_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects(f"Who takes part in {second_review.title}")
    visitor.sees("Who takes part")
    visitor.takes("lead-members", height=760)
    visitor.selects(f"from {BOARD_READER.display_name}")
    visitor.sees(f"away from {BOARD_READER.display_name}?")
    visitor.selects("Take the role away")
    visitor.arrives_at("Who takes part")
    visitor.selects("Give a role")
    visitor.sees("Give a role")
    page.get_by_label("Person").select_option(f"{BOARD_READER.display_name} ({BOARD_READER.username})")
    page.get_by_label("Board reader").check()
    visitor.selects("Give this role")
    expect(page.get_by_text("now takes part as board reader.")).to_be_visible()


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


def test_a_lead_shows_answers_to_others_and_hands_nothing_out_meanwhile(
    visitor: Visitor, demo_review: Review
) -> None:
    page = visitor.page
    case = Audit.objects.filter(state="signed_off", allocation__case__review=demo_review).earliest("pk").case
    visitor.signs_in(LEAD.username)
    visitor.selects("Presenter’s view", within=page.locator("header"))
    visitor.sees("Your work")
    page.goto(f"/records/{case.record_key_id}/trail/")
    visitor.sees("Who has seen this child’s record")
    visitor.takes("lead-presenting", height=640)
    page.goto(f"/records/{case.record_key_id}/copy/")
    visitor.sees("You cannot do that")
    expect(page.get_by_text("Show identities again before you do that.")).to_be_visible()
    visitor.selects("Show identities", within=page.locator("header"))
    visitor.sees("Make a copy of this record")


def test_a_lead_goes_from_a_finding_to_its_evidence_and_its_comments(
    visitor: Visitor, demo_review: Review
) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects(f"The report so far of {demo_review.title}")
    page.get_by_role("heading", name="3. Supervision").wait_for()
    visitor.takes("lead-report", height=1000)
    visitor.takes("lead-finding", top="#section-3", height=1000)
    visitor.takes("lead-finding-phone", top="#section-3", width=PHONE, height=640)
    visitor.selects("Evidence for 3.2")
    visitor.sees("Supervision evident (7.4)")
    visitor.takes("lead-evidence", height=1000)
    visitor.selects("Read all comments on 7.4")
    visitor.sees("Do the records show appropriate supervision in this case?")
    another = page.locator(".report-comment").nth(1)
    another.get_by_text("Quote from this comment").click()
    visitor.takes("lead-quote", top=".report-comment:nth-of-type(2)", height=640)
    visitor.selects("Quote this", within=another)
    expect(page.get_by_text("The quote now stands in the report.")).to_be_visible()


def test_a_lead_learns_what_stands_in_the_way_and_writes_the_covering_report(
    visitor: Visitor, second_review: Review
) -> None:
    visitor.signs_in(LEAD.username)
    visitor.selects(f"The report so far of {second_review.title}")
    visitor.arrives_at(second_review.title)
    visitor.selects("Publish", exact=True)
    visitor.sees("Publish the report")
    visitor.takes("lead-publish", height=760)
    visitor.selects("Write the covering report")
    writes_the_covering_report(visitor)


def test_a_lead_words_a_finding_makes_a_pdf_and_publishes(visitor: Visitor, demo_review: Review) -> None:
    visitor.signs_in(LEAD.username)
    visitor.selects(f"The report so far of {demo_review.title}")
    words_a_finding(visitor)
    makes_a_pdf(visitor)
    visitor.selects("Publish", exact=True)
    visitor.selects("Publish this report")
    expect(visitor.page.get_by_text("Version 2 has been published. Its PDF is being made.")).to_be_visible()


def test_a_lead_looks_up_who_did_what_and_who_has_seen_a_record(
    visitor: Visitor, demo_review: Review
) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects(f"Who did what in {demo_review.title}")
    visitor.sees("Who did what")
    photograph(page, "trail")
    page.get_by_label("What was done").select_option("Change: Audit submitted")
    page.get_by_label("Case reference").fill("WCC-4010")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 entry, newest first")).to_be_visible()
    visitor.takes("lead-trail", height=1000)
    assert "WCC-4010" not in page.url
    with page.expect_download() as download:
        visitor.selects("Download as CSV")
    file = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == f"trail-review-{demo_review.pk}.csv"
    assert [line.count("WCC-4010") for line in file.splitlines()] == [0, 1]
    visitor.selects("WCC-4010", exact=True)
    visitor.sees("Who has seen this child’s record")
    photograph(page, "trail-record")
    visitor.takes("lead-who-has-seen", height=1000)
    expect(page.locator("main")).to_contain_text("from no answer to “Yes”")
    visitor.selects("What you did", within=page.locator("footer"))
    visitor.sees("What you did")
    expect(page.locator("main")).to_contain_text("Record’s trail read")


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
