"""Timescales, records, factors, supervision and gaps over the audits that are asked for."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.dashboard.described import described_figures
from audit_app.sampling.models import Case
from tests.factories.aggregation import Reading, audited, random_answers
from tests.factories.report import audits_to_report
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def asked(cast: Cast, rest: str = "more/") -> Any:
    return signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/findings/{rest}")


def test_the_figures_are_those_of_the_audits_that_are_asked_for(cast: Cast) -> None:
    made = audited(
        [Reading({"6.7": frozenset({"homelessness"})}), Reading({"6.7": frozenset({"drug_misuse"})})],
        review=cast.review,
    )
    Case.objects.filter(pk=made.audits[0].case.pk).update(gender="male")
    text = words(asked(cast, "more/?gender=male"))
    assert "Boys: 1 of 2 audits signed off." in text
    assert "Homelessness 1 " in text
    assert "Drug misuse 0 " in text


def test_each_figure_can_be_taken_away_and_has_a_name_of_its_own(cast: Cast) -> None:
    audits_to_report(cast, cases=8)
    figures = list(described_figures(signed_off_cohort(cast.review)))
    assert len({each.key for each in figures}) == len(figures)
    assert len({each.anchor for each in figures}) == len(figures)
    for each in figures:
        assert asked(cast, f"files/{each.key}/csv/").status_code == 200
        assert asked(cast, f"files/{each.key}/svg/").status_code == (200 if each.is_drawn else 404)


def test_a_review_without_a_signed_off_audit_says_so(cast: Cast) -> None:
    assert "nothing to show" in words(asked(cast))


def test_the_page_needs_the_same_queries_however_many_audits_there_are(cast: Cast) -> None:
    client = signed_in(cast.lead)
    # The first request of a session writes that it was there.
    client.get(f"/reviews/{cast.review.pk}/findings/more/?unborn=no")
    numbers = []
    for more in (4, 12):
        answers = [random_answers(random.Random(number)) for number in range(more)]
        audited([Reading(each) for each in answers], review=cast.review)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/reviews/{cast.review.pk}/findings/more/?unborn=no")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
