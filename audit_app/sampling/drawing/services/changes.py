"""Changes of a drawn sample: the next in drawn order in the place of a case, and adjustments by hand."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.sampling.allocating.services.ending import end, locked_readings
from audit_app.sampling.choices import READING, CameIn, ReplacementReason, WentOut
from audit_app.sampling.drawing.again import ChangedFrameError, Waiting, drawn_again, nearest, waiting_in
from audit_app.sampling.drawing.naming import check_names_nobody
from audit_app.sampling.drawing.policies import (
    check_can_change_sample,
    check_can_come_in,
    check_can_take_out,
)
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Allocation, Case, Review, Sample, SampledCase
from audit_app.sampling.models.sample import CHOSEN_BY_HAND
from audit_app.sampling.queries import sample_of


class StratumExhaustedError(Exception):
    """Nobody stands ready in the stratum any more; ``near`` says where somebody does."""

    def __init__(self, near: list[Waiting]) -> None:
        super().__init__("All children of this stratum are, or were, in the sample")
        self.near = near


@transaction.atomic
def replace_case(
    *, sampled: SampledCase, reason: ReplacementReason, words: str = "", by: User
) -> SampledCase:
    """Puts the next in the drawn order of the stratum in the place of a case; gives who came in.

    The case that goes out stays recorded with the reason. Its allocation ends, and the new one waits for one.

    Raises:
        Refused: ``by`` does not lead the review; the case has left the sample, was chosen by hand, or its
            audit has been handed in; or the draw can no longer be repeated.
        StratumExhaustedError: nobody is left in the stratum.
    """
    review = _held(sampled, by)
    check_can_take_out(by, sampled)
    if not sampled.is_by_chance:
        raise Refused("This case was chosen by hand, so no drawn order says who comes next. Swap it instead.")
    told = words.strip() if reason == ReplacementReason.OTHER else str(reason.label)
    if reason == ReplacementReason.OTHER:
        check_names_nobody(told, sampled.sample, sampled.case)
    chosen = _next(sampled)
    new = SampledCase.objects.create(
        sample=sampled.sample,
        case=chosen.case,
        order=_next_place(sampled.sample),
        came_in=CameIn.NEXT.value,
        stratum=sampled.stratum,
        frame_count=sampled.frame_count,
        expected_count=sampled.expected_count,
        inclusion_probability=chosen.chance,
    )
    _goes_out(sampled, WentOut.REPLACED, told, by, code=reason, instead=new)
    _tell(by, review, new, "case came into the sample", in_place_of=sampled.case.reference)
    return new


@transaction.atomic
def swap_case(*, sampled: SampledCase, case: Case, reason: str, by: User) -> SampledCase:
    """Puts a case that a lead chose in the place of another; from then on it stands for itself alone.

    Raises:
        Refused: ``by`` does not lead the review; the one cannot leave, or the other cannot come in.
    """
    review = _held(sampled, by)
    check_can_take_out(by, sampled)
    check_names_nobody(reason, sampled.sample, sampled.case, case)
    new = _comes_in(sampled.sample, case, reason)
    _goes_out(sampled, WentOut.SWAPPED, reason.strip(), by, instead=new)
    _tell(by, review, new, "case came into the sample", in_place_of=sampled.case.reference, by_hand=True)
    return new


@transaction.atomic
def add_case(*, review: Review, case: Case, reason: str, by: User) -> SampledCase:
    """Adds a case that a lead chose; it stands for itself alone.

    Raises:
        Refused: ``by`` does not lead the review, there is no sample, or the case cannot come in.
    """
    hold(review)
    by.read_again()
    check_can_change_sample(by, review)
    sample = sample_of(review)
    assert sample is not None  # noqa: S101  # the check above has refused where there is none
    check_names_nobody(reason, sample, case)
    new = _comes_in(sample, case, reason)
    _tell(by, review, new, "case came into the sample", by_hand=True, reason=Secret(reason.strip()))
    return new


@transaction.atomic
def remove_case(*, sampled: SampledCase, reason: str, by: User) -> SampledCase:
    """Takes a case out of the sample by hand, and nobody in its place.

    Raises:
        Refused: ``by`` does not lead the review, the case cannot leave, or it is the last one.
    """
    _held(sampled, by)
    check_can_take_out(by, sampled)
    if not sampled.sample.sampled_cases.filter(went_out="").exclude(pk=sampled.pk).exists():
        raise Refused("This is the last case of the sample, which cannot be left empty.")
    check_names_nobody(reason, sampled.sample, sampled.case)
    _goes_out(sampled, WentOut.REMOVED, reason.strip(), by)
    return sampled


def _held(sampled: SampledCase, by: User) -> Review:
    review = sampled.sample.review
    hold(review)
    by.read_again()
    sampled.refresh_from_db()
    _readings(sampled.case)
    return review


def _readings(case: Case) -> list[Allocation]:
    """Whoever reads the case, locked: what is asked of its audit afterwards stays so."""
    return [reading for role in READING for reading in locked_readings([case.pk], role).values()]


class _Chosen:
    def __init__(self, case: Case, chance: float) -> None:
        self.case, self.chance = case, chance


def _next(sampled: SampledCase) -> _Chosen:
    try:
        again = drawn_again(sampled.sample)
    except ChangedFrameError as problem:
        raise Refused(f"{problem}, so nobody can say who comes next. Swap it by hand instead.") from problem
    used = sampled.sample.sampled_cases.values_list("case__reference", flat=True)
    ready = waiting_in(again, used)
    here = next(each for each in ready if each.stratum.name == sampled.stratum)
    if not here.references:
        raise StratumExhaustedError(nearest(here.stratum, ready))
    reference = here.references[0]
    case = Case.objects.get(review=sampled.sample.review, reference=reference)
    return _Chosen(case, again.chance_of(reference, here.stratum))


def _comes_in(sample: Sample, case: Case, reason: str) -> SampledCase:
    check_can_come_in(case)
    if case.review_id != sample.review_id:
        raise Refused("This case is not in the caseload of this review.")
    return SampledCase.objects.create(
        sample=sample,
        case=case,
        order=_next_place(sample),
        came_in=CameIn.BY_HAND.value,
        came_in_reason=reason.strip(),
        stratum=CHOSEN_BY_HAND,
    )


def _next_place(sample: Sample) -> int:
    last = sample.sampled_cases.order_by("order").last()
    return last.order + 1 if last else 1


def _goes_out(
    sampled: SampledCase,
    how: WentOut,
    reason: str,
    by: User,
    *,
    code: ReplacementReason | None = None,
    instead: SampledCase | None = None,
) -> None:
    sampled.went_out, sampled.reason, sampled.replaced_by = how.value, reason, instead
    sampled.reason_code = code.value if code else ""
    sampled.save(update_fields=["went_out", "reason", "reason_code", "replaced_by"])
    ended = _end_allocations(sampled.case)
    detail: dict[str, Any] = {"how": how.value, "reason": Secret(reason), "allocations_ended": ended}
    if code:
        detail["reason_code"] = code.value
    if instead:
        detail["instead"] = instead.case.reference
    _tell(by, sampled.sample.review, sampled, "case went out of the sample", **detail)


def _end_allocations(case: Case) -> int:
    """Takes the case from whoever was to read it, or has begun to; says how many they were."""
    readings = _readings(case)
    for reading in readings:
        end(reading)
    return len(readings)


def _tell(by: User, review: Review, sampled: SampledCase, action: str, **detail: Any) -> None:
    trail.record(
        by=by,
        action=action,
        subject=sampled,
        review_id=review.pk,
        record=sampled.case.record_key,
        **detail,
    )
