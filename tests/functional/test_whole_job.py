"""The whole job in a browser: a case is read, every item keyed in, signed off, and counted in the report.

The assessor uses no mouse and no script sets a value: every answer is a key pressed on a control Tab reached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from audit_app.tool.answers import answers_of, is_answered
from audit_app.tool.models import Audit
from audit_app.tool.registry import items
from tests.factories.access import PASSWORD, give_password
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast, make_identity
from tests.functional import one_audit
from tests.functional.keyboard import Keyboard

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
Photograph = Callable[[Page, str], list[Path]]


@dataclass
class Person:
    """Somebody at a browser who looks at every page with axe and keeps a picture of it."""

    page: Page
    axe: Check
    photograph: Photograph

    @property
    def keyboard(self) -> Keyboard:
        return Keyboard(self.page)

    def sees(self, heading: str, picture: str) -> None:
        self.page.get_by_role("heading", level=1, name=heading).wait_for()
        self.axe(self.page)
        self.photograph(self.page, picture)

    def goes_on(self, button: str, **answers: object) -> None:
        """Answers by keyboard, presses the button and sees that nothing was refused."""
        with self.page.expect_navigation():
            self.keyboard.fill_until(button, answers)
        refused = self.page.locator(".govuk-error-summary")
        assert refused.count() == 0, refused.inner_text()


@pytest.fixture
def person(page: Page, axe: Check, screenshot: Photograph) -> Person:
    return Person(page, axe, screenshot)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast(suppress_small_cells=False)
    for user in (cast.assessor, cast.lead):
        give_password(user)
    case = make_case(cast.review, reference="WD0042")
    make_identity(case)
    make_allocation(case, cast.assessor, cast.lead)
    return cast


def sign_in(person: Person, username: str) -> None:
    person.page.goto("/")
    person.sees("Sign in", "sign-in")
    person.goes_on("Sign in", username=username, password=PASSWORD)


def fill_every_item(person: Person) -> None:
    person.goes_on("Start WD0042")
    person.sees("Case WD0042", "task-list")
    person.page.goto(person.page.url + "header/")
    person.sees("About this audit", "section-header")
    person.goes_on("Save and continue", **one_audit.HEADER)
    for number, keys in one_audit.SECTIONS.items():
        person.page.locator("h1").wait_for()
        person.goes_on("Save and continue", **{**one_audit.comments(number), **keys})
        answered = person.page.url
        person.page.goto(answered.replace(f"/{number + 1}/", f"/{number}/"))
        person.axe(person.page)
        person.photograph(person.page, f"section-{number}")
        person.page.goto(answered)


def test_an_audit_filled_by_keyboard_is_signed_off_and_counted(person: Person, cast: Cast) -> None:
    asked = {each.ref for each in items() if each.section != "H" or each.model is Audit}
    planned = one_audit.refs_in(one_audit.HEADER)
    for number, keys in one_audit.SECTIONS.items():
        planned |= one_audit.refs_in({**keys, **one_audit.comments(number)})
    planned |= one_audit.refs_in(one_audit.CORE_ASSESSMENT_FOUND)
    assert asked == planned

    sign_in(person, "assessor")
    person.sees("Your work", "home-assessor")
    fill_every_item(person)
    stored = answers_of(Audit.objects.with_answers().get())
    assert [ref for ref in sorted(planned) if not is_answered(stored[ref])] == ["5.1.completed"]
