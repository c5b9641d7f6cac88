"""A report speaks of the timescales that its review has set, from its sentences to the annex."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.queries import report_of
from audit_app.report.renderers.html import print_source
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast
from tests.factories.timescales import OWN_QUESTIONS, OWN_STANDARDS, QUESTIONS_OF_2009, figures_of_2009

ANNEX = 'class="blank-tool"'
MEASURES = {
    "strategy_in_time": "3.2",
    "further_discussions_in_time": "3.11",
    "outcome_in_time": "4.3",
    "core_in_time_from_start": "5.2",
    "core_in_time_from_referral": "5.2.from_referral",
}


def a_review_with(**standards: Any) -> Cast:
    """Twenty audits of it are signed off, with answers and gaps of all kinds."""
    cast = make_cast(suppress_small_cells=False, **standards)
    audits_to_report(cast, cases=20)
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    return a_review_with(**OWN_STANDARDS)


@pytest.fixture
def lead(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.lead)
    return client


def page(lead: Client, cast: Cast, name: str, *more: str) -> str:
    return lead.get(reverse(f"report:{name}", args=[cast.review.pk, *more])).content.decode()


def test_the_annex_prints_the_questions_as_the_review_asks_them(lead: Client, cast: Cast) -> None:
    annex = page(lead, cast, "page").partition(ANNEX)[2]
    assert [question for question in OWN_QUESTIONS.values() if question not in annex] == []


def test_nothing_of_the_report_names_a_timescale_that_the_review_has_not_set(
    lead: Client, cast: Cast
) -> None:
    whole = page(lead, cast, "page")
    assert "30 calendar days from the day it was begun, and 40 from the referral" in whole
    assert figures_of_2009(whole) == []


def test_the_printed_report_names_them_too(cast: Cast) -> None:
    printed = print_source(assemble(report_of(cast.review), Audience.BOARD))
    assert [question for question in OWN_QUESTIONS.values() if question not in printed] == []
    assert figures_of_2009(printed) == []


@pytest.mark.parametrize("key", MEASURES)
def test_the_evidence_of_a_finding_quotes_the_question_of_the_review(
    lead: Client, cast: Cast, key: str
) -> None:
    evidence = page(lead, cast, "evidence", key)
    assert OWN_QUESTIONS[MEASURES[key]] in evidence
    assert figures_of_2009(evidence) == []


@pytest.mark.parametrize("ref", ["3.2", "3.11", "4.3", "5.2"])
def test_comments_stand_under_the_question_of_the_review(lead: Client, cast: Cast, ref: str) -> None:
    comments = page(lead, cast, "comments", f"{ref}.comment")
    assert OWN_QUESTIONS[ref] in comments
    assert figures_of_2009(comments) == []


def test_a_publication_keeps_the_timescales_by_which_the_audits_were_made(cast: Cast) -> None:
    report = written_report(cast.review, cast.lead)
    publication = services.publish(report=report, by=cast.lead)
    cast.review.strategy_hours = 72
    cast.review.save()
    publication.refresh_from_db()
    for frozen in (publication.page_html, publication.print_html):
        assert OWN_QUESTIONS["3.2"] in frozen


def test_a_review_that_sets_nothing_is_reported_in_the_words_of_2009(db: None) -> None:
    cast = a_review_with()
    client = Client()
    client.force_login(cast.lead)
    whole = page(client, cast, "page")
    assert [question for question in QUESTIONS_OF_2009.values() if question not in whole] == []
