"""A drawn sample and its cases, with all that is needed to draw it again and to weigh each case."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review


class Sample(models.Model):
    """One draw: the seed, the plan as given, and the hash of the frozen frame it was drawn from."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="samples")
    seed = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    plan = models.JSONField()
    frame_size = models.PositiveIntegerField()
    frame_hash = models.CharField(max_length=64)
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(seed=""), name="sampling_sample_has_seed"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=F("frame_size")), name="sampling_sample_size_within_frame"
            ),
        ]

    class Held:
        settings = "seed size plan frame_size frame_hash"
        work = "drawn_at"

    def __str__(self) -> str:
        return f"{self.size} of {self.frame_size}, seed {self.seed}"


class SampledCase(models.Model):
    """A case of the sample, with the stratum it stands for; a replaced case stays, with the reason."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="sampled_cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sampled")
    order = models.PositiveIntegerField()
    stratum = models.CharField(max_length=120)
    frame_count = models.PositiveIntegerField()
    expected_count = models.FloatField()
    inclusion_probability = models.FloatField()
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["sample", "order"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "case"], name="sampling_sampledcase_once"),
            models.UniqueConstraint(fields=["sample", "order"], name="sampling_sampledcase_order_once"),
            models.CheckConstraint(
                condition=Q(frame_count__gte=1, expected_count__gt=0)
                & Q(inclusion_probability__gt=0, inclusion_probability__lte=1),
                name="sampling_sampledcase_probability_in_range",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True, reason="")
                | (Q(replaced_by__isnull=False) & ~Q(reason="")),
                name="sampling_sampledcase_replaced_with_reason",
            ),
        ]

    class Held:
        coded = "order stratum frame_count expected_count inclusion_probability"
        case_text = "reason"

    def __str__(self) -> str:
        return f"{self.order}. {self.case}"

    @property
    def weight(self) -> float:
        """How many children of the frame this case stands for."""
        return 1 / self.inclusion_probability
