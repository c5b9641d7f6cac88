"""Who reads which case, and how many cases each assessor can take."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeSetField
from audit_app.sampling.choices import CALIBRATING, ONE_A_CASE, READING, WEEKDAYS, RaterRole
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def current(self) -> AllocationQuerySet:
        """Without those whose holders no longer read the case."""
        return self.filter(role__in=READING)


class AllocationsOfTheReview(models.Manager.from_queryset(AllocationQuerySet)):  # type: ignore[misc]
    """Without those of the calibration case, so that nothing counts or lists one by oversight."""

    def get_queryset(self) -> AllocationQuerySet:
        found: AllocationQuerySet = super().get_queryset().exclude(role__in=CALIBRATING)
        return found


class Allocation(models.Model):
    """A case given to an assessor; the row is the right to open it.

    When the case is moved after its audit was begun, the row stays as that of a former assessor, because the
    audit hangs on it. It opens nothing, and comes to life again if the case is moved back.

    ``objects`` are those of the cases of a review; ``every`` holds those of its calibration case too.
    """

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
    # Who the child is, and any page of the audit, is shown only after the assessor has said so.
    no_conflict_at = models.DateTimeField(null=True, blank=True)
    # Whether it counts into the load of its assessor; second readings may be left out of it.
    counts = models.BooleanField(default=True)

    objects = AllocationsOfTheReview()
    every = AllocationQuerySet.as_manager()

    class Meta:
        ordering = ["office", "case__reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=RaterRole.values), name="sampling_allocation_role_in_set"
            ),
            models.UniqueConstraint(
                fields=["case", "role"],
                condition=Q(role__in=ONE_A_CASE),
                name="sampling_allocation_one_a_role",
            ),
            # Two readings of one case are only worth comparing when two people made them.
            # The calibration case is read again by whoever may try again.
            models.UniqueConstraint(
                fields=["case", "assessor"],
                condition=~Q(role=RaterRole.CALIBRATION.value),
                name="sampling_allocation_two_people",
            ),
        ]

    class Held:
        work = "role due office allocated_at no_conflict_at counts"

    def __str__(self) -> str:
        return f"{self.case} to {self.assessor}"

    @property
    def is_current(self) -> bool:
        """Whether it still opens anything."""
        return self.role in READING

    @property
    def is_set_aside(self) -> bool:
        """Whether its holder no longer reads the case."""
        return self.role == RaterRole.FORMER.value

    @property
    def is_calibrating(self) -> bool:
        """Whether it is of the calibration case: of its panel, or of an assessor who is compared with it."""
        return self.role in CALIBRATING

    @property
    def is_of_the_panel(self) -> bool:
        return self.role == RaterRole.PANEL.value

    @property
    def is_agreed(self) -> bool:
        """Whether it holds what was agreed of two readings."""
        return self.role == RaterRole.AGREED.value


class AssessorCapacity(models.Model):
    """How many cases an assessor can take in a review, when they read and where."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="capacities")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="capacities")
    capacity = models.PositiveSmallIntegerField()
    # On which days of the week they read; None where nobody has said.
    days = CodeSetField(options=WEEKDAYS, null=True, blank=True)
    # The offices where they would rather read, or, with ``only_there``, can read at all; empty for anywhere.
    offices = models.JSONField(default=list, blank=True)
    only_there = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "assessor capacities"
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="sampling_assessorcapacity_once"),
        ]

    class Held:
        work = "capacity days offices only_there"

    def __str__(self) -> str:
        return f"{self.user}: {self.capacity}"
