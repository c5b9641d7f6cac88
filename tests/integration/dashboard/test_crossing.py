"""Two answers laid against each other on a page: what it says, what it warns of, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import TrailEntry
from tests.factories.aggregation import Reading, audited
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def asked(cast: Cast, rest: str) -> Any:
    return signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/findings/crossed/{rest}")


def test_two_by_two_says_the_counts_the_exact_test_the_effect_and_the_warnings(cast: Cast) -> None:
    audited(
        [
            *[Reading({"7.4": "yes", "9.14": "no"})] * 4,
            *[Reading({"7.4": "no", "9.14": "yes"})] * 4,
            Reading({"7.4": "no"}),
        ],
        review=cast.review,
    )
    text = words(asked(cast, "?rows=7.4&columns=9.14"))
    # Two of the seventy ways in which four and four could fall are as marked: 0.0286.
    assert "Answers to 7.4 and answers to 9.14 are associated" in text
    assert "p = 0.029; phi" in text
    assert "Fisher’s exact test" in text
    assert "In 4 of the 4 cells fewer than five cases would be expected" in text
    assert "Of twenty pairs of answers" in text
    assert "Left out: 1 unanswered, 0 not called for, 0 not applicable." in text
    assert "100%" in text
    entry = TrailEntry.objects.get(action="figures read")
    assert entry.detail["narrowed_by"] == ["rows=7.4", "columns=9.14"]


def test_what_cannot_be_computed_says_why_and_warns_of_nothing(cast: Cast) -> None:
    audited([Reading({"7.4": "yes", "9.14": "no"})] * 3, review=cast.review)
    text = words(asked(cast, "?rows=7.4&columns=9.14"))
    assert "cannot be computed, because all the cases are in one row, “Yes”." in text
    assert "Of twenty pairs" not in text


def test_each_tick_of_an_answer_of_ticks_can_be_crossed(cast: Cast) -> None:
    audited(
        [
            Reading({"6.7": frozenset({"homelessness"}), "7.4": "yes"}),
            Reading({"6.7": frozenset(), "7.4": "no"}),
            Reading({"7.4": "no"}),
        ],
        review=cast.review,
    )
    text = words(asked(cast, "?rows=6.7.homelessness&columns=7.4"))
    assert "Ticked 1 0 1 100% 0%" in text
    assert "Not ticked 0 1 1 0% 100%" in text
    assert "Left out: 1 unanswered" in text


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("rows=7.4&columns=7.4", "Select an answer other than the first"),
        ("rows=7.4", "Select two answers"),
        ("columns=7.4", "Select two answers"),
        ("rows=7.4&columns=99.9", "Select one of those offered"),
        ("rows=H.1&columns=7.4", "Select one of those offered"),
        ("rows=7.4.comment&columns=7.4", "Select one of those offered"),
        ("rows=7.4&columns=9.14&gender=blue", "Select one of those offered"),
        ("rows=7.4&columns=9.14&measure=x", "narrows the figures by something that there is not"),
    ],
)
def test_what_there_is_not_is_said_and_no_file_is_made_of_it(cast: Cast, query: str, problem: str) -> None:
    page = asked(cast, f"?{query}")
    assert page.status_code == 200
    assert problem in words(page)
    assert asked(cast, f"csv/?{query}").status_code == 404


def test_a_file_of_no_two_answers_leads_to_where_they_are_chosen(cast: Cast) -> None:
    response = asked(cast, "csv/?gender=female")
    assert response["Location"] == f"/reviews/{cast.review.pk}/findings/crossed/?gender=female"


def test_an_answer_that_the_review_does_not_ask_is_not_offered(cast: Cast) -> None:
    cast.review.items_off = ["9.14"]
    cast.review.save()
    assert "Select one of those offered" in words(asked(cast, "?rows=7.4&columns=9.14"))


def test_the_table_is_counted_in_one_query_and_downloaded(cast: Cast) -> None:
    client = signed_in(cast.lead)
    # The first request of a session writes that it was there.
    client.get(f"/reviews/{cast.review.pk}/findings/crossed/?rows=7.4&columns=9.9")
    numbers = []
    for more in (2, 6):
        audited([Reading({"7.4": "yes", "9.9": "satisfactory"})] * more, review=cast.review)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/reviews/{cast.review.pk}/findings/crossed/?rows=7.4&columns=9.9")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    response = asked(cast, "csv/?rows=7.4&columns=9.9")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "Yes,8,8,100%,Children: 8 of 8 audits signed off" in text
    assert asked(cast, "svg/?rows=7.4&columns=9.9").status_code == 200
