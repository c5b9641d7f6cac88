"""The plan of the next draw, and the seed that it will use."""

from __future__ import annotations

from secrets import randbelow

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.choices import SeedOrigin
from audit_app.sampling.drawing.frame import frame_hash
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.policies import check_can_plan
from audit_app.sampling.drawing.services.frames import keep_effect
from audit_app.sampling.drawing.stream import check_seed
from audit_app.sampling.hold import hold
from audit_app.sampling.models import RecordedSeed, Review, SamplePlan
from audit_app.sampling.queries import frame_of

# Twelve digits can be read out and typed, and nobody can try them all against a caseload beforehand.
DIGITS = 12


@transaction.atomic
def save_plan(*, review: Review, plan: Plan, by: User) -> SamplePlan:
    """Keeps the plan that the next draw follows; it replaces the one before.

    Raises:
        Refused: ``by`` does not lead the review, the caseload is not frozen, or cases have been allocated.
        ValueError: the plan is for the age bands of another review.
    """
    hold(review)
    by.read_again()
    check_can_plan(by, review)
    if plan.bands != review.age_bands:
        raise ValueError("The plan is for other age bands than those of the review")
    kept, _created = SamplePlan.objects.update_or_create(
        review=review, defaults={"plan": plan.as_json(), "by": by}
    )
    frame = frame_of(review)
    keep_effect(review, frame, frame_hash(frame))
    trail.record(
        by=by, action="plan of the sample saved", subject=kept, review_id=review.pk, plan=plan.as_json()
    )
    return kept


@transaction.atomic
def give_seed(*, review: Review, seed: str, by: User) -> RecordedSeed:
    """Records a seed that a lead gives, before it is drawn with.

    Raises:
        Refused: ``by`` does not lead the review, nothing can be drawn, or the seed was recorded before.
        ValueError: the seed cannot be used.
    """
    check_seed(seed)
    hold(review)
    by.read_again()
    check_can_plan(by, review)
    return _record(review, seed, SeedOrigin.GIVEN, by)


@transaction.atomic
def draw_seed(*, review: Review, by: User) -> RecordedSeed:
    """Draws a seed in the open: from the randomness of the system, and recorded before anybody has seen it.

    Raises:
        Refused: ``by`` does not lead the review, or nothing can be drawn.
    """
    hold(review)
    by.read_again()
    check_can_plan(by, review)
    return _record(review, f"{randbelow(10**DIGITS):0{DIGITS}}", SeedOrigin.DRAWN, by)


def _record(review: Review, seed: str, origin: SeedOrigin, by: User) -> RecordedSeed:
    if review.seeds.filter(seed=seed).exists() or review.samples.filter(seed=seed).exists():
        raise Refused("This seed was recorded for this review before. Give another one.")
    kept = RecordedSeed.objects.create(review=review, seed=seed, origin=origin, by=by)
    trail.record(
        by=by,
        action="seed recorded",
        subject=kept,
        review_id=review.pk,
        seed=seed,
        origin=origin.value,
    )
    return kept
