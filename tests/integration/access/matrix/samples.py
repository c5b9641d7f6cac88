"""Caseloads before and after they are frozen and drawn from, with somebody left out of each."""

from __future__ import annotations

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Exclusion, Review, Sample
from tests.factories.access import give_role
from tests.factories.sampling import make_caseload, make_review
from tests.integration.access.matrix.place import NONE, Arguments, Place

CHILDREN = 24
PLAN = {
    "size": "4",
    "spread": "even",
    "ages": "chance",
    "disability_minimum": "0",
    "pre_school_percent": "0",
    "families": "any",
}


def samples_in(place: Place) -> None:
    lead = place.cast.lead
    left_out, frozen, drawn_from = (_caseload(title, lead) for title in ("Open", "Frozen", "Drawn from"))
    elsewhere = _caseload("Elsewhere", place.people[Asker.LEAD_ELSEWHERE])
    _frozen(frozen, lead)
    sample, other = _drawn(drawn_from, lead), _drawn(elsewhere, place.people[Asker.LEAD_ELSEWHERE])
    place.things["caseload"] = {
        "open": _address(left_out),
        "frozen": _address(frozen),
        "drawn from": _address(drawn_from),
        "of another review": _address(elsewhere),
        "none": {"review_id": NONE, "pk": NONE},
    }
    cases = (each.sampled_cases.earliest("order").pk for each in (sample, other))
    place.things["sampled case"] = _of_each(drawn_from, elsewhere, *cases)
    place.things["draw"] = _of_each(drawn_from, elsewhere, sample.pk, other.pk)
    spare = drawn_from.cases.filter(sampled=None, exclusion=None).earliest("reference").reference
    chosen = {"reference": spare, "reason": "Asked for by the board."}
    place.forms.update(
        {
            "sampling:sample_left_out": {"references": "WD0005", "reason": "closed"},
            "sampling:sample_plan": PLAN,
            "sampling:sample_seed": {"origin": "drawn"},
            "sampling:sample_add": chosen,
            "sampling:sample_swap": chosen,
            "sampling:sample_replace": {"reason": "not_available"},
            "sampling:sample_take_out": chosen,
        }
    )


def _caseload(title: str, lead: User) -> Review:
    review = make_review(title=title)
    give_role(lead, Role.REVIEW_LEAD, review.pk)
    lead = User.objects.get(pk=lead.pk)
    make_caseload(review, CHILDREN)
    services.exclude(review=review, references=["WD0003"], reason=ExclusionReason.CLOSED, by=lead)
    return review


def _frozen(review: Review, lead: User) -> None:
    services.freeze_frame(review=review, by=lead)
    services.save_plan(review=review, plan=Plan(4), by=lead)
    services.give_seed(review=review, seed=f"seed {review.pk}", by=lead)


def _drawn(review: Review, lead: User) -> Sample:
    return services.draw_sample(review=review, plan=Plan(4), seed=f"seed {review.pk}", by=lead)


def _address(review: Review) -> Arguments:
    return {"review_id": review.pk, "pk": Exclusion.objects.get(case__review=review).pk}


def _of_each(here: Review, elsewhere: Review, this: int, other: int) -> dict[str, Arguments]:
    return {
        "of this review": {"review_id": here.pk, "pk": this},
        "of another review": {"review_id": elsewhere.pk, "pk": other},
        "of another review, at this one’s address": {"review_id": here.pk, "pk": other},
        "none": {"review_id": here.pk, "pk": NONE},
    }
