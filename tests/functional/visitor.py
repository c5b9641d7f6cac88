"""Somebody who follows a guide through the demonstration, and what they find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from audit_app.demo.people import PASSWORD
from audit_app.report.making import make_file
from audit_app.report.models import Publication
from audit_app.sampling.models import Review
from tests.functional.pictures import take


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


@pytest.fixture
def visitor(page: Page, axe: Callable[[Page], None]) -> Visitor:
    return Visitor(page, axe)


@pytest.fixture
def publication(demo_review: Review) -> Publication:
    """The demonstration's published report, with the files that the background process would make."""
    published = Publication.objects.get(report__review=demo_review)
    for file in published.files.all():
        make_file(file.pk)
    return published


@pytest.fixture
def second_review(demo_review: Review) -> Review:
    """The review of the demonstration that is still under way."""
    return Review.objects.exclude(pk=demo_review.pk).get()
