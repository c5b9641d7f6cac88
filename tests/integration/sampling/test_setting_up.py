from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.sampling.models import Review
from audit_app.sampling.queries import review_titles_for, reviews_led_by
from audit_app.sampling.services import TeamRow, add_districts, add_members, add_teams, create_review
from tests.factories.access import make_user
from tests.factories.sampling import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def start(by: User, lead: User | None = None, **settings: Any) -> Review:
    dates = {
        "reference_date": date(2009, 3, 31),
        "fieldwork_start": date(2009, 3, 31),
        "fieldwork_end": date(2009, 4, 15),
        **settings,
    }
    return create_review(title="New", authority="Wealdshire County Council", by=by, lead=lead, **dates)


def actions() -> list[str]:
    return list(TrailEntry.objects.values_list("action", flat=True))


def test_whoever_starts_a_review_leads_it(cast: Cast) -> None:
    review = start(cast.lead, core_days=30, items_off=["9.14"])
    assert review in reviews_led_by(cast.lead)
    assert (review.core_days, review.items_off, review.suppress_small_cells) == (30, ["9.14"], True)
    assert actions() == ["review created", "role granted"]


def test_an_administrator_starts_a_review_for_somebody_else_to_lead(cast: Cast) -> None:
    review = start(cast.administrator, cast.colleague)
    assert review in reviews_led_by(cast.colleague)
    assert cast.administrator.roles(review.pk) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("themselves", [True, False])
def test_an_administrator_cannot_lead_a_review_for_being_one(cast: Cast, themselves: bool) -> None:
    with pytest.raises(Refused, match="Say who leads"):
        start(cast.administrator, cast.administrator if themselves else None)
    assert Review.objects.count() == 2


@pytest.mark.parametrize("who", ["assessor", "board_reader"])
def test_others_start_no_review(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="can start a review"):
        start(getattr(cast, who), cast.lead)


@pytest.mark.parametrize(
    "settings", [{"fieldwork_end": date(2009, 3, 1)}, {"jurisdiction": "FRA"}, {"strong_from": 60}]
)
def test_settings_that_contradict_one_another_start_nothing(cast: Cast, settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        start(cast.lead, **settings)
    assert Review.objects.count() == 2
    assert actions() == []


def test_districts_keep_the_order_in_which_the_authority_lists_them(cast: Cast) -> None:
    review = start(cast.lead)
    add_districts(review=review, names=["Zeal", "Arden"], by=cast.lead)
    add_districts(review=review, names=["Mere"], by=cast.lead)
    assert [district.name for district in review.districts.all()] == ["Zeal", "Arden", "Mere"]


def test_teams_are_added_to_their_districts(cast: Cast) -> None:
    rows = [TeamRow("Ashmere north", "Ashmere"), TeamRow("Disability team West", "", True)]
    north, west = add_teams(review=cast.review, teams=rows, by=cast.lead)
    assert north.district is not None
    assert (north.district.name, north.is_disability_team) == ("Ashmere", False)
    assert (west.district, west.is_disability_team) == (None, True)
    assert actions() == ["teams added"]


def test_a_team_of_an_unknown_district_adds_none(cast: Cast) -> None:
    before = cast.review.teams.count()
    with pytest.raises(KeyError):
        add_teams(review=cast.review, teams=[TeamRow("Fine"), TeamRow("Lost", "Nowhere")], by=cast.lead)
    assert cast.review.teams.count() == before


def test_the_lead_adds_members_each_with_an_entry_in_the_trail(cast: Cast) -> None:
    people = [make_user("one"), make_user("two")]
    add_members(review=cast.review, role=Role.ASSESSOR, users=people, by=cast.lead)
    assert [person.roles(cast.review.pk) for person in people] == [{Role.ASSESSOR}] * 2
    assert actions() == ["role granted", "role granted"]


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_the_lead_says_where_a_review_looks(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        add_districts(review=cast.review, names=["New"], by=getattr(cast, who))
    with pytest.raises(Refused, match="lead of this review"):
        add_teams(review=cast.review, teams=[TeamRow("New")], by=getattr(cast, who))


def test_the_page_of_people_offers_the_reviews_whose_members_one_may_manage(cast: Cast) -> None:
    assert review_titles_for(cast.administrator) == {
        cast.review.pk: "Autumn review",
        cast.other_review.pk: "Another review",
    }
    assert review_titles_for(cast.lead) == {cast.review.pk: "Autumn review"}
    assert review_titles_for(cast.assessor) == {}
