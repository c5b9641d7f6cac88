"""Who may see which child: one's own case, a colleague's, and that of a review one has no part in."""

from collections.abc import Callable

import pytest

from audit_app.access.models import Membership, User
from audit_app.access.refused import Refused
from audit_app.sampling.models import Review
from audit_app.sampling.policies import (
    can_allocate,
    can_create_review,
    can_draw,
    can_import,
    can_lead,
    can_see_identity,
    check_can_see_identity,
)
from audit_app.sampling.queries import allocations_for, allocations_of, reviews_led_by, reviews_of
from tests.factories.sampling import Cast, make_allocation, make_case, make_cast

pytestmark = pytest.mark.django_db
EVERYBODY = ("lead", "assessor", "colleague", "stranger", "board_reader", "administrator")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def those_who(cast: Cast, rule: Callable[[User], bool]) -> set[str]:
    return {who for who in EVERYBODY if rule(getattr(cast, who))}


@pytest.mark.parametrize("rule", [can_lead, can_import, can_draw])
def test_only_its_lead_leads_a_review(cast: Cast, rule: Callable[[User, Review], bool]) -> None:
    assert those_who(cast, lambda user: rule(user, cast.review)) == {"lead"}
    assert those_who(cast, lambda user: rule(user, cast.other_review)) == {"stranger"}


def test_nobody_allocates_before_there_is_a_sample(cast: Cast) -> None:
    assert those_who(cast, lambda user: can_allocate(user, cast.review)) == set()


def test_leads_and_administrators_start_reviews(cast: Cast) -> None:
    assert those_who(cast, can_create_review) == {"lead", "stranger", "administrator"}


def test_a_child_is_known_to_the_lead_and_to_the_assessor_of_the_case(cast: Cast) -> None:
    case = make_case(cast.review)
    make_allocation(case, cast.assessor)
    assert those_who(cast, lambda user: can_see_identity(user, case)) == {"lead", "assessor"}


def test_a_case_that_is_not_allocated_is_known_to_the_lead_alone(cast: Cast) -> None:
    case = make_case(cast.review)
    assert those_who(cast, lambda user: can_see_identity(user, case)) == {"lead"}


def test_leading_another_review_shows_no_child_of_this_one(cast: Cast) -> None:
    with pytest.raises(Refused, match="Your role in this review"):
        check_can_see_identity(cast.stranger, make_case(cast.review))


def test_leaving_the_review_ends_what_an_allocation_opened(cast: Cast) -> None:
    case = make_case(cast.review)
    make_allocation(case, cast.assessor)
    Membership.objects.filter(user=cast.assessor).delete()
    assert not can_see_identity(cast.assessor, case)
    assert not allocations_for(cast.assessor).exists()


def test_taking_the_case_away_ends_it_too(cast: Cast) -> None:
    case = make_case(cast.review)
    make_allocation(case, cast.assessor).delete()
    assert not can_see_identity(cast.assessor, case)


def test_a_closed_account_is_given_nothing(cast: Cast) -> None:
    make_allocation(make_case(cast.review), cast.assessor)
    cast.assessor.is_active = False
    assert not allocations_for(cast.assessor).exists()
    assert not reviews_of(cast.assessor).exists()


def test_everyone_is_given_their_own_allocations_only(cast: Cast) -> None:
    own = make_allocation(make_case(cast.review), cast.assessor)
    make_allocation(make_case(cast.review), cast.colleague)
    make_allocation(make_case(cast.other_review), cast.stranger)
    assert list(allocations_for(cast.assessor)) == [own]
    assert not allocations_for(cast.lead).exists()
    assert allocations_of(cast.review).count() == 2


def test_everyone_is_given_the_reviews_they_take_part_in(cast: Cast) -> None:
    assert those_who(cast, lambda user: cast.review in reviews_of(user)) == {
        "lead",
        "assessor",
        "colleague",
        "board_reader",
    }
    assert those_who(cast, lambda user: cast.review in reviews_led_by(user)) == {"lead"}
    assert not reviews_of(cast.administrator).exists()
