"""The moves an audit has made, its moderations and letters, and what was asked about its answers.

The audit itself and its state belong to the tool.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.filling.moderation import GROUNDS
from audit_app.kit.coded import CodeField, CodeSetField, OptionPairs
from audit_app.tool.choices import AUDIT_STATES
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.models.audit import PERSON, both_or_neither

RETURNED, REOPENED = 4, 7
OUTCOMES: OptionPairs = (("agreed", "Agreed"), ("returned", "Returned to the assessor"))
ABOUT_ITEMS: OptionPairs = (("question", "Question to the leads"), ("note", "Note for the moderator"))
NOTES: OptionPairs = (("query", "Question of the moderator"), ("answer", "Answer of the assessor"))


class Transition(models.Model):
    """One move of an audit from a state to the next: who made it, when and, for a return, why."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="transitions")
    from_state = CodeField(options=AUDIT_STATES)
    to_state = CodeField(options=AUDIT_STATES)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state__in=[RETURNED, REOPENED]) | ~Q(reason=""),
                name="filling_transition_return_has_reason",
            ),
        ]

    class Held:
        work = "from_state to_state at"
        case_text = "reason"

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


class Moderation(models.Model):
    """One time that an audit was looked at again before its sign-off: why, and what came of it."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="moderations")
    grounds = CodeSetField(options=GROUNDS)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    outcome = CodeField(options=OUTCOMES, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            both_or_neither("decided_at", "decided_by", "filling_moderation_decided_when_and_by"),
            both_or_neither("decided_at", "outcome", "filling_moderation_decided_with_outcome"),
            models.UniqueConstraint(
                fields=["audit"], condition=Q(decided_at=None), name="filling_moderation_one_at_a_time"
            ),
        ]

    class Held:
        coded = "grounds"
        work = "opened_at outcome decided_at"

    def __str__(self) -> str:
        return f"Moderation of audit {self.audit_id}"


class ModerationNote(models.Model):
    """A question of the moderator or the assessor's answer to one; notes stand as they were written."""

    moderation = models.ForeignKey(Moderation, on_delete=models.CASCADE, related_name="notes")
    kind = CodeField(options=NOTES)
    text = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="filling_moderationnote_has_text"),
        ]

    class Held:
        work = "kind at"
        case_text = "text"

    def __str__(self) -> str:
        return f"{self.kind} of moderation {self.moderation_id}"


class ActionLetter(models.Model):
    """One lead to be written to about an immediate action; it waits until ``sent_at`` says that it went."""

    action = models.ForeignKey(ImmediateAction, on_delete=models.CASCADE, related_name="letters")
    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["action", "user"], name="filling_actionletter_one_each"),
        ]

    class Held:
        work = "sent_at"

    def __str__(self) -> str:
        return f"Letter about immediate action {self.action_id}"


class ItemNote(models.Model):
    """What an assessor asked the leads about one question of the tool, or noted there for the moderator.

    A question is answered in place, once; what was written stands as it was written.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="item_notes")
    ref = models.CharField(max_length=60)
    kind = CodeField(options=ABOUT_ITEMS)
    text = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            both_or_neither("answered_at", "answered_by", "filling_itemnote_answered_when_and_by"),
            models.CheckConstraint(condition=~Q(text=""), name="filling_itemnote_has_text"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="filling_itemnote_answered_in_words",
            ),
        ]

    class Held:
        coded = "ref"
        work = "kind at answered_at"
        case_text = "text answer"

    def __str__(self) -> str:
        return f"{self.kind} on {self.ref}"

    @property
    def waits(self) -> bool:
        return self.kind == "question" and self.answered_at is None


class NoteLetter(models.Model):
    """Somebody to be written to about a question: a lead that it was asked, its author that it is answered.

    It waits until ``sent_at`` says that it went.
    """

    note = models.ForeignKey(ItemNote, on_delete=models.CASCADE, related_name="letters")
    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["note", "user"], name="filling_noteletter_one_each"),
        ]

    class Held:
        work = "sent_at"

    def __str__(self) -> str:
        return f"Letter about note {self.note_id}"

    @property
    def tells_of_answer(self) -> bool:
        """Leads are not written to about what they asked themselves, so it is who reads it that tells."""
        return self.user_id == self.note.by_id
