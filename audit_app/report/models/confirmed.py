"""What a lead has confirmed of their own words, so that the report can be published with them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.report.models.covering import Report


class DateConfirmation(models.Model):
    """That a date on which a child was born stands at a place of the report for another reason.

    ``digest`` is of the text and of the dates found in it: it holds for these and for no others.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="date_confirmations")
    place = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    reason = models.TextField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="report_date_confirmed_once_a_place"),
            models.CheckConstraint(condition=~Q(reason=""), name="report_date_confirmed_with_reason"),
        ]

    class Held:
        settings = "place"
        lead_text = "reason"
        work = "confirmed_at"
        system = "digest"

    def __str__(self) -> str:
        return f"Confirmation of a date in {self.place}"
