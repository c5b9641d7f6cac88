"""The guide for review leads, tried: each journey does what the guide tells them to do, in the demonstration.

On its way it takes the pictures that the guide shows (see ``pictures``).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from audit_app.demo.people import ASSESSORS, BOARD_READER, LEAD
from audit_app.report.making import make_file
from audit_app.report.models import ReportFile
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.functional.pictures import PHONE
from tests.functional.screens import photograph
from tests.functional.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

# The assessor of the demonstration who has an audit in every state.
ASSESSOR = ASSESSORS[2]


def words_a_finding(visitor: Visitor) -> None:
    visitor.selects("Edit the wording of 3.2")
    visitor.sees("Wording of 3.2")
    visitor.takes("lead-wording", height=900)
    visitor.fills(text="Supervision could be seen in 24 of the 50 files. It must be recorded in each.")
    visitor.selects("Save this wording")
    expect(visitor.page.get_by_text("It must be recorded in each.")).to_be_visible()


def makes_a_pdf(visitor: Visitor) -> None:
    visitor.selects("Files")
    visitor.sees("Files of the report")
    visitor.selects("Make a PDF")
    # The work of the background process, which the tests do not run beside them.
    make_file(ReportFile.objects.latest("pk").pk)
    visitor.selects("See how far it is")
    expect(visitor.page.get_by_text("Download")).to_be_visible()
    visitor.takes("lead-pdf", height=900)
    visitor.selects("The report", within=visitor.page.locator("body"))


def writes_the_covering_report(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sees("Covering report")
    visitor.takes("lead-covering", height=1150)
    visitor.fills(presented_by="Head of safeguarding", presented_to="Wealdshire safeguarding board")
    visitor.selects("Save")
    visitor.selects("Write What has been done since the files were read")
    visitor.fills(body="Supervision is now recorded on one form, and read each month.")
    visitor.selects("Save")
    visitor.arrives_at("Covering report")
    visitor.selects("Leave out")
    visitor.arrives_at("Covering report")
    expect(page.get_by_text("To be written")).to_have_count(0)


def test_a_lead_acts_on_what_cannot_wait(visitor: Visitor, demo_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.takes("lead-home", height=1400)
    visitor.takes("lead-home-phone", width=PHONE, height=640)
    visitor.takes("lead-progress", top=".app-wide-table", height=560)
    visitor.selects("Acknowledge")
    visitor.sees("Case WCC-9532")
    visitor.selects("Home", within=page.locator("body"))
    visitor.sees("Your work")
    visitor.selects("Mark as done")
    visitor.fills(outcome="Seen with the police the same evening. The partner has left the home.")
    visitor.axe(page)
    visitor.takes("lead-action-done", height=860)
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
    visitor.takes("lead-allocation", height=1250)
    visitor.selects("Assessors and conflicts")
    visitor.sees("Assessors")
    visitor.selects(f"Change {ASSESSOR.display_name}")
    visitor.sees(ASSESSOR.display_name)
    visitor.takes("lead-assessor", height=1150)
    visitor.selects("Add a conflict")
    visitor.sees("Add a conflict")
    page.goto(f"/reviews/{second_review.pk}/allocation/?state=in_progress")
    page.get_by_role("checkbox").first.check()
    visitor.selects("Move the ticked cases")
    visitor.sees("Move WCC-")
    visitor.takes("lead-move-case", height=1150)
    holder = page.get_by_role("listitem").filter(has_text="now with").inner_text()
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
    visitor.takes("lead-return", height=860)
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
    visitor.takes("lead-moderation-queue", height=900)
    visitor.selects("WCC-9720", exact=True)
    visitor.sees("Moderation")
    visitor.takes("lead-moderation", height=1200)
    visitor.selects("Read the answers")
    visitor.sees("Answers")
    visitor.selects("Record what was done")
    visitor.sees("What was done for this child")
    visitor.fills(outcome="The child moved to a grandparent that day, and the court was asked for an order.")
    visitor.takes("lead-safety", height=860)
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
    visitor.takes("lead-start", height=1000)
    visitor.fills(title="Audit of child protection case files 2011")
    visitor.fills_date("reference_date", 30, 9, 2011)
    visitor.fills_date("fieldwork_start", 3, 10, 2011)
    visitor.fills_date("fieldwork_end", 21, 10, 2011)
    visitor.selects("Start this review")
    visitor.sees("Audit of child protection case files 2011")
    visitor.takes("lead-review", height=1100)
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
    visitor.takes("lead-move", height=1000)
    page.goto(f"/reviews/{second_review.pk}/state/")
    visitor.sees("State of the review")


def test_a_lead_says_who_takes_part(visitor: Visitor, second_review: Review) -> None:
    page = visitor.page
    visitor.signs_in(LEAD.username)
    visitor.selects(f"Who takes part in {second_review.title}")
    visitor.sees("Who takes part")
    visitor.takes("lead-members", height=1000)
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
    visitor.takes("lead-presenting", height=900)
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
    visitor.takes("lead-publish", height=950)
    visitor.selects("Write the covering report")
    writes_the_covering_report(visitor)


def test_a_lead_words_a_finding_makes_a_pdf_and_publishes(visitor: Visitor, demo_review: Review) -> None:
    visitor.signs_in(LEAD.username)
    visitor.selects(f"The report so far of {demo_review.title}")
    words_a_finding(visitor)
    makes_a_pdf(visitor)
    visitor.selects("Publish", exact=True)
    visitor.selects("Publish this report")
    expect(
        visitor.page.get_by_text("Version 2 has been published. Its files are being made.")
    ).to_be_visible()


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
    visitor.takes("lead-trail", height=1200)
    assert "WCC-4010" not in page.url
    with page.expect_download() as download:
        visitor.selects("Download as CSV")
    file = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == f"trail-review-{demo_review.pk}.csv"
    assert [line.count("WCC-4010") for line in file.splitlines()] == [0, 1]
    visitor.selects("WCC-4010", exact=True)
    visitor.sees("Who has seen this child’s record")
    photograph(page, "trail-record")
    visitor.takes("lead-who-has-seen", height=1200)
    expect(page.locator("main")).to_contain_text("from no answer to “Yes”")
    visitor.selects("What you did", within=page.locator("footer"))
    visitor.sees("What you did")
    expect(page.locator("main")).to_contain_text("Record’s trail read")
