"""A review, with the standards it judges by, and the districts and teams it covers."""

from functools import reduce
from itertools import pairwise
from operator import or_
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from audit_app.sampling.ages import STANDARD_BOUNDARIES, AgeBands
from audit_app.sampling.choices import DayCounting, Jurisdiction, ReviewState

# A year covers the report, the board and a complaint to the Ombudsman, which must be made within that time.
MONTHS_KEPT = 12
MOST_MONTHS_KEPT = 120


def standard_boundaries() -> list[int]:
    """The ages at which the bands of the report of 2009 meet."""
    return list(STANDARD_BOUNDARIES)


def new_seed() -> str:
    """A seed that nobody can foresee."""
    return token_hex(16)


def check_boundaries(boundaries: Any) -> None:
    """Refuses what no age bands can be made of."""
    try:
        AgeBands.between(boundaries)
    except (TypeError, ValueError) as problem:
        raise ValidationError(
            "Enter whole ages from 1 to 17, each above the one before, such as 2, 5, 10, 16"
        ) from problem


class Review(models.Model):
    """One extended case-file audit of one authority's children with a child protection plan."""

    title = models.CharField(max_length=200)
    # What may be done in a review depends on it; see ``states``.
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.PLANNING.value)
    authority = models.CharField(max_length=200)
    # Ages are those of this day, whenever a file is read.
    reference_date = models.DateField()
    age_boundaries = models.JSONField(default=standard_boundaries, blank=True, validators=[check_boundaries])
    fieldwork_start = models.DateField()
    fieldwork_end = models.DateField()
    places = models.TextField(blank=True, default="")
    jurisdiction = models.CharField(
        max_length=3, choices=Jurisdiction.choices, default=Jurisdiction.ENGLAND.value
    )
    day_counting = models.CharField(
        max_length=10, choices=DayCounting.choices, default=DayCounting.WORKING.value
    )

    strategy_hours = models.PositiveSmallIntegerField(default=24)
    outcome_days = models.PositiveSmallIntegerField(default=15)
    conference_days = models.PositiveSmallIntegerField(default=15)
    core_days = models.PositiveSmallIntegerField(default=35)
    core_referral_days = models.PositiveSmallIntegerField(default=42)

    # Shares in per cent from which a verdict holds.
    strong_from = models.PositiveSmallIntegerField(default=85)
    met_from = models.PositiveSmallIntegerField(default=70)
    improve_from = models.PositiveSmallIntegerField(default=50)
    minimum_cases = models.PositiveSmallIntegerField(default=10)

    suppress_small_cells = models.BooleanField(default=True)
    items_off = models.JSONField(default=list, blank=True)
    collated_by = models.CharField(max_length=200, blank=True, default="")
    discussed_with = models.TextField(blank=True, default="")
    earlier_review = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later_reviews"
    )
    earlier_review_agrees = models.TextField(blank=True, default="")
    # Of a hundred audits, how many are moderated by chance; by this seed, which is there before any is.
    moderation_share = models.PositiveSmallIntegerField(default=10)
    moderation_seed = models.CharField(max_length=40, default=new_seed, editable=False)
    # How long who the children are, and what was written of them, is kept once the fieldwork has ended.
    months_kept = models.PositiveSmallIntegerField(default=MONTHS_KEPT)

    class Meta:
        ordering = ["-fieldwork_start", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fieldwork_start__lte=F("fieldwork_end")),
                name="sampling_review_fieldwork_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReviewState.values), name="sampling_review_state_in_set"
            ),
            models.CheckConstraint(
                condition=Q(jurisdiction__in=Jurisdiction.values), name="sampling_review_jurisdiction_in_set"
            ),
            models.CheckConstraint(
                condition=Q(day_counting__in=DayCounting.values), name="sampling_review_day_counting_in_set"
            ),
            models.CheckConstraint(
                condition=Q(
                    strategy_hours__gte=1,
                    outcome_days__gte=1,
                    conference_days__gte=1,
                    core_days__gte=1,
                    core_referral_days__gte=1,
                ),
                name="sampling_review_standards_positive",
            ),
            models.CheckConstraint(
                condition=Q(
                    improve_from__gte=1,
                    improve_from__lt=F("met_from"),
                    met_from__lt=F("strong_from"),
                    strong_from__lte=100,
                    minimum_cases__gte=1,
                ),
                name="sampling_review_thresholds_in_order",
            ),
            models.CheckConstraint(
                condition=Q(months_kept__gte=1, months_kept__lte=MOST_MONTHS_KEPT),
                name="sampling_review_kept_for_a_while",
            ),
            models.CheckConstraint(
                condition=Q(moderation_share__lte=100) & ~Q(moderation_seed=""),
                name="sampling_review_moderates_a_share",
            ),
        ]

    class Held:
        settings = (
            "title authority reference_date age_boundaries fieldwork_start fieldwork_end places "
            "jurisdiction day_counting strategy_hours outcome_days conference_days core_days "
            "core_referral_days strong_from met_from improve_from minimum_cases "
            "suppress_small_cells items_off months_kept moderation_share moderation_seed"
        )
        work = "state"
        lead_text = "collated_by discussed_with earlier_review_agrees"

    def __str__(self) -> str:
        return self.title

    @property
    def age_bands(self) -> AgeBands:
        return AgeBands.between(self.age_boundaries)


STATES = ReviewState.values
BACK = [Q(from_state=later, to_state=earlier) for earlier, later in pairwise(STATES)]


class ReviewMove(models.Model):
    """One move of a review from a state to the next or back: who made it, when and, for one back, why."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=10, choices=ReviewState.choices)
    to_state = models.CharField(max_length=10, choices=ReviewState.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_state__in=ReviewState.values, to_state__in=ReviewState.values)
                & ~Q(from_state=F("to_state")),
                name="sampling_reviewmove_between_two_states",
            ),
            models.CheckConstraint(
                condition=~reduce(or_, BACK) | ~Q(reason=""), name="sampling_reviewmove_back_has_reason"
            ),
        ]

    class Held:
        work = "from_state to_state at"
        lead_text = "reason"

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


class District(models.Model):
    """A district of the authority, in the order in which the authority lists them."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="districts")
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["review", "name"], name="sampling_district_name_once"),
        ]

    class Held:
        settings = "name order"

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A social work team; a disability team may serve the whole authority and then has no district."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="teams")
    district = models.ForeignKey(
        District, on_delete=models.CASCADE, null=True, blank=True, related_name="teams"
    )
    name = models.CharField(max_length=100)
    is_disability_team = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["review", "name"], name="sampling_team_name_once"),
        ]

    class Held:
        settings = "name is_disability_team"

    def __str__(self) -> str:
        return self.name
