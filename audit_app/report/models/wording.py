"""What a lead says in place of a drafted sentence, and the words of assessors that stand under a finding."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.report.models.covering import Report
from audit_app.tool.models import Audit

PERSON = settings.AUTH_USER_MODEL


class FindingEdit(models.Model):
    """A lead's wording of a drafted text, with the numbers that it was written on."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="edits")
    key = models.CharField(max_length=80)
    text = models.TextField()
    numbers = models.JSONField()
    edited_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_edit_once_a_text"),
            models.CheckConstraint(condition=~Q(text=""), name="report_edit_has_text"),
        ]

    class Held:
        settings = "key numbers"
        lead_text = "text"
        work = "edited_at"
        system = "revision"

    def __str__(self) -> str:
        return f"Wording of {self.key}"


class Quote(models.Model):
    """Part of an assessor's comment, quoted under the findings that rest on its item."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="quotes")
    ref = models.CharField(max_length=60)
    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="report_quote_has_text")]

    class Held:
        coded = "ref"
        case_text = "text"
        work = "added_at"

    def __str__(self) -> str:
        return f"Quote on {self.ref}"
