"""A draw of cases that are read a second time, with all that is needed to draw them again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.models.review import Review


class SecondReadings(models.Model):
    """One draw: the seed, the cases it was drawn from and those drawn, by their numbers in this service."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="second_readings")
    seed = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    drawn_from = models.JSONField()
    drawn = models.JSONField()
    counts_into_loads = models.BooleanField()
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "second readings"
        constraints = [
            models.CheckConstraint(
                condition=~Q(seed="") & Q(size__gte=1), name="sampling_secondreadings_can_be_drawn_again"
            ),
        ]

    class Held:
        settings = "seed size drawn_from drawn counts_into_loads"
        work = "drawn_at"

    def __str__(self) -> str:
        return f"{self.size} of {len(self.drawn_from)}, seed {self.seed}"
