from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeField
from audit_app.kit.items import Date, Text, Ticks
from audit_app.sampling.choices import CALIBRATING, READING
from audit_app.tool.choices import AUDIT_STATES, PLAN_CATEGORIES

PERSON = settings.AUTH_USER_MODEL
SECTION_NAMES = (
    "referral",
    "agencychecks",
    "firststrategydiscussion",
    "enquiryoutcome",
    "coreassessment",
    "planning",
    "recording",
    "generalcomments",
    "judgement",
)
ROW_NAMES = ("earlier_referrals", "later_contacts", "further_concerns", "participation", "key_documents")


def both_or_neither(first: str, second: str, name: str) -> models.CheckConstraint:
    """A check that two columns are filled together: a date with its person."""
    empty = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    full = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    return models.CheckConstraint(condition=empty | full, name=name)


class AuditQuerySet(models.QuerySet["Audit"]):
    def signed_off(self) -> AuditQuerySet:
        return self.filter(state="signed_off")

    def current(self) -> AuditQuerySet:
        """Without those set aside: their case was taken from whoever began them."""
        return self.filter(allocation__role__in=READING)

    def in_review(self, review: Any) -> AuditQuerySet:
        return self.filter(allocation__case__review=review)

    def with_case(self) -> AuditQuerySet:
        case = "allocation__case"
        return self.select_related(
            f"{case}__district",
            f"{case}__team",
            f"{case}__review",
            f"{case}__record_key",
            "allocation__assessor",
        )

    def with_answers(self) -> AuditQuerySet:
        """Sections and rows read beforehand: six queries for however many audits."""
        return self.select_related(*SECTION_NAMES).prefetch_related(*ROW_NAMES)


class AuditsOfTheReview(models.Manager.from_queryset(AuditQuerySet)):  # type: ignore[misc]
    """Without readings of a calibration case: whatever counts, lists or hands out audits begins here."""

    def get_queryset(self) -> AuditQuerySet:
        found: AuditQuerySet = super().get_queryset().exclude(allocation__role__in=CALIBRATING)
        return found


class Audit(models.Model):
    """One reading of one case file by one assessor: the header of Appendix 2a and the state of the work.

    ``objects`` are the readings of cases of a review; ``every`` holds those of its calibration case too, for
    the pages on which any reading is filled in and for what is kept of any record.
    """

    allocation = models.OneToOneField("sampling.Allocation", on_delete=models.PROTECT, related_name="audit")
    state = CodeField(options=AUDIT_STATES, default="not_started", db_index=True)
    plan_categories = Ticks("H.5", "Subject to a child protection plan for", options=PLAN_CATEGORIES)
    audit_date = Date("H.6", "Date of the audit")
    social_worker = Text("H.7.social_worker", "Name of the social worker")
    line_manager = Text("H.7.line_manager", "Name of the line manager")
    revision = models.PositiveIntegerField(default=0)

    started_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    safety_outcome = models.TextField(blank=True, default="")

    objects = AuditsOfTheReview()
    every = AuditQuerySet.as_manager()

    class Meta:
        constraints = [
            both_or_neither("submitted_at", "submitted_by", "tool_audit_submitted_when_and_by"),
            both_or_neither("signed_off_at", "signed_off_by", "tool_audit_signed_off_when_and_by"),
            models.CheckConstraint(
                condition=~Q(state=5) | Q(signed_off_at__isnull=False),
                name="tool_audit_signed_off_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[3, 5, 6]) | Q(submitted_at__isnull=False),
                name="tool_audit_submitted_has_a_date",
            ),
        ]

    class Held:
        worker = "social_worker line_manager"
        case_text = "safety_outcome"
        work = "state started_at submitted_at signed_off_at"
        system = "revision"

    def __str__(self) -> str:
        return f"Audit of {self.case.reference}"

    @property
    def case(self) -> Any:
        return self.allocation.case

    @property
    def review(self) -> Any:
        return self.allocation.case.review

    @property
    def assessor(self) -> Any:
        return self.allocation.assessor


class UnansweredReason(models.Model):
    """Why an item was submitted without an answer."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="unanswered_reasons")
    ref = models.CharField(max_length=60)
    reason = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["audit", "ref"], name="tool_one_reason_an_item")]

    class Held:
        coded = "ref"
        case_text = "reason"

    def __str__(self) -> str:
        return f"{self.ref} unanswered"
