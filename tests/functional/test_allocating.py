"""From what each assessor can take to a case that found its reader, by keys alone and page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page, expect

from audit_app.access.models import User
from audit_app.sampling.models import Allocation, Case
from audit_app.sampling.services import allocate, set_capacities
from tests.factories.sampling import Cast, bring_to, make_caseload, make_cast, make_drawn_sample
from tests.functional.keyboard import Keyboard

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

Check = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Photograph = Callable[[Page, str], None]


@dataclass
class Person:
    """Somebody at a browser who looks at every page with axe and keeps a picture of it."""

    page: Page
    axe: Check
    photograph: Photograph
    sign_in_as: SignIn

    def signs_in(self, user: User) -> None:
        self.page.context.clear_cookies()
        self.sign_in_as(self.page, user)

    def sees(self, heading: str, picture: str) -> None:
        self.page.get_by_role("heading", level=1, name=heading).wait_for()
        self.axe(self.page)
        self.photograph(self.page, f"allocating-{picture}")

    def goes_on(self, button: str, **answers: object) -> None:
        with self.page.expect_navigation():
            Keyboard(self.page).fill_until(button, answers)


@pytest.fixture
def person(page: Page, axe: Check, screenshot: Photograph, sign_in_as: SignIn) -> Person:
    return Person(page, axe, screenshot, sign_in_as)


@pytest.fixture
def cast() -> Cast:
    """Twelve cases of four places are drawn and wait."""
    cast = make_cast()
    User.objects.filter(pk=cast.assessor.pk).update(email="asa@example.org")
    make_drawn_sample(cast.review, make_caseload(cast.review, 12), cast.lead)
    return cast


@pytest.fixture
def letters(tmp_path: Path) -> Iterator[Path]:
    """A service that writes its e-mail into files."""
    with override_settings(
        EMAIL_CONFIGURED=True,
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        EMAIL_FILE_PATH=tmp_path,
    ):
        yield tmp_path


def test_cases_find_their_readers_and_one_that_comes_back_finds_another(
    person: Person, cast: Cast, letters: Path
) -> None:
    page, allocation = person.page, f"/reviews/{cast.review.pk}/allocation/"
    team = cast.review.teams.get(is_disability_team=True)

    person.signs_in(cast.lead)
    page.goto("/")
    person.goes_on("Allocation of the cases of Autumn review")
    person.sees("Allocation", "waiting")
    person.goes_on("Assessors and conflicts")
    person.sees("Assessors", "assessors-empty")
    person.goes_on("Change Asa Assessor")
    person.sees("Asa Assessor", "assessor")
    person.goes_on("Save", capacity="8", days={"mon", "tue"})
    expect(page.get_by_text("What Asa Assessor can take is saved.")).to_be_visible()
    person.goes_on("Change Cole League")
    person.goes_on("Save", capacity="4")
    person.goes_on("Change Cole League")
    person.goes_on("Add a conflict")
    person.sees("Add a conflict", "conflict")
    page.get_by_label("Team", exact=True).select_option(str(team.pk))
    person.goes_on("Add the conflict", kind="own_team")
    person.sees("Cole League", "assessor-with-conflict")

    page.goto(allocation)
    person.goes_on("Share out the cases that wait")
    person.sees("Share out the cases that wait", "share")
    person.goes_on("Show who would get which case")
    person.sees("Share out the cases that wait", "preview")
    person.goes_on("Allocate these cases")
    expect(page.get_by_text("12 cases are allocated.")).to_be_visible()
    assert not Allocation.objects.filter(assessor=cast.colleague, case__team=team).exists()
    person.sees("Allocation", "allocated")

    moved = Allocation.objects.filter(assessor=cast.assessor).exclude(case__team=team).earliest("pk").case
    ticks = {"reading": {f"{moved.pk}.first"}}
    person.goes_on("Move the ticked cases", **ticks)
    person.sees(f"Move {moved.reference}", "move")
    person.goes_on("Move", to=str(cast.colleague.pk), reason="It is nearer")
    expect(page.get_by_text("1 case is now with Cole League.")).to_be_visible()

    returned = Allocation.objects.filter(assessor=cast.colleague).exclude(case=moved).earliest("pk").case
    bring_to(cast.review, "fieldwork")
    person.signs_in(cast.colleague)
    page.goto("/")
    person.goes_on(f"Start {returned.reference}")
    person.sees("Before you open the file", "before-opening")
    person.goes_on("Continue", conflict="yes", words="I know the family")
    expect(page.get_by_text(f"{returned.reference} is back with the leads")).to_be_visible()

    person.signs_in(cast.lead)
    page.goto("/")
    expect(page.get_by_text(f"{returned.reference}: Cole League declared a conflict.")).to_be_visible()
    person.sees("Your work", "lead-home")
    person.goes_on(f"Give it to somebody else: {returned.reference}")
    expect(
        page.get_by_text(f"Cole League has declared a conflict with {returned.reference}.")
    ).to_be_visible()
    expect(page.get_by_role("radio", name="Cole League")).to_have_count(0)
    person.sees(f"Move {returned.reference}", "move-barred")
    person.goes_on("Move", to=str(cast.assessor.pk), reason="Nobody else has time")
    assert Allocation.objects.get(case=returned).assessor == cast.assessor

    call_command("remind_assessors")
    told = "".join(each.read_text() for each in letters.iterdir())
    assert told.count("To: asa@example.org") == 1
    assert f"{returned.reference}, {returned.place}, due" in told


def test_the_other_pages_of_a_lead_are_accessible_and_fit(person: Person, cast: Cast) -> None:
    page, allocation = person.page, f"/reviews/{cast.review.pk}/allocation/"
    set_capacities(review=cast.review, capacities={cast.assessor: 8, cast.colleague: 8}, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    person.signs_in(cast.lead)
    page.goto(allocation)
    person.goes_on("Second readings")
    person.sees("Second readings", "second")
    person.goes_on("Show who would read which case", number="3", counts="no")
    person.sees("Second readings", "second-preview")
    person.goes_on("Allocate these second readings")
    expect(page.get_by_text("3 cases have a second assessor.")).to_be_visible()
    for tail, heading, picture in (
        ("due/", "Change due dates", "due"),
        ("print/", "Cases to read", "print"),
        ("assessors/", "Assessors", "assessors"),
        (f"assessors/{cast.assessor.pk}/remove/", "Take Asa Assessor out", "assessor-remove"),
    ):
        page.goto(allocation + tail)
        person.sees(heading, picture)
    person.signs_in(cast.assessor)
    page.goto(f"{allocation}my-conflicts/")
    person.sees("Your conflicts", "my-conflicts")
    own = Allocation.objects.filter(assessor=cast.assessor).earliest("pk")
    page.goto(f"/allocations/{own.pk}/conflict/")
    person.sees("Declare a conflict with this case", "declare-conflict")


def test_without_javascript_a_case_is_moved_just_so(
    page_without_javascript: Page, sign_in_as: SignIn, cast: Cast
) -> None:
    page = page_without_javascript
    set_capacities(review=cast.review, capacities={cast.assessor: 12}, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead)
    case = Case.objects.earliest("pk")
    sign_in_as(page, cast.lead)
    page.goto(f"/reviews/{cast.review.pk}/allocation/")
    page.get_by_label(case.reference).check()
    page.get_by_role("button", name="Move the ticked cases").click()
    page.get_by_label("Cole League").check()
    page.get_by_label("Why?").fill("It is nearer")
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("1 case is now with Cole League.").wait_for()
    assert Allocation.objects.get(case=case).assessor == cast.colleague
