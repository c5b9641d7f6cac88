"""Districts and teams beside each other: no share of a handful of cases, and no order of merit."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.sampling.models import Case
from tests.factories.aggregation import Reading, audited
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    """Six cases of the second district, of which one shows supervision, and four of the first."""
    cast = make_cast()
    made = audited([Reading({"7.4": "yes"})] * 5 + [Reading({"7.4": "no"})] * 5, review=cast.review)
    second = cast.review.districts.all()[1]
    moved = [audit.case.pk for audit in made.audits[4:]]
    Case.objects.filter(pk__in=moved).update(district=second, team=None)
    return cast


def asked(cast: Cast, rest: str) -> Any:
    return signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/findings/compared/{rest}")


def test_places_stand_in_the_order_of_the_authority_and_few_cases_are_too_few(cast: Cast) -> None:
    first, second, third = cast.review.districts.all()[:3]
    text = words(asked(cast, "?measure=supervision_evident"))
    assert f"{first.name} 4 4 – too few to compare – {second.name} 6 6 1 17%" in text
    assert "All of them together 10 10 5 50%" in text
    assert f"Without a case: {third.name}" in text
    # The chart has one bar, that of the place with enough cases.
    assert f"{second.name}: met 1, not met 5." in text


def test_cases_of_no_team_are_counted_apart(cast: Cast) -> None:
    assert "In no team 6 6 1 17%" in words(asked(cast, "?measure=supervision_evident&by=team"))


def test_whether_children_are_safe_is_compared_nowhere(cast: Cast) -> None:
    assert "Select one of those offered" in words(asked(cast, "?measure=adequately_protected"))


@pytest.mark.parametrize("query", ["measure=no_such", "measure=supervision_evident&by=school", "by=school"])
def test_what_there_is_not_is_said_and_no_file_is_made_of_it(cast: Cast, query: str) -> None:
    assert "There is a problem" in words(asked(cast, f"?{query}"))
    assert asked(cast, f"csv/?{query}").status_code == 404


def test_places_are_counted_with_the_same_queries_however_many_cases_there_are(cast: Cast) -> None:
    client = signed_in(cast.lead)
    # The first request of a session writes that it was there.
    client.get(f"/reviews/{cast.review.pk}/findings/compared/?measure=strategy_wider_group")
    numbers = []
    for more in (1, 8):
        audited([Reading({"7.4": "yes"})] * more, review=cast.review)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/reviews/{cast.review.pk}/findings/compared/?measure=strategy_wider_group")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_the_table_is_downloaded(cast: Cast) -> None:
    response = asked(cast, "csv/?measure=supervision_evident")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "too few to compare" in text
    assert text.startswith("District,Cases,Applies,Met,Share met,Caseload estimate (95% interval),Of")
