"""An assessor is asked by the review's own timescales, on every page that repeats a question."""

import datetime as dt

import pytest
from django.test import Client

from audit_app.tool.models import Audit
from tests.an_audit import section_url
from tests.factories.sampling import Cast, make_cast
from tests.factories.timescales import OWN_QUESTIONS, OWN_STANDARDS, QUESTIONS_OF_2009, figures_of_2009
from tests.factories.tool import a_started_audit, an_answered_audit, save_answers
from tests.integration.filling.pages import revision_on, save, words

SECTION_OF = {"3.2": 3, "3.11": 3, "4.3": 4, "5.2": 5, "5.2.from_referral": 5}
FURTHER_DISCUSSIONS = {"3.9": "yes", "3.10": 1, "3.11": "yes"}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(**OWN_STANDARDS)


def checked(client: Client, audit: Audit) -> str:
    return words(client.get(f"/audits/{audit.pk}/check/"))


@pytest.mark.parametrize("ref", OWN_QUESTIONS)
def test_a_section_asks_by_the_timescales_of_the_review(client: Client, cast: Cast, ref: str) -> None:
    page = words(client.get(section_url(a_started_audit(cast), SECTION_OF[ref])))
    assert f"{ref} {OWN_QUESTIONS[ref]}" in page
    assert figures_of_2009(page) == []


def test_a_question_answered_with_what_it_does_not_offer_is_asked_again_in_the_same_words(
    client: Client, cast: Cast
) -> None:
    address = section_url(a_started_audit(cast), 3)
    page = words(save(client, address, {"3.1": "yes", "3.2": "perhaps", "3.9": "yes", "3.11": "perhaps"}))
    assert "Select one of the answers that 3.2 offers" in page
    assert f"3.2 {OWN_QUESTIONS['3.2']}" in page
    assert f"3.11 {OWN_QUESTIONS['3.11']}" in page
    assert figures_of_2009(page) == []


def test_checking_repeats_the_questions_as_they_were_asked(client: Client, cast: Cast) -> None:
    page = checked(client, an_answered_audit(cast, FURTHER_DISCUSSIONS))
    assert [question for question in OWN_QUESTIONS.values() if question not in page] == []
    assert figures_of_2009(page) == []


def test_what_has_no_answer_is_listed_and_submitted_in_the_words_of_the_review(
    client: Client, cast: Cast
) -> None:
    audit = an_answered_audit(cast, {**FURTHER_DISCUSSIONS, **dict.fromkeys(OWN_QUESTIONS)})
    listed = checked(client, audit)
    reasons = {f"reason-{ref}": f"Of {ref}." for ref in OWN_QUESTIONS}
    submitting = words(client.post(f"/audits/{audit.pk}/submit/", reasons))
    for ref, question in OWN_QUESTIONS.items():
        assert f"{ref} {question} Answer it ({ref})" in listed
        assert f"{ref} {question} Of {ref}." in submitting
    assert figures_of_2009(listed + submitting) == []


def test_what_is_set_aside_and_what_the_dates_contradict_are_listed_in_the_words_of_the_review(
    client: Client, cast: Cast
) -> None:
    late = {"5.1.completed": dt.date(2009, 12, 1), "5.2": "yes", "5.2.from_referral": "yes"}
    audit = an_answered_audit(cast, {**FURTHER_DISCUSSIONS, **late})
    save_answers(audit, {"3.1": "no"}, by=cast.assessor)
    page = checked(client, audit)
    assert f"3.11 {OWN_QUESTIONS['3.11']}: Yes" in page
    assert f"{OWN_QUESTIONS['5.2']} 330 days of 30: late by 300." in page
    assert f"{OWN_QUESTIONS['5.2.from_referral']} 330 days of 40: late by 290." in page
    assert figures_of_2009(page) == []


def test_two_savers_choose_between_answers_to_the_question_of_the_review(client: Client, cast: Cast) -> None:
    address = section_url(a_started_audit(cast), 5)
    seen = revision_on(client.get(address))
    save(client, address, {"5.1": "yes", "5.2": "yes", "5.2.from_referral": "yes"})
    mine = {"5.1": "yes", "5.2": "no", "5.2.from_referral": "no"}
    page = words(client.post(address, {"revision": seen, **mine}))
    assert f"5.2 {OWN_QUESTIONS['5.2']}" in page
    assert f"5.2.from_referral {OWN_QUESTIONS['5.2.from_referral']}" in page
    assert figures_of_2009(page) == []


def test_a_review_does_not_lend_its_words_to_another(client: Client, cast: Cast) -> None:
    """Markup of questions is kept between requests, so that the second review must not get the first's."""
    address = section_url(a_started_audit(cast), 4)
    assert OWN_QUESTIONS["4.3"] in words(client.get(address))
    cast.review.day_counting, cast.review.outcome_days = "working", 15
    cast.review.save()
    page = words(client.get(address))
    assert QUESTIONS_OF_2009["4.3"] in page
    assert OWN_QUESTIONS["4.3"] not in page


def test_the_blank_tool_of_no_review_says_that_its_timescales_are_those_of_2009(client: Client) -> None:
    page = words(client.get("/tool/"))
    assert [question for question in QUESTIONS_OF_2009.values() if question not in page] == []
    assert "It names the timescales of 2009. A review may set its own." in page
