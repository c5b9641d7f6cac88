"""The frame, the wishes, the strata, the outcome and the seed of a draw, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit_app.sampling.choices import SeedOrigin
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.reasons import EXCLUSIONS_COUNTED
from audit_app.sampling.drawing.told.words import (
    counted,
    day_in_words,
    listed,
    one_in,
    size_in_words,
)
from audit_app.sampling.models import Exclusion, Sample, SampledCase
from audit_app.sampling.queries import cases_of, children_out_of_reach


def frame_sentences(sample: Sample) -> Iterator[str]:
    review, with_teams = sample.review, cases_of(sample.review).filter(team__is_disability_team=True).count()
    yield (
        f"On {day_in_words(review.reference_date)} the caseload of {review.authority} held "
        f"{sample.frame_size:,} children with a child protection plan, {with_teams:,} of them with a "
        f"disability team. From these a sample of {sample.size:,} was drawn."
    )
    if sample.excluded:
        excluded = Exclusion.objects.filter(case__review=review).values_list("reason", flat=True)
        by_reason = Counter(excluded)
        parts = [
            f"{by_reason[code]} {words}" for code, words in EXCLUSIONS_COUNTED.items() if by_reason[code]
        ]
        yield (
            f"Before the draw {counted(sample.excluded, 'child was', 'children were')} left out: "
            f"{listed(parts)}. The frozen caseload holds them with the reason, and estimates for the whole "
            f"caseload speak of the other {sample.eligible:,}."
        )


def wish_sentences(sample: Sample, plan: Plan) -> Iterator[str]:
    if plan.age_quotas is not None:
        quotas = [
            f"{label.lower()}: {plan.age_quotas.get(code, 0)}" for code, label in plan.bands.labels.items()
        ]
        yield f"The number of cases of each age was set beforehand ({listed(quotas)})."
        out_of_reach = children_out_of_reach(sample)
        if out_of_reach:
            yield f"The plan asked for no case of some ages, so {out_of_reach:,} children could not be drawn."
    if plan.spread is Spread.EVEN:
        yield "The districts were to give the same number of cases each, as nearly as whole cases allow."
    else:
        yield "The districts were to give cases in proportion to their children, by largest remainders."
    if plan.disability_minimum:
        yield (
            "The disability teams were to give their proportional share of the sample, and at least "
            f"{counted(plan.disability_minimum, 'case', 'cases')}."
        )
    elif cases_of(sample.review).filter(team__is_disability_team=True, exclusion=None).exists():
        yield "The disability teams were to give their proportional share of the sample."
    if plan.pre_school_percent:
        yield (
            f"At least {plan.pre_school_percent} per cent of the sample, which is "
            f"{counted(plan.pre_school_minimum, 'case', 'cases')}, was to be of pre-school age: unborn or "
            "under five years."
        )
    if plan.one_a_family:
        yield "No more than one child of a family was to be drawn, as far as the caseload names families."


def chance_sentences(plan: Plan, drawn: Sequence[SampledCase]) -> Iterator[str]:
    if plan.one_a_family:
        yield (
            "First, where the caseload names a family, one child of it was chosen at random, each brother "
            "and sister with the same chance; the draw took place among those chosen and the children "
            "without a family in the caseload."
        )
    yield _strata(plan)
    yield "Within each stratum the children were put in random order, and the first of them were taken."
    expected = [sampled.expected_count or 0 for sampled in drawn]
    chances = [sampled.inclusion_probability or 0 for sampled in drawn]
    sizes = (
        f"The strata that gave cases were expected to give between {size_in_words(min(expected))} and "
        f"{size_in_words(max(expected))} each."
    )
    if plan.one_a_family:
        yield (
            f"{sizes} Every child who took part in the draw of a stratum had the same chance in it. The "
            "chance of a case is that chance divided by the number of children of the family who could be "
            f"drawn; it ran from {one_in(min(chances))} to {one_in(max(chances))}, and estimates for the "
            "whole caseload are weighted accordingly."
        )
    else:
        yield (
            f"{sizes} Every child of a stratum had the same chance of being drawn; between strata it ran "
            f"from {one_in(min(chances))} to {one_in(max(chances))}, and estimates for the whole caseload "
            "are weighted accordingly."
        )


def _strata(plan: Plan) -> str:
    of_its_own = "a disability team counts as a place of its own."
    how_rounded = "was rounded to a whole number by chance."
    if plan.age_quotas is not None:
        return (
            f"The children were sorted into strata by age and place; {of_its_own} How many cases each "
            "stratum was expected to give was worked out so that both the ages and the places came right, "
            f"and {how_rounded}"
        )
    if plan.pre_school_percent:
        return (
            f"The children were sorted into strata by place and by whether they were of pre-school age; "
            f"{of_its_own} How many cases each stratum was expected to give was worked out so that both came "
            f"right, and {how_rounded}"
        )
    return f"The children were sorted into strata by place; {of_its_own}"


def outcome_sentences(drawn: Sequence[SampledCase]) -> Iterator[str]:
    cases = [sampled.case for sampled in drawn]
    districts = Counter(case.place for case in cases if not case.is_with_disability_team)
    with_teams = sum(case.is_with_disability_team for case in cases)
    young = sum(case.is_pre_school for case in cases)
    if districts:
        fewest, most = min(districts.values()), max(districts.values())
        each = f"{fewest}" if fewest == most else f"between {fewest} and {most}"
        yield (
            f"The sample came from {counted(len(districts), 'district', 'districts')}, {each} cases from "
            f"each, and {with_teams} of its cases from disability teams."
        )
    yield f"{young} of the {len(cases)} children were of pre-school age, the unborn included."


def seed_sentences(sample: Sample) -> Iterator[str]:
    if sample.seed_origin == SeedOrigin.DRAWN:
        origin = (
            "It was drawn by the service from the randomness of its computer, and recorded before the draw."
        )
    else:
        origin = "It was given by a review lead."
    yield (
        f"The seed of the draw was “{sample.seed}”. {origin} Together with the frozen caseload, whose "
        f"SHA-256 fingerprint is {sample.frame_hash}, it gives the same sample to anyone who draws again."
    )


def earlier_draw_sentences(sample: Sample) -> Iterator[str]:
    earlier = Sample.objects.filter(review=sample.review, pk__lt=sample.pk)
    seeds = [f"“{seed}”" for seed in earlier.values_list("seed", flat=True)]
    if seeds:
        yield (
            f"Before this draw {len(seeds)} {'other was' if len(seeds) == 1 else 'others were'} made and set "
            f"aside before any case was allocated, with the seed{'' if len(seeds) == 1 else 's'} "
            f"{listed(seeds)}."
        )
    used = Sample.objects.filter(review=sample.review).values("seed")
    unused = [
        f"“{seed}”" for seed in sample.review.seeds.exclude(seed__in=used).values_list("seed", flat=True)
    ]
    if unused:
        yield (
            f"{counted(len(unused), 'seed was', 'seeds were')} recorded and nothing drawn with "
            f"{'it' if len(unused) == 1 else 'them'}: {listed(unused)}."
        )
