"""Until when the caseload can be frozen and opened, children left out, a sample drawn and its cases "
"changed."""

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.sampling.drawing.work import obstacle_to_leaving
from audit_app.sampling.models import Case, FrozenFrame, Review, SampledCase
from audit_app.sampling.policies import check_can_draw, check_can_lead
from audit_app.sampling.queries import cases_of, sample_of
from audit_app.sampling.states import Activity, check_review_allows

DRAWN_ALREADY = "A sample has been drawn from this caseload, so what it was drawn from can no longer change."


def check_can_exclude(user: User, review: Review) -> None:
    """A lead of the review leaves children out, and lets them in again, until the caseload is frozen."""
    check_can_lead(user, review)
    if sample_of(review) is not None:
        raise Refused(DRAWN_ALREADY)
    if is_frozen(review):
        raise Refused("The caseload is frozen. Open it again first to change who is left out.")
    check_review_allows(review, Activity.CASELOAD)


def can_exclude(user: User, review: Review) -> bool:
    return allowed(check_can_exclude, user, review)


def check_can_freeze(user: User, review: Review) -> None:
    """A lead of the review freezes its caseload once it holds children who can be drawn."""
    check_can_lead(user, review)
    if is_frozen(review):
        raise Refused("The caseload is frozen already.")
    if not cases_of(review).filter(exclusion=None).exists():
        raise Refused("The caseload holds no child who can be drawn. Import it first.")
    check_review_allows(review, Activity.CASELOAD)


def can_freeze(user: User, review: Review) -> bool:
    return allowed(check_can_freeze, user, review)


def check_can_open(user: User, review: Review) -> None:
    """A lead of the review opens a frozen caseload again until a sample is drawn."""
    check_can_lead(user, review)
    if not is_frozen(review):
        raise Refused("The caseload is not frozen.")
    if sample_of(review) is not None:
        raise Refused(DRAWN_ALREADY)
    check_review_allows(review, Activity.CASELOAD)


def can_open(user: User, review: Review) -> bool:
    return allowed(check_can_open, user, review)


def check_can_plan(user: User, review: Review) -> None:
    """A lead of the review plans the draw, and records its seed, while a sample can be drawn."""
    check_can_draw(user, review)
    if not is_frozen(review):
        raise Refused("Freeze the caseload before you plan the sample.")


def can_plan(user: User, review: Review) -> bool:
    return allowed(check_can_plan, user, review)


def check_can_change_sample(user: User, review: Review) -> None:
    """A lead of the review adjusts the sample once it is drawn, and replaces cases that cannot be read."""
    check_can_lead(user, review)
    if sample_of(review) is None:
        raise Refused("No sample has been drawn yet.")
    check_review_allows(review, Activity.REPLACE)


def can_change_sample(user: User, review: Review) -> bool:
    return allowed(check_can_change_sample, user, review)


def check_can_take_out(user: User, sampled: SampledCase) -> None:
    """A lead of the review takes a case out of the latest sample, until its audit is handed in."""
    review = sampled.sample.review
    check_can_change_sample(user, review)
    if sampled.sample != sample_of(review):
        raise Refused("Another sample has been drawn since, and it is the one that counts.")
    if not sampled.is_in_sample:
        raise Refused("This case has left the sample already.")
    obstacle = obstacle_to_leaving(sampled.case)
    if obstacle:
        raise Refused(obstacle)


def can_take_out(user: User, sampled: SampledCase) -> bool:
    return allowed(check_can_take_out, user, sampled)


def check_can_come_in(case: Case) -> None:
    """A case comes in by hand when it is of the frame, was never in the sample and has not been erased."""
    sample = sample_of(case.review)
    if case.is_erased:
        raise Refused("The record of this child has been erased, so there is nothing to read.")
    if hasattr(case, "exclusion"):
        raise Refused("This child was left out of the draw.")
    if sample is not None and sample.sampled_cases.filter(case=case).exists():
        raise Refused("This case is, or was, in the sample.")


def why_not_plan(user: User, review: Review) -> str:
    """The reason why nothing can be planned or drawn now, in a sentence; empty where it can."""
    try:
        check_can_plan(user, review)
    except Refused as refusal:
        return refusal.reason
    return ""


def why_not_take_out(user: User, sampled: SampledCase) -> str:
    """The reason why a case stays in the sample, in a sentence; empty where it can leave."""
    try:
        check_can_take_out(user, sampled)
    except Refused as refusal:
        return refusal.reason
    return ""


def is_frozen(review: Review) -> bool:
    return FrozenFrame.objects.filter(review=review).exists()
