"""A review with its places, a caseload and the standing cast of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from model_bakery import baker

from audit_app.access.models import User
from audit_app.access.record_keys import new_record_key, new_record_keys
from audit_app.access.roles import Role
from audit_app.sampling.choices import ReviewState
from audit_app.sampling.models import (
    Allocation,
    Case,
    District,
    Identity,
    Review,
    Sample,
    SampledCase,
    Team,
)
from audit_app.sampling.queries import cases_of
from tests.factories.access import give_role, make_administrator, make_user

DISTRICTS = ("Ashmere", "Brookfield", "Calverton")
DISABILITY_TEAM = "Disability team East"
ARBITRARY_SEED = "2009"


@dataclass(frozen=True)
class Cast:
    """One review and everybody who may, or may not, have to do with it.

    The assessor and the colleague both assess; the stranger assesses and leads in ``other_review`` only; the
    board reader may read what is published; the administrator looks after accounts.
    """

    review: Review
    other_review: Review
    lead: User
    assessor: User
    colleague: User
    stranger: User
    board_reader: User
    administrator: User


def make_review(**fields: Any) -> Review:
    """A review with three districts, a team in each, and a disability team for them all.

    It is being set up: caseload, sample and allocation can be made. Whatever makes more of a review, such as
    ``make_allocation``, brings it on to the state in which there is such a thing.
    """
    fields = {
        "title": "Autumn review",
        "authority": "Wealdshire County Council",
        "reference_date": date(2009, 3, 31),
        "fieldwork_start": date(2009, 3, 31),
        "fieldwork_end": date(2009, 4, 15),
        "state": "sampling",
        # Nothing by chance, unless the test is about it.
        "moderation_share": 0,
        **fields,
    }
    review = Review.objects.create(**fields)
    for order, name in enumerate(DISTRICTS, start=1):
        district = baker.make(District, review=review, name=name, order=order)
        baker.make(Team, review=review, district=district, name=f"{name} team", is_disability_team=False)
    baker.make(Team, review=review, district=None, name=DISABILITY_TEAM, is_disability_team=True)
    return review


def bring_to(review: Review, state: str) -> Review:
    """Puts a review that has not come so far into a state, as a row."""
    earlier = ReviewState.values[: ReviewState.values.index(state)]
    Review.objects.filter(pk=review.pk, state__in=earlier).update(state=state)
    review.refresh_from_db(fields=["state"])
    return review


def make_cast(**review_fields: Any) -> Cast:
    review, other_review = make_review(**review_fields), make_review(title="Another review")
    cast = Cast(
        review=review,
        other_review=other_review,
        lead=make_user("lead", "Leah Lead"),
        assessor=make_user("assessor", "Asa Assessor"),
        colleague=make_user("colleague", "Cole League"),
        stranger=make_user("stranger", "Stella Stranger"),
        board_reader=make_user("reader", "Beth Reader"),
        administrator=make_administrator(),
    )
    give_role(cast.lead, Role.REVIEW_LEAD, review.pk)
    give_role(cast.assessor, Role.ASSESSOR, review.pk)
    give_role(cast.colleague, Role.ASSESSOR, review.pk)
    give_role(cast.board_reader, Role.BOARD_READER, review.pk)
    give_role(cast.stranger, Role.ASSESSOR, other_review.pk)
    give_role(cast.stranger, Role.REVIEW_LEAD, other_review.pk)
    return cast


def make_case(review: Review, **fields: Any) -> Case:
    """A girl of four in the first district, with a plan for neglect, unless the test says otherwise."""
    fields = {
        "reference": f"WD{Case.objects.count() + 1:04}",
        "gender": "female",
        "age_band": "2-5",
        "age_years": None if fields.get("age_band") == "unborn" else 4,
        "plan_categories": frozenset({"neglect"}),
        **fields,
    }
    if "district" not in fields and "team" not in fields:
        district = review.districts.first()
        fields |= {"district": district, "team": review.teams.filter(district=district).first()}
    return Case.objects.create(review=review, record_key=new_record_key(), **fields)


def make_identity(case: Case, **fields: Any) -> Identity:
    fields = {"name": "Juniper Made-Up", "date_of_birth": date(2005, 1, 2), **fields}
    identity = Identity.of(case, **fields)
    identity.save()
    return identity


def make_allocation(case: Case, assessor: User, by: User | None = None, **fields: Any) -> Allocation:
    """A case given to an assessor, who has said that they have no conflict unless the test says otherwise."""
    bring_to(case.review, "fieldwork")
    fields = {
        "due": date(2009, 4, 15),
        "office": case.place,
        "allocated_by": by or assessor,
        "no_conflict_at": timezone.now(),
        **fields,
    }
    return Allocation.objects.create(case=case, assessor=assessor, **fields)


def make_caseload(review: Review, size: int) -> list[Case]:
    """Children of all age bands, spread over the districts and the disability team in turn."""
    bands = (("unborn", None), ("0-2", 1), ("2-5", 4), ("5-10", 8), ("10-16", 12), ("16-18", 17))
    districts = list(review.districts.all())
    disability_team = review.teams.get(name=DISABILITY_TEAM)
    Case.objects.bulk_create(
        Case(
            review=review,
            record_key=key,
            reference=f"WD{number:04}",
            gender="unborn" if bands[number % 6][0] == "unborn" else "male",
            age_band=bands[number % 6][0],
            age_years=bands[number % 6][1],
            district=districts[number // 6 % len(districts)],
            team=disability_team if number % 11 == 0 else None,
        )
        for number, key in enumerate(new_record_keys(size))
    )
    return list(cases_of(review))


def make_drawn_sample(review: Review, cases: Sequence[Case], by: User) -> Sample:
    """A sample of exactly these cases, each drawn with certainty, in a review that has come to sampling."""
    bring_to(review, "sampling")
    plan = {"size": len(cases), "age_quotas": None, "spread": "even", "disability_minimum": 0}
    sample = Sample.objects.create(
        review=review,
        seed=ARBITRARY_SEED,
        size=len(cases),
        plan=plan,
        frame_size=len(cases),
        frame_hash="0" * 64,
        drawn_by=by,
    )
    SampledCase.objects.bulk_create(
        SampledCase(
            sample=sample,
            case=case,
            order=order,
            stratum="All",
            frame_count=1,
            expected_count=1,
            inclusion_probability=1,
        )
        for order, case in enumerate(cases, start=1)
    )
    return sample
