"""What assessors are written to about, kept so that nobody is told the same thing twice on one day."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.sampling.choices import NoticeKind
from audit_app.sampling.models.caseload import Case
from audit_app.sampling.models.review import Review


class Notice(models.Model):
    """One thing to tell one assessor of one case; it waits until ``sent_at`` says that it went out."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    day = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="sampling_notice_kind_in_set"
            ),
            models.UniqueConstraint(
                fields=["user", "case", "kind", "day"], name="sampling_notice_once_a_day"
            ),
        ]

    class Held:
        work = "kind day sent_at"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day}"
