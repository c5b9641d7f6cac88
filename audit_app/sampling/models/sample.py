"""A drawn sample and its cases, with all that is needed to draw it again and to weigh each case."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audit_app.sampling.choices import CameIn, ReplacementReason, SeedOrigin, WentOut
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review

BY_HAND = CameIn.BY_HAND.value
# What stands in the place of a stratum for a case that chance did not choose.
CHOSEN_BY_HAND = "Chosen by hand"


class Sample(models.Model):
    """One draw: the seed, the plan as given, and the hash of the frozen frame it was drawn from."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="samples")
    seed = models.CharField(max_length=100)
    seed_origin = models.CharField(max_length=6, choices=SeedOrigin.choices, default=SeedOrigin.GIVEN.value)
    size = models.PositiveIntegerField()
    plan = models.JSONField()
    # All children of the frozen caseload, and how many of them were left out of the draw.
    frame_size = models.PositiveIntegerField()
    excluded = models.PositiveIntegerField(default=0)
    frame_hash = models.CharField(max_length=64)
    # How many the chances of the children come to, as [age band, place, number]: kept, because a draw cannot
    # be repeated after an erasure.
    expected = models.JSONField(default=list)
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(seed=""), name="sampling_sample_has_seed"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=F("frame_size") - F("excluded")),
                name="sampling_sample_size_within_frame",
            ),
            models.CheckConstraint(
                condition=Q(seed_origin__in=SeedOrigin.values), name="sampling_sample_seed_origin_in_set"
            ),
        ]

    class Held:
        settings = "seed seed_origin size plan frame_size excluded frame_hash expected"
        work = "drawn_at"

    def __str__(self) -> str:
        return f"{self.size} of {self.frame_size}, seed {self.seed}"

    @property
    def eligible(self) -> int:
        """The children of whom the sample speaks: those who were not left out."""
        return self.frame_size - self.excluded


class SampledCase(models.Model):
    """A case of the sample, with the stratum it stands for; a case that went out stays, with the reason.

    A case that chance did not choose has no stratum, no chance and no weight: it stands for itself alone.
    """

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="sampled_cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sampled")
    # In drawn order; whoever came in later follows.
    order = models.PositiveIntegerField()
    came_in = models.CharField(max_length=7, choices=CameIn.choices, default=CameIn.DRAWN.value)
    came_in_reason = models.TextField(blank=True, default="")
    stratum = models.CharField(max_length=120)
    frame_count = models.PositiveIntegerField(null=True, blank=True)
    expected_count = models.FloatField(null=True, blank=True)
    inclusion_probability = models.FloatField(null=True, blank=True)
    went_out = models.CharField(max_length=8, choices=WentOut.choices, blank=True, default="")
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    reason_code = models.CharField(max_length=13, choices=ReplacementReason.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["sample", "order"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "case"], name="sampling_sampledcase_once"),
            models.UniqueConstraint(fields=["sample", "order"], name="sampling_sampledcase_order_once"),
            models.CheckConstraint(
                condition=Q(came_in__in=CameIn.values), name="sampling_sampledcase_came_in_in_set"
            ),
            models.CheckConstraint(
                condition=(
                    ~Q(came_in=BY_HAND)
                    & Q(frame_count__gte=1, expected_count__gt=0)
                    & Q(inclusion_probability__gt=0, inclusion_probability__lte=1)
                )
                | Q(
                    came_in=BY_HAND,
                    frame_count__isnull=True,
                    expected_count__isnull=True,
                    inclusion_probability__isnull=True,
                ),
                name="sampling_sampledcase_probability_in_range",
            ),
            models.CheckConstraint(
                condition=Q(came_in=BY_HAND) & ~Q(came_in_reason="")
                | Q(came_in_reason="") & ~Q(came_in=BY_HAND),
                name="sampling_sampledcase_by_hand_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(went_out="", replaced_by__isnull=True, reason="", reason_code="")
                | (Q(went_out=WentOut.REMOVED.value, replaced_by__isnull=True) & ~Q(reason=""))
                | (
                    Q(
                        went_out__in=[WentOut.REPLACED.value, WentOut.SWAPPED.value],
                        replaced_by__isnull=False,
                    )
                    & ~Q(reason="")
                ),
                name="sampling_sampledcase_out_with_reason",
            ),
        ]

    class Held:
        coded = "order came_in stratum frame_count expected_count inclusion_probability went_out reason_code"
        case_text = "came_in_reason reason"

    def __str__(self) -> str:
        return f"{self.order}. {self.case}"

    @property
    def is_in_sample(self) -> bool:
        return not self.went_out

    @property
    def is_by_chance(self) -> bool:
        return self.came_in != CameIn.BY_HAND

    @property
    def weight(self) -> float | None:
        """How many children of the frame this case stands for; None for one that chance did not choose."""
        return 1 / self.inclusion_probability if self.inclusion_probability else None
