"""Who reads which case, and how many cases each assessor can take."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review


class Allocation(models.Model):
    """A case given to an assessor; the row is the right to open it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allocations")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="allocations"
    )
    role = models.CharField(max_length=6, choices=RaterRole.choices, default=RaterRole.FIRST.value)
    due = models.DateField(null=True, blank=True)
    # Where the files are read: the cases of one office are kept together.
    office = models.CharField(max_length=100, blank=True, default="")
    allocated_at = models.DateTimeField(auto_now_add=True)
    allocated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["office", "case__reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=RaterRole.values), name="sampling_allocation_role_in_set"
            ),
            models.UniqueConstraint(fields=["case", "role"], name="sampling_allocation_one_a_role"),
            # Two readings of one case are only worth comparing when two people made them.
            models.UniqueConstraint(fields=["case", "assessor"], name="sampling_allocation_two_people"),
        ]

    class Held:
        work = "role due office allocated_at"

    def __str__(self) -> str:
        return f"{self.case} to {self.assessor}"


class AssessorCapacity(models.Model):
    """How many cases an assessor can take in a review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="capacities")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="capacities")
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "assessor capacities"
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="sampling_assessorcapacity_once"),
        ]

    class Held:
        work = "capacity"

    def __str__(self) -> str:
        return f"{self.user}: {self.capacity}"
