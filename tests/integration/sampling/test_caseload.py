from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.sampling.models import Case, Identity
from audit_app.sampling.services import CaseloadError, CaseloadRow, import_frame
from tests.factories.sampling import DISABILITY_TEAM, Cast, make_case, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def row(reference: str = "WD1", **fields: Any) -> CaseloadRow:
    kept = {"gender": "female", "district": "Ashmere", "date_of_birth": date(2005, 1, 2), **fields}
    return CaseloadRow(reference=reference, **kept)


def test_a_row_becomes_a_case_with_its_age_on_the_reference_date_and_its_identity_apart(cast: Cast) -> None:
    (case,) = import_frame(
        review=cast.review,
        rows=[
            row(
                name="Juniper Made-Up",
                team="Ashmere team",
                plan_categories=frozenset({"neglect"}),
                category_as_imported="Neglect",
                family_ref="F1",
                plan_started=date(2008, 9, 1),
            )
        ],
        by=cast.lead,
    )
    case = Case.objects.get(pk=case.pk)
    assert (case.age_band, case.age_years, case.place) == ("2-5", 4, "Ashmere")
    assert case.team is not None
    assert (case.team.name, case.plan_categories, case.family_ref) == (
        "Ashmere team",
        frozenset({"neglect"}),
        "F1",
    )
    assert (case.identity.name, case.identity.date_of_birth) == ("Juniper Made-Up", date(2005, 1, 2))


def test_the_trail_counts_the_rows_and_names_no_child(cast: Cast) -> None:
    import_frame(review=cast.review, rows=[row(name="Juniper Made-Up")], by=cast.lead)
    entry = TrailEntry.objects.get(action="caseload imported")
    assert (entry.review_id, entry.detail) == (cast.review.pk, {"cases": 1})
    entered = TrailEntry.objects.get(action="case entered")
    assert entered.record_id == Case.objects.get().record_key_id
    assert "Juniper" not in str(entered.detail)


def test_an_unborn_child_has_no_years_and_an_expected_date(cast: Cast) -> None:
    due = date(2009, 6, 1)
    (case,) = import_frame(review=cast.review, rows=[row(gender="unborn", date_of_birth=due)], by=cast.lead)
    assert (case.age_band, case.age_years) == ("unborn", None)
    assert Identity.objects.get(case=case).date_of_birth == due


def test_an_unborn_child_stays_so_whatever_age_the_caseload_gives(cast: Cast) -> None:
    rows = [row(gender="unborn", date_of_birth=None, age_years=0)]
    (case,) = import_frame(review=cast.review, rows=rows, by=cast.lead)
    assert (case.age_band, case.age_years) == ("unborn", None)


def test_a_caseload_of_ages_only_keeps_no_identity(cast: Cast) -> None:
    (case,) = import_frame(review=cast.review, rows=[row(date_of_birth=None, age_years=2)], by=cast.lead)
    assert (case.age_band, case.age_years) == ("2-5", 2)
    assert not Identity.objects.exists()


def test_a_case_lies_in_the_district_of_its_team_when_the_row_does_not_say(cast: Cast) -> None:
    cases = import_frame(
        review=cast.review,
        rows=[row(district="", team="Calverton team"), row("WD2", district="", team=DISABILITY_TEAM)],
        by=cast.lead,
    )
    assert [case.place for case in cases] == ["Calverton", DISABILITY_TEAM]
    assert [case.district is None for case in cases] == [False, True]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"reference": ""}, "Enter a reference"),
        ({"reference": "x" * 41}, "Enter a reference"),
        ({"reference": "a\tb"}, "Enter a reference"),
        ({"reference": "WD9"}, "already in the caseload"),
        ({"reference": "WD1"}, "more than one row"),
        ({"gender": "girl"}, "gender"),
        ({"district": "Nowhere"}, "no district"),
        ({"team": "Nobody"}, "no team"),
        ({"district": ""}, "district or a team"),
        ({"date_of_birth": None}, "date of birth"),
        ({"date_of_birth": date(1990, 1, 1)}, "not the age of a child"),
        ({"plan_categories": frozenset({"other"})}, "categories"),
        ({"name": "x" * 201}, "The name is longer than 200"),
        ({"family_ref": "x" * 41}, "The family ref is longer than 40"),
    ],
)
def test_one_bad_row_keeps_the_whole_caseload_out_and_is_named(
    cast: Cast, fields: dict[str, Any], reason: str
) -> None:
    make_case(cast.review, reference="WD9")
    rows = [row(), row(**{"reference": "WD2", **fields})]
    with pytest.raises(CaseloadError) as refused:
        import_frame(review=cast.review, rows=rows, by=cast.lead)
    problem = refused.value.problems[-1]
    assert problem.row == 2
    assert reason in problem.reason
    assert Case.objects.count() == 1
    assert not TrailEntry.objects.exists()


def test_every_problem_of_every_row_is_named_at_once(cast: Cast) -> None:
    rows = [row(gender="", district="Nowhere"), row("WD2"), row("WD3", team="Nobody")]
    with pytest.raises(CaseloadError, match="3 problems") as refused:
        import_frame(review=cast.review, rows=rows, by=cast.lead)
    assert [problem.row for problem in refused.value.problems] == [1, 1, 3]


def test_a_county_of_children_takes_no_more_queries_than_a_single_child(cast: Cast) -> None:
    counts = []
    for rows in ([row("single")], [row(f"WD{n}", name=f"Child {n}") for n in range(300)]):
        with CaptureQueriesContext(connection) as queries:
            import_frame(review=cast.review, rows=rows, by=cast.lead)
        counts.append(len(queries))
    # SQLite splits a long insert by its limit of variables, so a few more are right; one a row is not.
    assert counts[1] <= counts[0] + 15


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_the_lead_imports(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        import_frame(review=cast.review, rows=[row()], by=getattr(cast, who))
    assert not Case.objects.exists()
