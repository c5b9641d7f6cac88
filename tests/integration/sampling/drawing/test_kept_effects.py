"""What a plan costs in precision is worked out when plan or caseload change, and not for each page."""

from __future__ import annotations

import pytest

from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing import precision, queries
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.queries import effect_of, shortfalls_of
from audit_app.sampling.models import Exclusion, SamplePlan
from audit_app.sampling.queries import cases_of, frame_of
from tests.factories.sampling import Cast, make_caseload, make_cast

pytestmark = pytest.mark.django_db

EVEN, PROPORTIONAL = Plan(9), Plan(9, spread=Spread.PROPORTIONAL)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_caseload(cast.review, 60)
    services.freeze_frame(review=cast.review, by=cast.lead)
    return cast


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """The plans whose effect a page had to work out."""
    found: list[Plan] = []

    def counted(frame: list[Unit], plan: Plan) -> float | None:
        found.append(plan)
        return precision.design_effect(frame, plan)

    monkeypatch.setattr(queries, "design_effect", counted)
    return found


def afresh(cast: Cast, plan: Plan) -> float | None:
    return precision.design_effect(frame_of(cast.review), plan)


def test_it_is_kept_with_the_plan_and_is_what_a_draw_would_give(cast: Cast, worked_out: list[Plan]) -> None:
    services.save_plan(review=cast.review, plan=EVEN, by=cast.lead)
    assert effect_of(cast.review, EVEN) == afresh(cast, EVEN)
    assert shortfalls_of(cast.review, EVEN) == ()
    assert worked_out == []
    services.save_plan(review=cast.review, plan=PROPORTIONAL, by=cast.lead)
    assert effect_of(cast.review, PROPORTIONAL) == afresh(cast, PROPORTIONAL)
    assert worked_out == []


def test_a_plan_that_is_only_looked_at_is_worked_out(cast: Cast, worked_out: list[Plan]) -> None:
    services.save_plan(review=cast.review, plan=EVEN, by=cast.lead)
    assert effect_of(cast.review, PROPORTIONAL) == afresh(cast, PROPORTIONAL)
    assert worked_out == [PROPORTIONAL]


def test_another_caseload_has_it_worked_out_anew_when_it_is_frozen(
    cast: Cast, worked_out: list[Plan]
) -> None:
    services.save_plan(review=cast.review, plan=EVEN, by=cast.lead)
    services.open_frame(review=cast.review, by=cast.lead)
    assert effect_of(cast.review, EVEN) == afresh(cast, EVEN)
    assert worked_out == [EVEN]
    left_out = [case.reference for case in cases_of(cast.review) if case.place == "Ashmere"][:10]
    services.exclude(review=cast.review, references=left_out, reason=ExclusionReason.AUDITED, by=cast.lead)
    before = SamplePlan.objects.get().effect
    services.freeze_frame(review=cast.review, by=cast.lead)
    assert effect_of(cast.review, EVEN) == afresh(cast, EVEN) != before
    assert worked_out == [EVEN]


def test_a_plan_that_the_caseload_cannot_meet_keeps_none_and_its_shortfalls_are_told(cast: Cast) -> None:
    services.save_plan(review=cast.review, plan=Plan(61), by=cast.lead)
    assert effect_of(cast.review, Plan(61)) is None
    assert [each.missing for each in shortfalls_of(cast.review, Plan(61))] == [1]


def test_the_frame_says_of_each_case_what_the_case_says_of_itself(cast: Cast) -> None:
    services.open_frame(review=cast.review, by=cast.lead)
    services.exclude(review=cast.review, references=["WD0001"], reason=ExclusionReason.AUDITED, by=cast.lead)
    excluded = dict(Exclusion.objects.values_list("case_id", "reason"))
    assert frame_of(cast.review) == [
        Unit(
            case.reference,
            case.age_band,
            case.place,
            case.is_with_disability_team,
            case.is_pre_school,
            case.family_ref,
            excluded.get(case.pk, ""),
        )
        for case in cases_of(cast.review)
    ]
