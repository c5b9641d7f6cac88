"""The caseload made ready for a draw: who is left out and why, that it is frozen, the plan and the seeds."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.choices import ExclusionReason, SeedOrigin
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review

OTHER = ExclusionReason.OTHER.value


class Exclusion(models.Model):
    """A child who is left out of the draw and stays in the frame, with the reason."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="exclusion")
    reason = models.CharField(max_length=10, choices=ExclusionReason.choices)
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["case__reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=ExclusionReason.values), name="sampling_exclusion_reason_in_set"
            ),
            models.CheckConstraint(
                condition=~Q(reason=OTHER) | ~Q(words=""), name="sampling_exclusion_other_in_words"
            ),
        ]

    class Held:
        coded = "reason"
        case_text = "words"
        work = "at"

    def __str__(self) -> str:
        return f"{self.case}: {self.reason}"


class FrozenFrame(models.Model):
    """That a caseload is frozen: how many children it has, and the fingerprint of its text."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="frozen_frame")
    size = models.PositiveIntegerField()
    excluded = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Held:
        settings = "size excluded fingerprint"
        work = "at"

    def __str__(self) -> str:
        return f"{self.size} children, {self.fingerprint[:8]}"


class SamplePlan(models.Model):
    """The plan that the next draw follows, as it was last saved; each draw keeps its own.

    ``effect`` is what its chances cost in precision, None where it cannot be met, as worked out from the
    caseload of the fingerprint ``effect_of``.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="sample_plan")
    plan = models.JSONField()
    effect = models.FloatField(null=True, blank=True)
    effect_of = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Held:
        settings = "plan effect effect_of"
        work = "at"

    def __str__(self) -> str:
        return f"Plan of {self.review}"


class RecordedSeed(models.Model):
    """A seed that was recorded before a draw, used or not, and where it came from."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="seeds")
    seed = models.CharField(max_length=100)
    origin = models.CharField(max_length=6, choices=SeedOrigin.choices)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "seed"], name="sampling_recordedseed_once"),
            models.CheckConstraint(condition=~Q(seed=""), name="sampling_recordedseed_not_empty"),
            models.CheckConstraint(
                condition=Q(origin__in=SeedOrigin.values), name="sampling_recordedseed_origin_in_set"
            ),
        ]

    class Held:
        settings = "seed origin"
        work = "at"

    def __str__(self) -> str:
        return self.seed
