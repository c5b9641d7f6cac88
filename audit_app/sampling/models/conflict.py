"""What an assessor must never be given to read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.choices import ConflictKind
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review, Team

OF_A_TEAM = (ConflictKind.OWN_TEAM.value, ConflictKind.TEAM.value)


class Conflict(models.Model):
    """Why one assessor may not read the cases of a team, or one case, entered by a lead or by themselves.

    A conflict with a family stands at each of its cases, so that it outlives the erasure of any of them.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=8, choices=ConflictKind.choices)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="conflicts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="conflicts")
    words = models.TextField(blank=True, default="")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    # The lead who had entered it before the assessor declared it too; it outlasts that declaration.
    also_said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["user__display_name", "kind", "team__name", "case__reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OF_A_TEAM, team__isnull=False, case__isnull=True)
                | (~Q(kind__in=OF_A_TEAM) & Q(team__isnull=True, case__isnull=False)),
                name="sampling_conflict_with_a_team_or_a_case",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ConflictKind.values), name="sampling_conflict_kind_in_set"
            ),
            models.UniqueConstraint(fields=["review", "user", "team"], name="sampling_conflict_team_once"),
            models.UniqueConstraint(fields=["user", "case"], name="sampling_conflict_case_once"),
        ]

    class Held:
        work = "kind said_at"
        case_text = "words"

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display().lower()}"

    @property
    def about(self) -> str:
        """The team, or the reference of the case."""
        return str(self.team or self.case)

    @property
    def is_declared(self) -> bool:
        """Whether the assessor said it of themselves; nobody else takes that back."""
        return self.said_by_id == self.user_id
