"""Draws the sample from the frozen frame and keeps all that is needed to draw it again."""

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.choices import SeedOrigin
from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import Unit, frame_hash
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.services.frames import freeze
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall
from audit_app.sampling.hold import hold
from audit_app.sampling.models import FrozenFrame, RecordedSeed, Review, Sample, SampledCase
from audit_app.sampling.policies import check_can_draw
from audit_app.sampling.queries import cases_of, frame_of


class UnmetWishesError(ValueError):
    """No sample was drawn; ``shortfalls`` says which wishes the frame cannot meet, and by how much."""

    def __init__(self, shortfalls: tuple[Shortfall, ...]) -> None:
        super().__init__("The caseload cannot meet every wish of the plan")
        self.shortfalls = shortfalls


@transaction.atomic
def draw_sample(*, review: Review, plan: Plan, seed: str, by: User) -> Sample:
    """Draws a sample, which stands beside the earlier ones; a caseload that is not frozen yet is frozen
    first.

    Raises:
        Refused: ``by`` does not lead the review, cases have been allocated already, or the caseload is not
            what was frozen.
        UnmetWishesError: the frame cannot meet the plan.
        ValueError: the seed cannot be used, or the plan is for the age bands of another review.
    """
    hold(review)
    by.read_again()
    check_can_draw(by, review)
    if plan.bands != review.age_bands:
        raise ValueError("The plan is for other age bands than those of the review")
    frozen = FrozenFrame.objects.filter(review=review).first() or freeze(review, by)
    frame = frame_of(review)
    if frame_hash(frame) != frozen.fingerprint:
        raise Refused("The caseload is no longer the one that was frozen, so nothing can be drawn from it.")
    drawn = draw(frame, plan, seed)
    if isinstance(drawn, Impossible):
        raise UnmetWishesError(drawn.shortfalls)
    sample = Sample.objects.create(
        review=review,
        seed=seed,
        seed_origin=_origin(review, seed),
        size=plan.size,
        plan=plan.as_json(),
        frame_size=frozen.size,
        excluded=frozen.excluded,
        frame_hash=frozen.fingerprint,
        expected=_expected_numbers(drawn, frame),
        drawn_by=by,
    )
    _keep(drawn, sample)
    trail.record(
        by=by,
        action="sample drawn",
        subject=sample,
        review_id=review.pk,
        seed=seed,
        size=plan.size,
        frame_size=frozen.size,
        frame_hash=sample.frame_hash,
    )
    return sample


def _origin(review: Review, seed: str) -> str:
    """What was recorded of the seed beforehand; a seed of which nothing was is given by whoever draws."""
    recorded = RecordedSeed.objects.filter(review=review, seed=seed).first()
    return recorded.origin if recorded else SeedOrigin.GIVEN.value


def _expected_numbers(drawn: Draw, frame: list[Unit]) -> list[tuple[str, str, float]]:
    """How many the chances of the children come to in the draw, by age band and place."""
    units = {unit.reference: unit for unit in frame}
    found: dict[tuple[str, str], float] = {}
    for stratum in drawn.strata:
        for reference in stratum.order:
            key = units[reference].age_band, units[reference].place
            found[key] = found.get(key, 0.0) + stratum.inclusion_probability
    return [(band, place, number) for (band, place), number in sorted(found.items())]


def _keep(drawn: Draw, sample: Sample) -> None:
    """Keeps each case of the draw with the stratum that it stands for."""
    cases = {case.reference: case for case in cases_of(sample.review).filter(reference__in=drawn.references)}
    SampledCase.objects.bulk_create(
        SampledCase(
            sample=sample,
            case=cases[reference],
            order=order,
            stratum=stratum.name,
            frame_count=stratum.frame_count,
            expected_count=stratum.expected_count,
            inclusion_probability=drawn.chance_of(reference, stratum),
        )
        for order, (reference, stratum) in enumerate(drawn.picks(), start=1)
    )
