"""The page of agreement, and what it keeps to itself until both readings of a case are in."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit_app.access.roles import Role
from audit_app.aggregation.statistics import Coefficient
from audit_app.aggregation.two_readings import review_agreement
from audit_app.filling.services import submit
from tests.factories.access import give_role
from tests.factories.sampling import Cast, make_cast
from tests.factories.two_readings import allocate_twice, read, read_twice
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def page_for(cast: Cast) -> str:
    return words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/agreement/"))


def test_a_lead_finds_the_question_on_which_two_readers_agree_least_first(cast: Cast) -> None:
    read_twice(cast, {"7.4": "no"})
    read_twice(cast, {"7.4": "partly", "8.4": "no"})
    page = page_for(cast)
    assert "2 cases have been read twice." in page
    first, next_one = page.index("7.4 Do the records show"), page.index("8.4 Is a chronology")
    assert first < next_one < page.index("8.1 Multi-agency working")
    assert "0 of 2 0% 0% to 66%" in page


def test_the_questions_on_which_they_agree_in_every_case_are_folded_away(cast: Cast) -> None:
    read_twice(cast, {"7.4": "no"})
    page = page_for(cast)
    found = [each.found for each in review_agreement(cast.review).items]
    alike = sum(each.agreed == each.pairs for each in found)
    folded = page.index(f"Questions on which they agree in every case ({alike})")
    assert page.index("7.4 Do the records show") < folded < page.index("8.1 Multi-agency working")


def test_where_they_agree_on_everything_nothing_stands_above_the_fold(cast: Cast) -> None:
    read_twice(cast)
    page = page_for(cast)
    assert "least agreement first" not in page
    assert page.index("Questions on which they agree in every case") < page.index("7.4 Do the records show")


def test_where_a_figure_cannot_be_computed_the_page_says_why(cast: Cast) -> None:
    read_twice(cast)
    page = page_for(cast)
    assert "Cannot be computed because both assessors gave every case the same answer" in page
    assert "The interval cannot be computed because there is one pair of answers only" in page


def test_nothing_is_told_of_a_case_until_both_readings_are_in(cast: Cast) -> None:
    first, second = allocate_twice(cast)
    read(first, {"7.4": "no"})
    begun = read(second, submit=False)
    page = page_for(cast)
    assert "There is no case yet of which both readings are in." in page
    assert "1 more case is to be read twice." in page
    assert "7.4" not in page
    assert review_agreement(cast.review).items == ()
    submit(audit=begun, reasons={}, by=cast.colleague)
    assert "7.4 Do the records show" in page_for(cast)


def test_a_lead_who_reads_one_of_the_two_learns_nothing_of_the_other_before(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    first, second = allocate_twice(cast, cast.lead)
    before = page_for(cast)
    read(first, {"7.4": "no"})
    assert page_for(cast) == before
    read(second)
    assert page_for(cast) != before


def test_only_a_lead_of_the_review_finds_the_page(cast: Cast) -> None:
    read_twice(cast)
    for user in (cast.assessor, cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        assert signed_in(user).get(f"/reviews/{cast.review.pk}/agreement/").status_code == 404


def test_an_answer_that_only_one_of_them_gave_is_counted_apart(cast: Cast) -> None:
    allocations = allocate_twice(cast)
    read(allocations[0], {"3.1": "no"}), read(allocations[1])
    found = {each.item.ref: each for each in review_agreement(cast.review).items}
    assert found["3.1"].found.agreed == 0
    assert "3.2" not in found
    assert "3.2" in review_agreement(cast.review).without_pair
    # Told on the page of a question that others have both answered.
    read_twice(cast)
    assert {each.item.ref: each.one_sided for each in review_agreement(cast.review).items}["3.2"] == 1


def test_the_command_prints_the_same_figures_as_json(cast: Cast) -> None:
    read_twice(cast, {"7.4": "no"})
    read_twice(cast)
    out = StringIO()
    call_command("two_readings", review=cast.review.pk, json=True, stdout=out)
    printed = json.loads(out.getvalue())
    found = {each.item.ref: each for each in review_agreement(cast.review).items}["7.4"].found
    assert isinstance(found.ac1, Coefficient)
    assert printed["items"]["7.4"]["ac1"]["value"] == found.ac1.value
    assert (printed["cases"], printed["items"]["7.4"]["agreed"]) == (2, 1)
    with pytest.raises(CommandError, match="no review"):
        call_command("two_readings", review=987654321)
