"""Named readings of this room; those for a person give nothing that the person may not have."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.sampling.choices import READING, RaterRole
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Allocation, Case, Identity, Review, Sample, SampledCase
from audit_app.sampling.models.caseload import is_pre_school, place_of


def reviews_of(user: User) -> QuerySet[Review]:
    """The reviews in which the person holds any role."""
    return Review.objects.filter(pk__in=user.review_ids())


def reviews_led_by(user: User) -> QuerySet[Review]:
    return Review.objects.filter(pk__in=user.review_ids(Role.REVIEW_LEAD))


def cases_of(review: Review) -> QuerySet[Case]:
    """The whole caseload of a review, with districts and teams, by reference; identities are not loaded."""
    return Case.objects.filter(review=review).select_related("district", "team")


def names_in(cases: QuerySet[Case]) -> list[str]:
    """The children's names, as far as they are known; only for checks that no name leaves the review."""
    found = Identity.objects.filter(case__in=cases.values("pk")).select_related("case__record_key")
    return [identity.name for identity in found if identity.sealed_name]


def days_of_birth_in(cases: QuerySet[Case]) -> list[date]:
    """When the children were born, as far as it is known; for the same checks only."""
    found = Identity.objects.filter(case__in=cases.values("pk")).select_related("case__record_key")
    return [day for identity in found if (day := identity.date_of_birth)]


def frame_of(review: Review) -> list[Unit]:
    """The frame of a review as the draw sees it, by reference.

    Raises:
        ValueError: a reference, place or family cannot be printed.
    """
    # Without an object for each case, which would take six times as long.
    told = Case.objects.filter(review=review).values_list(
        "reference",
        "age_band",
        "age_years",
        "family_ref",
        "district__name",
        "team__name",
        "team__is_disability_team",
        "exclusion__reason",
    )
    return [
        Unit(
            reference=reference,
            age_band=age_band,
            place=place_of(district, team, bool(is_disability_team)),
            is_disability_team=bool(is_disability_team),
            is_pre_school=is_pre_school(age_years),
            family=family,
            exclusion=exclusion or "",
        )
        for reference, age_band, age_years, family, district, team, is_disability_team, exclusion in told
    ]


def sample_of(review: Review) -> Sample | None:
    """The sample that the review works with: the latest draw."""
    return Sample.objects.filter(review=review).select_related("drawn_by", "review").last()


def current_cases(sample: Sample) -> QuerySet[SampledCase]:
    """The cases that are in the sample now, in order: neither replaced nor taken out by hand."""
    return sample.sampled_cases.filter(went_out="").select_related("case__district", "case__team")


def allocations_of(review: Review) -> QuerySet[Allocation]:
    return Allocation.objects.filter(case__review=review).select_related(
        "assessor", "case__review", "case__district", "case__team"
    )


def is_allocated_to(user: User, path: str = "") -> Q:
    """What is allocated to a person now, in the reviews where they still are an assessor.

    ``path`` leads from the rows that are asked for to their allocation, such as "allocation__". It says in
    plain columns what a subquery would, which costs PostgreSQL more to plan than the answer does.
    """
    asked = {"assessor": user, "role__in": READING, "case__review__in": user.review_ids(Role.ASSESSOR)}
    return Q(**{f"{path}{name}": value for name, value in asked.items()})


def allocations_for(user: User) -> QuerySet[Allocation]:
    return Allocation.objects.filter(is_allocated_to(user)).select_related(
        "case__review", "case__district", "case__team"
    )


def is_calibration_of(user: User, path: str = "") -> Q:
    """Somebody's readings of calibration cases, as an assessor and of the panel; ``path`` as above."""
    asked: tuple[tuple[RaterRole, Role], ...] = (
        (RaterRole.CALIBRATION, Role.ASSESSOR),
        (RaterRole.PANEL, Role.REVIEW_LEAD),
    )
    theirs = Q()
    for rater, role in asked:
        theirs |= Q(
            **{f"{path}role": rater.value, f"{path}case__review__in": user.review_ids(role)},
        )
    return Q(**{f"{path}assessor": user}) & theirs


def calibrations_for(user: User) -> QuerySet[Allocation]:
    return Allocation.every.filter(is_calibration_of(user))


def capacities_of(review: Review) -> Mapping[User, int]:
    """Assessor → how many cases they can take, by name."""
    rows = review.capacities.select_related("user").order_by("user__display_name", "user__pk")
    return {row.user: row.capacity for row in rows}


def cases_by_age_band(review: Review) -> dict[str, int]:
    """Age band → children of the frame who can be drawn."""
    counted = (
        Case.objects.filter(review=review, exclusion=None)
        .values("age_band")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {row["age_band"]: row["n"] for row in counted}


def children_out_of_reach(sample: Sample) -> int:
    """Children of the frame who could not be drawn, because the plan asked for no case of their age."""
    quotas = Plan.from_json(sample.plan).age_quotas
    if quotas is None:
        return 0
    return sum(n for band, n in cases_by_age_band(sample.review).items() if not quotas.get(band))


def review_titles_for(user: User) -> dict[int, str]:
    """Number → title of the reviews that somebody leads; an administrator sees who leads each of them."""
    reviews = Review.objects.all() if user.is_administrator else reviews_led_by(user)
    return dict(reviews.values_list("pk", "title"))


def names_of_authorities() -> list[str]:
    return list(Review.objects.values_list("authority", flat=True).distinct().order_by("authority"))
