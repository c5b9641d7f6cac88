"""The covering report: what stands at its head, and the paragraphs that only a lead can write."""

from django.db import models
from django.db.models import Q

from audit_app.access.models import RecordKey
from audit_app.report.choices import CoveringPart, Purpose
from audit_app.sampling.models import Review


class Report(models.Model):
    """The report of one review; everything in it that follows from the data is worked out, never kept."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="report")
    # Under it stand in the trail the words that a lead wrote and has written anew since.
    record_key = models.OneToOneField(RecordKey, on_delete=models.PROTECT, related_name="report")
    presented_by = models.CharField(max_length=200, blank=True, default="")
    presented_to = models.CharField(max_length=200, blank=True, default="")
    meeting_date = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True, default="")
    classification = models.CharField(max_length=60, blank=True, default="")
    reference = models.CharField(max_length=60, blank=True, default="")
    # Left empty, the summary is drafted from the figures.
    summary = models.TextField(blank=True, default="")
    purpose = models.CharField(max_length=11, choices=Purpose.choices, default=Purpose.DECISION.value)
    # Whether the sentences speak of the whole caseload beside the cases audited.
    speaks_of_caseload = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="report_purpose_in_set"),
        ]

    class Held:
        lead_text = "presented_by presented_to subject classification reference summary"
        settings = "meeting_date purpose speaks_of_caseload"
        system = "revision"

    def __str__(self) -> str:
        return f"Report of {self.review}"


class CoveringParagraph(models.Model):
    """A paragraph of the lead's own.

    One that takes up an offer of the outline carries its key; an offer that was turned down is kept as a row
    that says so, so that it is not made again.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="paragraphs")
    part = models.CharField(max_length=14, choices=CoveringPart.choices)
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    body = models.TextField(blank=True, default="")
    offer = models.SlugField(max_length=100, blank=True, default="")
    is_turned_down = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=CoveringPart.values), name="report_paragraph_part_in_set"
            ),
            models.CheckConstraint(condition=~Q(heading=""), name="report_paragraph_has_heading"),
            models.CheckConstraint(
                condition=(Q(is_turned_down=False) & ~Q(body=""))
                | (Q(is_turned_down=True, body="") & ~Q(offer="")),
                name="report_paragraph_written_or_turned_down",
            ),
            models.UniqueConstraint(
                fields=["report", "offer"], condition=~Q(offer=""), name="report_paragraph_offer_once"
            ),
        ]

    class Held:
        lead_text = "heading body"
        settings = "part order offer is_turned_down"
        system = "revision"

    def __str__(self) -> str:
        return self.heading
