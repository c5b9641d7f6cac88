"""The caseload: one row a child with a child protection plan, known everywhere by a reference only."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from audit_app.access.models import RecordKey
from audit_app.access.record_keys import seal, unseal
from audit_app.kit.coded import CodeSetField
from audit_app.sampling.ages import POSSIBLE_BANDS, PRE_SCHOOL_UNTIL, UNBORN_BAND, band_label
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.models.erasure import Erasure
from audit_app.sampling.models.review import District, Review, Team


def is_pre_school(age_years: int | None) -> bool:
    """Whether a child of these years, or an unborn one without any, is too young for school."""
    return age_years is None or age_years < PRE_SCHOOL_UNTIL


def place_of(district: str | None, team: str | None, is_disability_team: bool) -> str:
    """Where the draw counts a child with these two, by name; see ``Case.place``."""
    return team if team is not None and (is_disability_team or district is None) else district or ""


class CasesOfTheReview(models.Manager["Case"]):
    """Without the calibration case, which is nobody's: no frame, list or figure has it unasked."""

    def get_queryset(self) -> models.QuerySet[Case]:
        return super().get_queryset().filter(is_calibration=False)


class Case(models.Model):
    """A child of the caseload; band and years are worked out once, on the review's reference date.

    One case at most is that of a review's calibration: an invented or anonymised file that every assessor
    reads first. It is of no caseload. ``objects``, and with it ``review.cases``, are without it; ``every``
    has it too, for what is kept, sealed, erased and told of any record.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=40)
    record_key = models.OneToOneField(RecordKey, on_delete=models.PROTECT, related_name="case")
    gender = models.CharField(max_length=12, choices=Gender.choices)
    age_band = models.CharField(max_length=6)
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
    erasure = models.ForeignKey(
        Erasure, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    is_calibration = models.BooleanField(default=False, db_default=False)

    objects = CasesOfTheReview()
    every = models.Manager["Case"]()

    class Meta:
        ordering = ["reference"]
        indexes = [models.Index(fields=["review", "age_band"], name="sampling_case_by_band")]
        constraints = [
            # A list that comes in later may hold the reference that the calibration case was given.
            models.UniqueConstraint(
                fields=["review", "reference", "is_calibration"], name="sampling_case_reference_once"
            ),
            models.UniqueConstraint(
                fields=["review"], condition=Q(is_calibration=True), name="sampling_case_one_calibration"
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="sampling_case_has_reference"),
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="sampling_case_gender_in_set"),
            models.CheckConstraint(
                condition=Q(age_band__in=POSSIBLE_BANDS), name="sampling_case_age_band_in_set"
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
                condition=Q(district__isnull=False) | Q(team__isnull=False) | Q(is_calibration=True),
                name="sampling_case_has_place",
            ),
        ]

    class Held:
        reference = "reference family_ref"
        case_text = "category_as_imported"
        coded = "gender age_band age_years plan_categories"
        loose_date = "plan_started"
        system = "is_calibration"

    def __str__(self) -> str:
        return self.reference

    @property
    def is_erased(self) -> bool:
        """Whether who the child is, and what was written of them, is gone; what was counted stays."""
        return self.erasure_id is not None

    @property
    def age_band_label(self) -> str:
        return band_label(self.age_band)

    @property
    def is_pre_school(self) -> bool:
        """Whether the child was unborn, or younger than children start school, on the reference date."""
        return is_pre_school(self.age_years)

    @property
    def is_with_disability_team(self) -> bool:
        return self.team is not None and self.team.is_disability_team

    @property
    def place(self) -> str:
        """Where the draw counts the child: the disability team that holds the case, else the district."""
        return place_of(
            self.district.name if self.district else None,
            self.team.name if self.team else None,
            self.is_with_disability_team,
        )


class Identity(models.Model):
    """Who the child is, sealed under the key of the record, so that only a page that must show it opens it.

    Its texts are read and written by ``name`` and ``date_of_birth``.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="identity")
    sealed_name = models.TextField(blank=True, default="")
    sealed_date_of_birth = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "identities"

    class Held:
        identity = "sealed_name sealed_date_of_birth"

    def __str__(self) -> str:
        # The name itself is never what a log or an error page prints.
        return f"Identity of case {self.case_id}"

    @classmethod
    def of(cls, case: Case, *, name: str = "", date_of_birth: date | None = None) -> Identity:
        """Who the child of a case is, not yet saved."""
        identity = cls(case=case)
        identity.name, identity.date_of_birth = name, date_of_birth
        return identity

    @property
    def name(self) -> str:
        """Who the child is; empty where the caseload holds a reference only."""
        return self._unsealed(self.sealed_name)

    @name.setter
    def name(self, name: str) -> None:
        self.sealed_name = self._sealed(name)

    @property
    def date_of_birth(self) -> date | None:
        """When the child was born; for an unborn child the expected date of delivery."""
        day = self._unsealed(self.sealed_date_of_birth)
        return date.fromisoformat(day) if day else None

    @date_of_birth.setter
    def date_of_birth(self, day: date | None) -> None:
        self.sealed_date_of_birth = self._sealed(day.isoformat() if day else "")

    def _sealed(self, text: str) -> str:
        return seal(self.case.record_key, text) if text else ""

    def _unsealed(self, sealed: str) -> str:
        return unseal(self.case.record_key, sealed) if sealed else ""
