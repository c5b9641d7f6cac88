"""The caseload: one row a child with a child protection plan, known everywhere by a reference only."""

from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeSetField
from audit_app.sampling.ages import AGE_BAND_LABELS, AGE_BANDS
from audit_app.sampling.choices import AGE_BAND_CODES, PLAN_CATEGORIES, Gender
from audit_app.sampling.models.review import District, Review, Team

UNBORN_BAND = "unborn"


class Case(models.Model):
    """A child of the caseload; band and years are worked out once, on the review's reference date."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=40)
    gender = models.CharField(max_length=12, choices=Gender.choices)
    age_band = models.CharField(max_length=6, choices=AGE_BANDS)
    age_years = models.PositiveSmallIntegerField(null=True, blank=True)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    plan_categories = CodeSetField(options=PLAN_CATEGORIES, null=True, blank=True)
    # A caseload's "multiple" says nothing until the assessor has read which; it is kept as it came.
    category_as_imported = models.CharField(max_length=100, blank=True, default="")
    family_ref = models.CharField(max_length=40, blank=True, default="")
    plan_started = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["reference"]
        indexes = [models.Index(fields=["review", "age_band"], name="sampling_case_by_band")]
        constraints = [
            models.UniqueConstraint(fields=["review", "reference"], name="sampling_case_reference_once"),
            models.CheckConstraint(condition=~Q(reference=""), name="sampling_case_has_reference"),
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="sampling_case_gender_in_set"),
            models.CheckConstraint(
                condition=Q(age_band__in=AGE_BAND_CODES), name="sampling_case_age_band_in_set"
            ),
            models.CheckConstraint(
                condition=Q(age_band=UNBORN_BAND) | ~Q(gender=Gender.UNBORN.value),
                name="sampling_case_unborn_gender_is_unborn_band",
            ),
            models.CheckConstraint(
                condition=Q(age_band=UNBORN_BAND, age_years__isnull=True)
                | (~Q(age_band=UNBORN_BAND) & Q(age_years__isnull=False, age_years__lt=18)),
                name="sampling_case_years_unless_unborn",
            ),
            models.CheckConstraint(
                condition=Q(district__isnull=False) | Q(team__isnull=False), name="sampling_case_has_place"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def age_band_label(self) -> str:
        return AGE_BAND_LABELS[self.age_band]

    @property
    def is_with_disability_team(self) -> bool:
        return self.team is not None and self.team.is_disability_team

    @property
    def place(self) -> str:
        """Where the draw counts the child: the disability team that holds the case, else the district."""
        if self.team is not None and (self.team.is_disability_team or self.district is None):
            return self.team.name
        return self.district.name if self.district is not None else ""


class Identity(models.Model):
    """Who the child is, kept apart so that only a page that must show it ever loads it."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="identity")
    name = models.CharField(max_length=200, blank=True, default="")
    # For an unborn child this is the expected date of delivery.
    date_of_birth = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self) -> str:
        # The name itself is never what a log or an error page prints.
        return f"Identity of case {self.case_id}"
