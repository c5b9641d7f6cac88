"""How the sample was drawn, in plain sentences written from the records: section 1.1 of the report.

No sentence names a case, so the statement can stand in what a board reads.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from audit_app.sampling.models import Sample, SampledCase
from audit_app.sampling.plan import Plan, Spread
from audit_app.sampling.queries import cases_of, children_out_of_reach


def method_statement(sample: Sample) -> list[str]:
    """The sentences, in the order in which they are read."""
    plan = Plan.from_json(sample.plan)
    everyone = list(
        sample.sampled_cases.select_related("case__district", "case__team", "replaced_by", "replaces")
    )
    drawn = [sampled for sampled in everyone if not hasattr(sampled, "replaces")]
    return [
        *_frame(sample),
        *_wishes(sample, plan),
        *_chance(plan, drawn),
        *_outcome(drawn),
        *_replaying(sample),
        *_replacements(everyone),
        *_earlier_draws(sample),
    ]


def _frame(sample: Sample) -> Iterator[str]:
    review, with_teams = sample.review, _with_disability_teams(sample)
    yield (
        f"On {_day(review.reference_date)} the caseload of {review.authority} held {sample.frame_size:,} "
        f"children with a child protection plan, {with_teams:,} of them with a disability team. "
        f"From these a sample of {sample.size:,} was drawn."
    )


def _with_disability_teams(sample: Sample) -> int:
    return cases_of(sample.review).filter(team__is_disability_team=True).count()


def _wishes(sample: Sample, plan: Plan) -> Iterator[str]:
    if plan.age_quotas is not None:
        labels = plan.bands.labels.items()
        quotas = [f"{label.lower()}: {plan.age_quotas.get(code, 0)}" for code, label in labels]
        yield f"The number of cases of each age was set beforehand ({_listed(quotas)})."
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
            f"{plan.disability_minimum} cases."
        )
    elif _with_disability_teams(sample):
        yield "The disability teams were to give their proportional share of the sample."


def _chance(plan: Plan, drawn: list[SampledCase]) -> Iterator[str]:
    if plan.age_quotas is None:
        yield "The children were sorted into strata by place; a disability team counts as a place of its own."
    else:
        yield (
            "The children were sorted into strata by age and place; a disability team counts as a place of "
            "its own. How many cases each stratum was expected to give was worked out so that both the ages "
            "and the places came right, and was rounded to a whole number by chance."
        )
    yield "Within each stratum the children were put in random order, and the first of them were taken."
    expected = [sampled.expected_count for sampled in drawn]
    chances = [sampled.inclusion_probability for sampled in drawn]
    yield (
        f"The strata that gave cases were expected to give between {_size(min(expected))} and "
        f"{_size(max(expected))} each. Every child of a stratum had the same chance of being drawn; between "
        f"strata it ran from {_one_in(min(chances))} to {_one_in(max(chances))}, and estimates for the whole "
        "caseload are weighted accordingly."
    )


def _outcome(drawn: list[SampledCase]) -> Iterator[str]:
    cases = [sampled.case for sampled in drawn]
    districts = Counter(case.place for case in cases if not case.is_with_disability_team)
    with_teams = sum(case.is_with_disability_team for case in cases)
    young = sum(case.is_pre_school for case in cases)
    if districts:
        fewest, most = min(districts.values()), max(districts.values())
        each = f"{fewest}" if fewest == most else f"between {fewest} and {most}"
        yield (
            f"The sample came from {len(districts)} districts, {each} cases from each, and {with_teams} of "
            "its cases from disability teams."
        )
    yield f"{young} of the {len(cases)} children were of pre-school age, the unborn included."


def _replaying(sample: Sample) -> Iterator[str]:
    yield (
        f"The seed of the draw was “{sample.seed}”. Together with the frozen caseload, whose SHA-256 "
        f"fingerprint is {sample.frame_hash}, it gives the same sample to anyone who draws again."
    )


def _replacements(everyone: list[SampledCase]) -> Iterator[str]:
    replaced = [sampled for sampled in everyone if sampled.replaced_by_id is not None]
    if not replaced:
        yield "No case of the sample was replaced."
    for sampled in replaced:
        reason = "the reason has been erased" if sampled.case.is_erased else sampled.reason.rstrip(".")
        yield f"A case was replaced by another: {reason}."


def _earlier_draws(sample: Sample) -> Iterator[str]:
    earlier = Sample.objects.filter(review=sample.review, pk__lt=sample.pk)
    seeds = [f"“{seed}”" for seed in earlier.values_list("seed", flat=True)]
    if seeds:
        yield (
            f"Before this draw {len(seeds)} {'other was' if len(seeds) == 1 else 'others were'} made and set "
            f"aside before any case was allocated, with the seed{'' if len(seeds) == 1 else 's'} "
            f"{_listed(seeds)}."
        )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _size(expected: float) -> str:
    """To two places, without the zeros of a whole number."""
    return f"{expected:.2f}".rstrip("0").rstrip(".")


def _one_in(chance: float) -> str:
    return "certainty" if chance == 1 else f"1 in {1 / chance:.0f}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
