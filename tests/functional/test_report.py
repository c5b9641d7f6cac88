"""The report's pages in a browser: looked at by axe, kept as pictures, and worked without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.report import services
from audit_app.report.making import make_file
from audit_app.report.models import Publication, ReportFile
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], None]
SignIn = Callable[[Page, User], None]

COMMENT = "No supervision note is on the file since the autumn."


@pytest.fixture
def cast() -> Cast:
    cast = make_cast(suppress_small_cells=False)
    made = audits_to_report(cast, cases=16)
    for audit in made.audits:
        comment_on_supervision(audit, COMMENT)
    return cast


@pytest.fixture
def look(page: Page, axe: Check, screenshot: Photograph) -> Callable[[str, str], None]:
    """Looks at the page with this heading at both widths, and keeps a picture of it."""

    def look_at(heading: str, picture: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        axe(page)
        screenshot(page, picture)

    return look_at


def test_a_lead_goes_from_the_report_to_its_evidence_its_comments_and_its_wording(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None]
) -> None:
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/")
    look("Autumn review", "report")

    page.locator("#finding-supervision_evident").get_by_role("link", name="Evidence for").click()
    look("Supervision evident (7.4)", "report-evidence")

    page.get_by_role("link", name="Read all comments on 7.4").click()
    look("Do the records show appropriate supervision in this case?", "report-comments")
    first = page.locator(".report-comment").first
    first.get_by_text("Quote from this comment").click()
    first.get_by_label("Quote").fill("No supervision note is on the file")
    first.get_by_role("button", name="Quote this").click()
    expect(page.get_by_text("The quote now stands in the report.")).to_be_visible()

    page.get_by_role("link", name="The report").click()
    finding = page.locator("#finding-supervision_evident")
    expect(finding).to_contain_text("“No supervision note is on the file”")
    finding.get_by_role("link", name="Edit the wording").click()
    page.get_by_label("Wording", exact=True).fill("Supervision could seldom be seen.")
    look(page.get_by_role("heading", level=1).inner_text(), "report-wording")
    page.get_by_role("button", name="Save this wording").click()
    expect(finding).to_contain_text("Supervision could seldom be seen.")


def test_a_lead_writes_the_covering_report_and_publishes_for_a_board_reader(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None]
) -> None:
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/covering/")
    look("Covering report", "report-covering")
    page.get_by_role("link", name="Write What has changed nationally").click()
    look("Write “What has changed nationally”", "report-paragraph")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the text")
    look("Write “What has changed nationally”", "report-paragraph-error")
    page.get_by_label("Text").fill("New guidance was issued in the spring.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“What has changed nationally” has been saved.")).to_be_visible()

    page.goto(f"/reviews/{cast.review.pk}/report/publish/")
    look("Publish the report", "report-publish-obstacles")
    written_report(cast.review, cast.lead)
    page.reload()
    look("Publish the report", "report-publish")
    page.get_by_role("button", name="Publish this report").click()
    expect(page.get_by_text("Version 1 has been published.")).to_be_visible()
    for file in Publication.objects.get().files.all():
        make_file(file.pk)

    sign_in_as(page, cast.board_reader)
    page.goto("/reports/")
    look("Published reports", "published-reports")
    page.get_by_role("link", name="Protecting children").click()
    look("Protecting children", "published-report")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the report as a PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-1.7")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the report as a Word file").click()
    assert download.value.suggested_filename.endswith("version-1.docx")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the slides for the board as a PowerPoint file").click()
    assert download.value.suggested_filename.endswith("version-1.pptx")


def test_the_pdf_is_asked_for_watched_and_downloaded_without_a_script(
    page_without_javascript: Page, cast: Cast, sign_in_as: SignIn
) -> None:
    page = page_without_javascript
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/pdf/")
    page.get_by_role("button", name="Make a PDF").click()
    expect(page.get_by_role("status")).to_contain_text("Waiting to be made")
    make_file(ReportFile.objects.get().pk)
    page.get_by_role("link", name="See how far it is").click()
    expect(page.get_by_role("status")).to_contain_text("Ready")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename.startswith("case-file-audit-draft-")


def test_the_contents_lead_to_each_section_by_keyboard(page: Page, cast: Cast, sign_in_as: SignIn) -> None:
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/")
    link = page.get_by_role("navigation", name="Contents").get_by_role("link", name="10. Conclusions")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="10. Conclusions")).to_be_in_viewport()


def test_a_pdf_page_with_a_failed_file_is_accessible(
    page: Page, cast: Cast, sign_in_as: SignIn, look: Callable[[str, str], None]
) -> None:
    report = services.start_report(review=cast.review, by=cast.lead)
    services.request_pdf(report=report, by=cast.lead)
    services.request_word(report=report, by=cast.lead)
    services.request_slides(report=report, by=cast.lead)
    ReportFile.objects.filter(pk=ReportFile.objects.first().pk).update(state="failed")  # type: ignore[union-attr]
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/report/pdf/")
    look("Files of the report", "report-pdf")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
