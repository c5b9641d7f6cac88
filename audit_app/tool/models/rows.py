"""What stands in rows on the form: dated rows, the agency grid, the key documents and immediate actions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeField, CodeSetField
from audit_app.tool.choices import DISCUSSIONS, DOCUMENT_PLACES, KEY_DOCUMENTS, PARTICIPANTS, PARTICIPATION
from audit_app.tool.models.audit import PERSON, Audit, both_or_neither


class DatedRow(models.Model):
    """A row that is always read in date order, whatever order it was typed in."""

    columns: ClassVar[tuple[tuple[str, str], ...]]

    date = models.DateField()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["date", "pk"]

    class Held:
        loose_date = "date"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.date}"


class EarlierReferral(DatedRow):
    """A referral or contact before the current one (1.4)."""

    columns = (("date", "Date"), ("nature", "Nature"), ("outcome", "Outcome"))

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="earlier_referrals")
    nature = models.TextField(blank=True, default="")
    outcome = models.TextField(blank=True, default="")

    class Held:
        case_text = "nature outcome"


class LaterContact(DatedRow):
    """A contact after the current referral (1.5)."""

    columns = (("date", "Date"), ("nature", "Nature"), ("outcome", "Outcome"))

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="later_contacts")
    nature = models.TextField(blank=True, default="")
    outcome = models.TextField(blank=True, default="")

    class Held:
        case_text = "nature outcome"


class FurtherConcern(DatedRow):
    """A concern of abuse or neglect found since the referral, and how it was answered (6.1)."""

    columns = (("date", "Date"), ("issue", "Issue"), ("response", "Response"))

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="further_concerns")
    issue = models.TextField(blank=True, default="")
    response = models.TextField(blank=True, default="")

    class Held:
        case_text = "issue response"


class Participation(models.Model):
    """What part one agency had in a discussion (3.4 and 4.4); an empty ``part`` says that it took none."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="participation")
    discussion = CodeField(options=DISCUSSIONS)
    agency = CodeField(options=PARTICIPANTS)
    part = CodeSetField(options=PARTICIPATION, null=True, blank=True)
    designation = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["discussion", "agency"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "discussion", "agency"], name="tool_one_row_an_agency"),
        ]

    class Held:
        coded = "discussion agency part"
        case_text = "designation"

    def __str__(self) -> str:
        return f"{self.agency} in the {self.discussion} discussion"


class KeyDocument(models.Model):
    """Where one key document was found (7.3); an empty ``found`` says that it was not found."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="key_documents")
    document = CodeField(options=KEY_DOCUMENTS)
    found = CodeSetField(options=DOCUMENT_PLACES, null=True, blank=True)

    class Meta:
        ordering = ["document"]
        constraints = [models.UniqueConstraint(fields=["audit", "document"], name="tool_one_row_a_document")]

    class Held:
        coded = "document found"

    def __str__(self) -> str:
        return f"{self.document}"


class ImmediateAction(models.Model):
    """What could not wait for the report (8.10): raised at once, acknowledged by a lead, then done."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="immediate_actions")
    what = models.TextField()
    why = models.TextField()
    told_to = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["raised_at", "pk"]
        constraints = [
            both_or_neither("acknowledged_at", "acknowledged_by", "tool_action_acknowledged_when_and_by"),
            both_or_neither("done_at", "done_by", "tool_action_done_when_and_by"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | ~Q(outcome=""), name="tool_action_done_has_an_outcome"
            ),
        ]

    class Held:
        case_text = "what why outcome"
        worker = "told_to"
        work = "told_at raised_at acknowledged_at done_at"

    def __str__(self) -> str:
        return f"Immediate action {self.pk} on audit {self.audit_id}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None
