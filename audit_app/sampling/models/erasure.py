"""What was erased, when and why: it tells no child, and outlives the records that it speaks of."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models.review import Review

REPEATED = ErasureGround.REPEATED.value


class Erasure(models.Model):
    """One act of erasing: of a single child's record, or of all that a review still held.

    Nobody did what was only carried out again after a restore.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="erasures")
    ground = models.CharField(max_length=9, choices=ErasureGround.choices)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ground__in=ErasureGround.values), name="sampling_erasure_ground_in_set"
            ),
            models.CheckConstraint(
                condition=Q(ground=REPEATED, by__isnull=True, reason="")
                | (~Q(ground=REPEATED) & Q(by__isnull=False) & ~Q(reason="")),
                name="sampling_erasure_by_somebody_with_a_reason",
            ),
        ]

    class Held:
        work = "ground at"
        lead_text = "reason"

    def __str__(self) -> str:
        return f"Erasure of {self.at:%Y-%m-%d}"
