"""The pages on which a review is started, set up and changed, as a browser posts to them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from audit_app.report.services import publish
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by
from tests.factories.access import give_role
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_case, make_cast
from tests.integration.access.matrix.setting_up import SETTINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast(core_days=30, age_boundaries=[5, 11], items_off=["9.14"])


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(person: User, address: str, **fields: Any) -> Any:
    return browser(person).post(address, fields, follow=True)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def start(person: User, copy: int, **fields: Any) -> Any:
    return post(person, f"/reviews/new/?copy={copy}", **{**SETTINGS, "months_kept": "12", **fields})


def here(cast: Cast, rest: str = "") -> str:
    return f"/reviews/{cast.review.pk}/{rest}"


def saved_settings(cast: Cast, **changes: str) -> dict[str, str]:
    """What the page of settings holds, as it is posted."""
    form = browser(cast.lead).get(here(cast, "settings/")).context["form"]
    fields: dict[str, str] = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, tuple):
            fields |= {f"{bound.html_name}_{number}": part for number, part in enumerate(value)}
        elif hasattr(value, "day"):
            parts = (value.day, value.month, value.year)
            fields |= {f"{bound.html_name}_{number}": str(part) for number, part in enumerate(parts)}
        else:
            fields[bound.html_name] = "" if value is None else str(value)
    return {**fields, **changes}


def test_a_lead_starts_a_review_with_the_settings_of_2009_and_leads_it(cast: Cast) -> None:
    page = start(cast.lead, 0)
    review = Review.objects.get(title="Spring review")
    assert page.redirect_chain[-1][0] == f"/reviews/{review.pk}/"
    assert review in reviews_led_by(cast.lead)
    assert (review.state, review.core_days, review.age_boundaries) == ("planning", 35, [2, 5, 10, 16])
    assert "To do" in text_of(page)


def test_a_copy_has_the_settings_places_and_questions_of_the_earlier_review_and_no_date_of_it(
    cast: Cast,
) -> None:
    form = browser(cast.lead).get(f"/reviews/new/?copy={cast.review.pk}").context["form"]
    assert form["core_days"].value() == 30
    assert form["reference_date"].value() is None
    assert form["title"].value() is None
    assert form["earlier_review"].value() == cast.review.pk
    make_case(cast.review)

    start(cast.lead, cast.review.pk, core_days="31", earlier_review=form["earlier_review"].value())

    review = Review.objects.get(title="Spring review")
    assert review.earlier_review == cast.review
    assert (review.core_days, review.age_boundaries, review.items_off) == (31, [5, 11], ["9.14"])
    assert [each.name for each in review.districts.all()] == ["Ashmere", "Brookfield", "Calverton"]
    teams = {
        team.name: (team.district and team.district.name, team.is_disability_team)
        for team in review.teams.all()
    }
    assert teams["Ashmere team"] == ("Ashmere", False)
    assert teams["Disability team East"] == (None, True)
    assert review.districts.filter(review=cast.review).count() == 0
    assert review.cases.count() == 0
    assert not cast.assessor.roles(review.pk)


def test_whoever_takes_part_in_the_earlier_review_comes_along_if_ticked(cast: Cast) -> None:
    give_role(cast.colleague, Role.REVIEW_LEAD, cast.review.pk)
    start(cast.lead, cast.review.pk, with_members="on")
    number = Review.objects.get(title="Spring review").pk
    assert cast.assessor.roles(number) == {Role.ASSESSOR}
    assert cast.colleague.roles(number) == {Role.ASSESSOR, Role.REVIEW_LEAD}
    assert cast.board_reader.roles(number) == {Role.BOARD_READER}
    assert cast.lead.roles(number) == {Role.REVIEW_LEAD}
    assert not cast.stranger.roles(number)


def test_a_review_that_one_does_not_lead_cannot_be_copied(cast: Cast) -> None:
    assert start(cast.lead, cast.other_review.pk).status_code == 404
    assert browser(cast.lead).get("/reviews/new/?copy=²").status_code == 404
    assert Review.objects.count() == 2


def test_an_administrator_says_who_leads_and_does_not_get_in(cast: Cast) -> None:
    page = start(cast.administrator, 0)
    assert "Select who leads the review" in text_of(page)
    page = start(cast.administrator, 0, lead=str(cast.colleague.pk))
    review = Review.objects.get(title="Spring review")
    assert review in reviews_led_by(cast.colleague)
    assert page.redirect_chain[-1][0] == "/people/"
    assert browser(cast.administrator).get(f"/reviews/{review.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Enter the title of the review"),
        ({"reference_date_1": "13"}, "The reference date must be a real date"),
        ({"fieldwork_end_1": "3"}, "The last day of the fieldwork must be on or after the first"),
        ({"met_from": "50"}, "The percentage for “generally met” must be above 50"),
        ({"strong_from": "101"}, "The percentage for “strong” must be 100 or fewer"),
        ({"core_days": "0"}, "The number of days of a core assessment must be 1 or more"),
        ({"jurisdiction": ""}, "Select whose bank holidays count"),
        ({"minimum_cases": "ten"}, "The number of cases must be a whole number"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    cast: Cast, wrong: dict[str, str], told: str
) -> None:
    page = start(cast.lead, 0, places="Town hall", **wrong)
    assert told in text_of(page)
    assert "Town hall" in text_of(page)
    assert Review.objects.count() == 2


def test_a_changed_setting_is_told_with_what_it_was(cast: Cast) -> None:
    post(cast.lead, here(cast, "settings/"), **saved_settings(cast, core_days="28", collated_by="Ann Lee"))
    review = Review.objects.get(pk=cast.review.pk)
    assert (review.core_days, review.collated_by) == (28, "Ann Lee")
    detail = TrailEntry.objects.get(action="settings changed").detail
    assert detail == {"changes": {"core_days": {"from": 30, "to": 28}}, "reworded": ["collated_by"]}


def test_settings_that_are_saved_as_they_were_leave_no_entry(cast: Cast) -> None:
    page = post(cast.lead, here(cast, "settings/"), **saved_settings(cast))
    assert "Nothing was changed" in text_of(page)
    assert not TrailEntry.objects.filter(action="settings changed").exists()


def test_the_earlier_review_stays_the_one_it_is_though_this_lead_leads_it_not(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(earlier_review=cast.other_review)
    post(cast.lead, here(cast, "settings/"), **saved_settings(cast, core_days="28"))
    assert Review.objects.get(pk=cast.review.pk).earlier_review == cast.other_review


def test_the_reference_date_and_the_ages_stand_once_the_caseload_is_in(cast: Cast) -> None:
    make_case(cast.review)
    page = browser(cast.lead).get(here(cast, "settings/"))
    assert "reference_date" not in page.context["form"].fields
    assert "31 March 2009" in text_of(page)
    assert "because the ages of the caseload have been worked out by it" in text_of(page)
    post(cast.lead, here(cast, "settings/"), **saved_settings(cast), reference_date_0="1")
    assert Review.objects.get(pk=cast.review.pk).reference_date.day == 31
    assert post(cast.lead, here(cast, "ages/"), ages="3").status_code == 403
    assert Review.objects.get(pk=cast.review.pk).age_boundaries == [5, 11]


def test_how_findings_are_judged_stands_once_a_report_is_published(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(age_boundaries=[2, 5, 10, 16])
    cast.review.refresh_from_db()
    audits_to_report(cast)
    publish(report=written_report(cast.review, cast.lead), by=cast.lead)
    page = browser(cast.lead).get(here(cast, "settings/"))
    assert not {"core_days", "strong_from", "day_counting"} & set(page.context["form"].fields)
    assert "because a report that rests on it has been published" in text_of(page)


def test_a_closed_review_keeps_its_settings(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(state="closed")
    assert browser(cast.lead).get(here(cast, "settings/")).status_code == 403


def test_the_report_of_a_closed_review_is_read_and_not_written(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(state="closed")
    page = browser(cast.lead).get(here(cast, "report/"))
    assert "The state of the review is “closed”" in text_of(page)
    assert "Write the covering report" not in text_of(page)
    assert "Edit the wording" not in text_of(page)
    assert browser(cast.lead).get(here(cast, "report/covering/")).status_code == 403


@pytest.mark.parametrize("typed", ["2, 5, 10, 16", "2 5 10 16", "2;5;10;16", " 2,5,10,16, "])
def test_ages_are_typed_in_many_ways(cast: Cast, typed: str) -> None:
    post(cast.lead, here(cast, "ages/"), ages=typed)
    assert Review.objects.get(pk=cast.review.pk).age_boundaries == [2, 5, 10, 16]


@pytest.mark.parametrize("typed", ["", "five", "5, 5", "10, 5", "0", "18", "2.5", "٥"])
def test_ages_that_make_no_bands_are_refused_and_stay_in_the_box(cast: Cast, typed: str) -> None:
    page = post(cast.lead, here(cast, "ages/"), ages=typed)
    assert "There is a problem" in text_of(page)
    assert f'value="{typed}"' in text_of(page)
    assert Review.objects.get(pk=cast.review.pk).age_boundaries == [5, 11]


def test_which_added_questions_are_asked_is_ticked(cast: Cast) -> None:
    page = browser(cast.lead).get(here(cast, "questions/"))
    assert "9.14 Is there evidence of drift?" in text_of(page)
    assert "The clock of 5.2 cannot be computed" in text_of(page)
    assert "The report says “not asked in this review” of: Chronology on file (8.4)." in text_of(page)
    offered = [box["value"] for section in page.context["sections"] for box in section.items]

    without = ("8.4", "9.1", "9.1.date", "9.1.discussion")
    post(cast.lead, here(cast, "questions/"), asked=[ref for ref in offered if ref not in without])

    off = Review.objects.get(pk=cast.review.pk).items_off
    assert off == ["8.4", "9.1", "9.1.date", "9.1.discussion", "9.1.comment"]
    detail = TrailEntry.objects.get(action="questions chosen").detail
    assert detail["asked_again"] == ["9.14"]


def test_no_question_of_the_tool_of_2009_is_left_out(cast: Cast) -> None:
    page = post(cast.lead, here(cast, "questions/"), asked=["1.1"])
    assert "tick only what it offers" in text_of(page)
    assert Review.objects.get(pk=cast.review.pk).items_off == ["9.14"]


def test_the_questions_stand_once_the_fieldwork_has_begun(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(state="fieldwork")
    page = browser(cast.lead).get(here(cast, "questions/"))
    assert "(not asked)" in text_of(page)
    assert '<form method="post" novalidate>' not in text_of(page)
    assert post(cast.lead, here(cast, "questions/"), asked=["9.14"]).status_code == 403


def test_moving_on_is_asked_first_and_moving_back_wants_a_reason(cast: Cast) -> None:
    page = browser(cast.lead).get(here(cast, "state/fieldwork/"))
    assert "Draw the sample" in text_of(page)
    assert page.context["page"].blocking
    page = post(cast.lead, here(cast, "state/planning/"), reason="")
    assert "Enter why the review is moved back" in text_of(page)
    page = post(cast.lead, here(cast, "state/planning/"), reason="Two teams were missing.")
    assert "Two teams were missing." in text_of(page)
    page = browser(cast.lead).get(here(cast, "state/"))
    assert "from sampling to planning" in text_of(page)
    assert Review.objects.get(pk=cast.review.pk).state == "planning"


def test_a_state_that_is_not_beside_is_refused_and_one_that_is_none_is_not_there(cast: Cast) -> None:
    assert browser(cast.lead).get(here(cast, "state/closed/")).status_code == 403
    assert browser(cast.lead).get(here(cast, "state/asleep/")).status_code == 404


def test_moving_on_is_the_first_thing_to_do_only_once_nothing_is_left_before_it(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(state="planning")
    page = browser(cast.lead).get(here(cast))
    [offer] = page.context["offers"]
    assert "The caseload has not been imported yet." in offer.first[0]
    assert re.search(r'class="govuk-button govuk-button--secondary"[^>]*>\s*Move on', page.content.decode())
    make_case(cast.review)
    page = browser(cast.lead).get(here(cast))
    assert [offer.first for offer in page.context["offers"]] == [()]
    assert re.search(r'class="govuk-button"[^>]*>\s*Move on', page.content.decode())


def test_the_list_of_what_is_to_be_set_up_leads_to_each_page(cast: Cast) -> None:
    page = browser(cast.lead).get(here(cast))
    labels = [item["title"]["text"] for item in page.context["tasks"]]
    first = ["Settings", "Places", "Age bands", "Questions", "Who takes part"]
    assert labels == [*first, "Calibration case", "Caseload", "Sample", "Allocation"]
    for item in page.context["tasks"]:
        assert browser(cast.lead).get(item["href"]).status_code == 200
    assert "3 districts, 4 teams" in text_of(page)
