"""Summaries of audits as they were shared, and what those who worked on the case say to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeField
from audit_app.replying.choices import KINDS, OUTCOMES, RECIPIENTS
from audit_app.tool.models import Audit
from audit_app.tool.models.audit import PERSON, both_or_neither


class Share(models.Model):
    """One person to whom the summary of an audit was shown, by a link of their own.

    The number in the link is not kept, only its hash; once withdrawn there is none. What they say is theirs
    alone until ``sent_at``, and stands from then on.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="shares")
    name = models.CharField(max_length=150)
    email = models.EmailField()
    recipient = CodeField(options=RECIPIENTS)
    number_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # The last day on which something can be said.
    due = models.DateField()
    shared_at = models.DateTimeField(auto_now_add=True)
    shared_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            both_or_neither("withdrawn_at", "withdrawn_by", "replying_share_withdrawn_when_and_by"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(number_hash=None),
                name="replying_share_withdrawn_has_no_link",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(opened_at__isnull=False), name="replying_share_sent_was_opened"
            ),
        ]

    class Held:
        worker = "name email"
        coded = "recipient"
        sign_in = "number_hash"
        work = "due shared_at opened_at sent_at withdrawn_at"

    def __str__(self) -> str:
        return f"Summary of audit {self.audit_id}"


class SharedLine(models.Model):
    """A line of the summary as it was when it was shared: ``title`` asks, ``answer`` and ``words`` say."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="lines")
    # From 1 on, as the address of its page counts.
    number = models.PositiveSmallIntegerField()
    kind = CodeField(options=KINDS)
    ref = models.CharField(max_length=60, blank=True, default="")
    title = models.TextField()
    answer = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["share", "number"], name="replying_sharedline_one_a_number"),
        ]

    class Held:
        coded = "kind ref"
        case_text = "title answer words"
        system = "number"

    def __str__(self) -> str:
        return f"Line {self.number} of share {self.share_id}"

    @property
    def question(self) -> str:
        """The number of its question: 9.10 for both of its answers."""
        return ".".join(self.ref.split(".")[:2])


class Point(models.Model):
    """What somebody says to one line of a summary, or to the whole of it where there is no line."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="points")
    line = models.ForeignKey(SharedLine, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True, default="")
    # Whether a fact is wrong, and what it should be.
    is_wrong = models.BooleanField(default=False)
    right = models.TextField(blank=True, default="")
    saved_at = models.DateTimeField(auto_now=True)
    outcome = CodeField(options=OUTCOMES, null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        # What is said to the whole comes first, on either database.
        ordering = [models.F("line__number").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["share", "line"], name="replying_point_one_a_line"),
            models.UniqueConstraint(
                fields=["share"], condition=Q(line=None), name="replying_point_one_on_the_whole"
            ),
            models.CheckConstraint(condition=~Q(text="", right=""), name="replying_point_says_something"),
            models.CheckConstraint(
                condition=Q(is_wrong=False, right="") | (Q(is_wrong=True) & ~Q(right="")),
                name="replying_point_wrong_says_what_is_right",
            ),
            both_or_neither("answered_at", "answered_by", "replying_point_answered_when_and_by"),
            both_or_neither("answered_at", "outcome", "replying_point_answered_with_outcome"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="replying_point_answered_in_words",
            ),
        ]

    class Held:
        coded = "is_wrong outcome"
        case_text = "text right answer"
        work = "saved_at answered_at"

    def __str__(self) -> str:
        return f"Point {self.pk} of share {self.share_id}"


class ReplyLetter(models.Model):
    """Somebody to be written to: a lead that a view was sent, others that a lead has answered a point of it.

    ``point`` is what was answered, none where the letter tells of the view. Without ``user`` it goes to
    whoever gave the view. It waits until ``sent_at`` says that it went.
    """

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="letters")
    point = models.ForeignKey(Point, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share", "user"], condition=Q(point=None), name="replying_replyletter_one_of_the_view"
            ),
            models.UniqueConstraint(
                fields=["point", "user"],
                condition=Q(user__isnull=False),
                name="replying_replyletter_one_of_an_answer",
            ),
            models.UniqueConstraint(
                fields=["point"], condition=Q(user=None), name="replying_replyletter_one_to_the_giver"
            ),
            models.CheckConstraint(
                condition=Q(point__isnull=False) | Q(user__isnull=False),
                name="replying_replyletter_of_a_view_to_a_lead",
            ),
        ]

    class Held:
        work = "sent_at"

    def __str__(self) -> str:
        return f"Letter about share {self.share_id}"
