"""Districts and teams: added one by one and as a list, renamed, put in order and removed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.access.refused import Refused
from audit_app.sampling.models import District, Review
from audit_app.sampling.services import (
    TeamRow,
    add_districts,
    add_teams,
    change_team,
    freeze_frame,
    move_district,
    open_frame,
    remove_district,
    rename_district,
)
from audit_app.sampling.setting_up.forms.places import DistrictsForm, TeamsForm
from tests.factories.sampling import DISABILITY_TEAM, Cast, make_case, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def post(cast: Cast, page: str, **fields: str) -> Any:
    client = Client()
    client.force_login(cast.lead)
    return client.post(f"/reviews/{cast.review.pk}/places/{page}", fields, follow=True)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def districts(cast: Cast) -> list[str]:
    return [district.name for district in cast.review.districts.all()]


def test_a_list_of_districts_is_pasted_in(cast: Cast) -> None:
    page = post(cast, "districts/add/", names="Dunmere\r\n\r\n  East   Holt \r\n")
    assert "2 districts are added" in text_of(page)
    assert districts(cast) == ["Ashmere", "Brookfield", "Calverton", "Dunmere", "East Holt"]


def test_every_line_that_is_wrong_is_named_and_nothing_is_added(cast: Cast) -> None:
    page = post(cast, "districts/add/", names=f"Dunmere\nashmere\nDUNMERE\n{'x' * 101}")
    told = text_of(page)
    assert "Line 2: ashmere is there already" in told
    assert "Line 3: DUNMERE stands in line 1 already" in told
    assert "Line 4: “xxxxxxxxxxxxxxxxxxxx…” has 101 characters" in told
    assert "Dunmere ashmere DUNMERE" in told
    assert districts(cast) == ["Ashmere", "Brookfield", "Calverton"]


def test_teams_are_pasted_from_a_spreadsheet_or_with_semicolons(cast: Cast) -> None:
    page = post(
        cast,
        "teams/paste/",
        lines="Team A\tAshmere\nTeam B; brookfield\nDisability West;;disability\n"
        "Disability North; Calverton; yes",
    )
    assert "4 teams are added" in text_of(page)
    added = {
        team.name: (team.district.name if team.district else None, team.is_disability_team)
        for team in cast.review.teams.all()
    }
    assert added["Team A"] == ("Ashmere", False)
    assert added["Team B"] == ("Brookfield", False)
    assert added["Disability West"] == (None, True)
    assert added["Disability North"] == ("Calverton", True)


def test_lines_that_are_no_teams_are_named(cast: Cast) -> None:
    told = text_of(post(cast, "teams/paste/", lines="A; Nowhere\nB\nC; Ashmere; perhaps\nD;Ashmere;;x"))
    assert "Line 1: the review has no district “Nowhere”" in told
    assert "Line 2: enter the district after a semicolon" in told
    assert "Line 3: “perhaps” is no kind of team" in told
    assert "Line 4: there are 4 columns" in told


def test_districts_are_moved_up_and_down_by_buttons(cast: Cast) -> None:
    last = cast.review.districts.get(name="Calverton")
    post(cast, f"districts/{last.pk}/order/", to="up")
    assert districts(cast) == ["Ashmere", "Calverton", "Brookfield"]
    post(cast, f"districts/{last.pk}/order/", to="up")
    post(cast, f"districts/{last.pk}/order/", to="up")
    assert districts(cast) == ["Calverton", "Ashmere", "Brookfield"]
    post(cast, f"districts/{last.pk}/order/", to="down")
    assert districts(cast) == ["Ashmere", "Calverton", "Brookfield"]


def test_a_district_is_renamed_but_not_like_another(cast: Cast) -> None:
    first = cast.review.districts.get(name="Ashmere")
    assert "Brookfield is there more than once" in text_of(
        post(cast, f"districts/{first.pk}/", name="brookfield")
    )
    assert "Ashmere is called Ashmore now" in text_of(post(cast, f"districts/{first.pk}/", name="Ashmore"))
    assert post(cast, f"districts/{first.pk}/", name="ASHMORE").status_code == 200
    assert districts(cast)[0] == "ASHMORE"


def test_a_place_keeps_its_name_while_the_caseload_is_frozen(cast: Cast) -> None:
    make_case(cast.review)
    freeze_frame(review=cast.review, by=cast.lead)
    district, team = cast.review.districts.get(name="Ashmere"), cast.review.teams.get(name="Ashmere team")
    with pytest.raises(Refused, match="Open it again to change them"):
        rename_district(district=district, name="Ashmore", by=cast.lead)
    with pytest.raises(Refused, match="Open it again to change them"):
        change_team(team=team, row=TeamRow("Ashmere team", "Brookfield"), by=cast.lead)
    open_frame(review=cast.review, by=cast.lead)
    rename_district(district=district, name="Ashmore", by=cast.lead)
    assert districts(cast)[0] == "Ashmore"


def test_a_place_is_removed_only_if_nothing_hangs_on_it(cast: Cast) -> None:
    district = cast.review.districts.get(name="Ashmere")
    assert "Teams belong to Ashmere" in text_of(post(cast, f"districts/{district.pk}/remove/"))
    team = cast.review.teams.get(name="Ashmere team")
    case = make_case(cast.review, district=district, team=team)
    assert "Cases of the caseload belong to Ashmere team" in text_of(post(cast, f"teams/{team.pk}/remove/"))
    case.delete()
    assert "Ashmere team is removed" in text_of(post(cast, f"teams/{team.pk}/remove/"))
    assert "Ashmere is removed" in text_of(post(cast, f"districts/{district.pk}/remove/"))
    assert districts(cast) == ["Brookfield", "Calverton"]


def test_a_disability_team_is_not_called_as_a_district_is(cast: Cast) -> None:
    page = post(cast, "teams/add/", name="Ashmere", is_disability_team="on")
    assert "Ashmere is a district" in text_of(page)
    with pytest.raises(ValidationError, match="is a district"):
        add_districts(review=cast.review, names=[DISABILITY_TEAM], by=cast.lead)
    team = cast.review.teams.get(name="Ashmere team")
    with pytest.raises(ValidationError, match="is a district"):
        change_team(team=team, row=TeamRow("Brookfield", "", True), by=cast.lead)


def test_an_ordinary_team_says_its_district(cast: Cast) -> None:
    assert "Select the district" in text_of(post(cast, "teams/add/", name="Team D"))
    assert "Team D is added" in text_of(post(cast, "teams/add/", name="Team D", district="Ashmere"))


def test_places_stand_once_the_fieldwork_has_begun(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(state="fieldwork")
    client = Client()
    client.force_login(cast.lead)
    page = client.get(f"/reviews/{cast.review.pk}/places/")
    assert "only in the states “planning” and “sampling”" in text_of(page)
    assert "Add districts" not in text_of(page)
    assert post(cast, "districts/add/", names="Dunmere").status_code == 403
    empty = District.objects.create(review=cast.review, name="Nowhere", order=9)
    with pytest.raises(Refused):
        remove_district(district=empty, by=cast.lead)


def test_two_leads_who_add_the_same_district_at_once_add_it_once(cast: Cast) -> None:
    """The second has a form that knew of no such district; the service says so, and nothing is doubled."""
    add_districts(review=cast.review, names=["Dunmere"], by=cast.lead)
    with pytest.raises(ValidationError, match="Dunmere is there more than once"):
        add_districts(review=cast.review, names=["Dunmere"], by=cast.lead)
    with pytest.raises(ValidationError, match="there more than once"):
        add_teams(review=cast.review, teams=[TeamRow("A", "Ashmere"), TeamRow("a", "Ashmere")], by=cast.lead)


def test_what_another_lead_has_just_removed_is_not_brought_back(cast: Cast) -> None:
    district = District.objects.create(review=cast.review, name="Nowhere", order=9)
    team = cast.review.teams.get(name="Ashmere team")
    District.objects.filter(pk=district.pk).delete()
    with pytest.raises(Refused, match="Nowhere has been removed meanwhile"):
        rename_district(district=district, name="Somewhere", by=cast.lead)
    with pytest.raises(Refused, match="Nowhere has been removed meanwhile"):
        move_district(district=district, up=True, by=cast.lead)
    with pytest.raises(KeyError):
        change_team(team=team, row=TeamRow("Ashmere team", "Nowhere"), by=cast.lead)
    assert "Nowhere" not in districts(cast)


any_text = st.text(st.characters(codec="utf-8"), max_size=120)


def test_each_wrong_line_is_told_on_a_line_of_its_own_and_is_no_markup(cast: Cast) -> None:
    page = post(cast, "teams/paste/", lines="A; <b>Nowhere</b>\nB; Elsewhere").content.decode()
    assert "“&lt;b&gt;Nowhere&lt;/b&gt;”<br>Line 2: the review has no district “Elsewhere”" in page
    assert "<b>Nowhere" not in page


@settings(deadline=None, max_examples=150)
@given(any_text)
def test_whatever_is_pasted_is_either_names_that_can_be_used_or_said_to_be_wrong(text: str) -> None:
    form = DistrictsForm({"names": text}, there=["Ashmere"])
    if form.is_valid():
        names = form.cleaned_data["names"]
        assert all(name and name.isprintable() and len(name) <= 100 for name in names)
        assert len({name.casefold() for name in [*names, "Ashmere"]}) == len(names) + 1
    teams = TeamsForm({"lines": text}, districts=["Ashmere"], there=[])
    if teams.is_valid():
        assert all(row.district == "Ashmere" or row.is_disability_team for row in teams.cleaned_data["lines"])
