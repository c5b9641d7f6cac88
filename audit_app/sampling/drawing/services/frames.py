"""Who is left out of the draw, and the freezing of the caseload."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import About, Secret
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing.frame import Unit, frame_hash
from audit_app.sampling.drawing.policies import check_can_exclude, check_can_freeze, check_can_open
from audit_app.sampling.drawing.precision import design_effect
from audit_app.sampling.drawing.queries import next_plan
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Case, Exclusion, FrozenFrame, Review, SamplePlan
from audit_app.sampling.queries import cases_of, frame_of


class ExclusionError(ValueError):
    """Nobody was left out; ``problems`` says in a sentence what is wrong with each reference."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("Not all of these references can be left out, so none was")
        self.problems = problems


@transaction.atomic
def exclude(
    *, review: Review, references: Sequence[str], reason: ExclusionReason, words: str = "", by: User
) -> list[Exclusion]:
    """Leaves children out of the draw, all of those named or none.

    Raises:
        Refused: ``by`` does not lead the review, or the caseload is frozen.
        ExclusionError: a reference is not in the caseload, is left out already or was named twice.
    """
    hold(review)
    by.read_again()
    check_can_exclude(by, review)
    found = {
        case.reference: case
        for case in cases_of(review)
        .select_related("record_key", "exclusion")
        .filter(reference__in=references)
    }
    problems = _problems(references, found)
    if problems:
        raise ExclusionError(problems)
    left_out = Exclusion.objects.bulk_create(
        Exclusion(case=found[reference], reason=reason, words=words.strip(), by=by)
        for reference in references
    )
    _tell(left_out, reason, by)
    return left_out


@transaction.atomic
def undo_exclusion(*, case: Case, by: User) -> None:
    """Lets a child into the draw again.

    Raises:
        Refused: ``by`` does not lead the review, the child is not left out, or the caseload is frozen.
    """
    hold(case.review)
    by.read_again()
    check_can_exclude(by, case.review)
    exclusion = Exclusion.objects.filter(case=case).first()
    if exclusion is None:
        raise Refused("This child is not left out of the draw.")
    exclusion.delete()
    trail.record(
        by=by,
        action="child let into the draw again",
        subject=case,
        review_id=case.review_id,
        record=case.record_key,
        reason=str(exclusion.reason),
    )


@transaction.atomic
def freeze_frame(*, review: Review, by: User) -> FrozenFrame:
    """Freezes the caseload: from now on neither its children nor who is left out change.

    Raises:
        Refused: ``by`` does not lead the review; the caseload is frozen or empty; or a text in it cannot be
            printed.
    """
    hold(review)
    by.read_again()
    check_can_freeze(by, review)
    return freeze(review, by)


def freeze(review: Review, by: User) -> FrozenFrame:
    """As ``freeze_frame``, for one who holds the review and has been asked."""
    try:
        frame = frame_of(review)
        fingerprint = frame_hash(frame)
    except ValueError as problem:
        raise Refused(f"The caseload cannot be frozen: {problem}.") from problem
    frozen = FrozenFrame.objects.create(
        review=review,
        size=len(frame),
        excluded=sum(bool(unit.exclusion) for unit in frame),
        fingerprint=fingerprint,
        by=by,
    )
    keep_effect(review, frame, fingerprint)
    trail.record(
        by=by,
        action="caseload frozen",
        subject=review,
        review_id=review.pk,
        children=frozen.size,
        left_out=frozen.excluded,
        fingerprint=fingerprint,
    )
    return frozen


def keep_effect(review: Review, frame: Sequence[Unit], fingerprint: str) -> None:
    """Keeps with the plan of the next draw, if there is one, what its chances cost from this caseload."""
    plan = next_plan(review)
    if plan is not None:
        effect = design_effect(frame, plan)
        SamplePlan.objects.filter(review=review).update(effect=effect, effect_of=fingerprint)


@transaction.atomic
def open_frame(*, review: Review, by: User) -> None:
    """Undoes the freezing.

    Raises:
        Refused: ``by`` does not lead the review, the caseload is not frozen, or a sample has been drawn.
    """
    hold(review)
    by.read_again()
    check_can_open(by, review)
    frozen = FrozenFrame.objects.get(review=review)
    frozen.delete()
    trail.record(
        by=by,
        action="caseload opened again",
        subject=review,
        review_id=review.pk,
        fingerprint=frozen.fingerprint,
    )


def _tell(left_out: Sequence[Exclusion], reason: ExclusionReason, by: User) -> None:
    """An entry a child; words about a child stand in it only under the key of that child's record."""
    action = "child left out of the draw"
    if not any(each.words for each in left_out):
        about = [About(each.case, each.case.record_key_id, each.case.review_id) for each in left_out]
        trail.record_for_each(by=by, action=action, of=about, reason=reason.value)
        return
    for each in left_out:
        trail.record(
            by=by,
            action=action,
            subject=each.case,
            review_id=each.case.review_id,
            record=each.case.record_key,
            reason=reason.value,
            words=Secret(each.words),
        )


def _problems(references: Sequence[str], found: dict[str, Case]) -> list[str]:
    problems = [f"{reference} stands here twice" for reference, n in Counter(references).items() if n > 1]
    for reference in dict.fromkeys(references):
        case = found.get(reference)
        if case is None:
            problems.append(f"{reference} is not in the caseload")
        elif hasattr(case, "exclusion"):
            problems.append(f"{reference} is left out already")
    return problems
