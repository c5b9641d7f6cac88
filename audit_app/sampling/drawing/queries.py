"""Named readings on the way to a sample."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet

from audit_app.sampling.drawing.draw import check_wishes, draw
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.precision import design_effect
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall
from audit_app.sampling.models import (
    Case,
    Exclusion,
    FrozenFrame,
    RecordedSeed,
    Review,
    Sample,
    SampledCase,
    SamplePlan,
)
from audit_app.sampling.queries import cases_of, frame_of


def frozen_frame(review: Review) -> FrozenFrame | None:
    return FrozenFrame.objects.select_related("by").filter(review=review).first()


def left_out_of(review: Review) -> QuerySet[Exclusion]:
    """Who is left out of the draw, by reference."""
    found = Exclusion.objects.filter(case__review=review)
    return found.select_related("case__district", "case__team", "case__review", "case__record_key", "by")


def left_out_by_reason(review: Review) -> Counter[str]:
    return Counter(Exclusion.objects.filter(case__review=review).values_list("reason", flat=True))


def can_be_drawn(review: Review) -> int:
    """Children of the caseload who are not left out."""
    return cases_of(review).filter(exclusion=None).count()


def next_plan(review: Review) -> Plan | None:
    """The plan that the next draw follows, as long as the review has the age bands that it speaks of."""
    kept = SamplePlan.objects.filter(review=review).first()
    plan = Plan.from_json(kept.plan) if kept else None
    return plan if plan and plan.bands == review.age_bands else None


def next_seed(review: Review) -> RecordedSeed | None:
    """The seed that was recorded last, unless something has been drawn with it."""
    last = RecordedSeed.objects.select_related("by").filter(review=review).last()
    return None if last is None or review.samples.filter(seed=last.seed).exists() else last


def effect_of(review: Review, plan: Plan) -> float | None:
    """What the chances that the plan gives cost in precision; None where the plan cannot be met.

    It is kept with a plan that was saved, and worked out where that was from another caseload.
    """
    kept = _with_effect(review, plan)
    return kept.effect if kept else design_effect(frame_of(review), plan)


def _with_effect(review: Review, plan: Plan) -> SamplePlan | None:
    """The saved plan, if it is this one and its effect is that of the caseload as it is frozen."""
    fingerprints = FrozenFrame.objects.filter(review=review).values("fingerprint")
    kept = SamplePlan.objects.filter(review=review, effect_of__in=fingerprints).first()
    return kept if kept and Plan.from_json(kept.plan) == plan else None


def shortfalls_of(review: Review, plan: Plan) -> tuple[Shortfall, ...]:
    """What the plan asks for and the frame cannot give, under the next seed where that matters."""
    seed, kept = next_seed(review), _with_effect(review, plan)
    if kept and kept.effect is not None and not (plan.one_a_family and seed):
        # It was drawn for a trial, so there is a sample to be had.
        return ()
    frame = frame_of(review)
    found = check_wishes(frame, plan)
    if found or not plan.one_a_family or seed is None:
        return found
    outcome = draw(frame, plan, seed.seed)
    return outcome.shortfalls if isinstance(outcome, Impossible) else ()


def draws_of(review: Review) -> list[Sample]:
    """Every draw, the latest first."""
    return list(Sample.objects.select_related("drawn_by").filter(review=review).order_by("-pk"))


def sampled_cases_of(review: Review) -> QuerySet[SampledCase]:
    """Every case that is or was in a sample of the review."""
    found = SampledCase.objects.filter(sample__review=review)
    return found.select_related(
        "sample__review",
        "case__district",
        "case__team",
        "case__record_key",
        "replaced_by__case",
        "replaces__case",
    )


def traits_of(cases: QuerySet[Case]) -> list[dict[str, str]]:
    """The traits by which sample and frame are compared, a line a case."""
    return [
        {
            "ages": case.age_band,
            "places": case.place,
            "categories": "|".join(sorted(case.plan_categories or ())) or case.category_as_imported,
            "genders": case.gender,
            "teams": "1" if case.is_with_disability_team else "0",
        }
        for case in cases.select_related("district", "team")
    ]
