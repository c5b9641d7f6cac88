"""A list that is being brought in: sealed while it is looked through, and gone once that has ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.access.models import RecordKey
from audit_app.sampling.models.review import Review

PERSON = settings.AUTH_USER_MODEL


class UploadState(models.TextChoices):
    """``WORKING`` ones wait for the background process or are in its hands."""

    READING = "reading", "Being read"
    UNREADABLE = "unreadable", "Could not be read"
    COLUMNS = "columns", "Say what the columns are"
    CHECKING = "checking", "Being checked"
    PREVIEW = "preview", "Look through what was found"
    IMPORTING = "importing", "Being taken in"
    IMPORTED = "imported", "Taken in"
    GIVEN_UP = "given_up", "Given up"


WORKING = (UploadState.READING.value, UploadState.CHECKING.value, UploadState.IMPORTING.value)
ENDED = (UploadState.IMPORTED.value, UploadState.GIVEN_UP.value)


class PartKind(models.TextChoices):
    FILE = "file", "The file as it was uploaded"
    ROWS = "rows", "Rows as they were read"
    CHECKED = "checked", "Rows as they were checked"
    READY = "ready", "Rows as they were made ready to be written"


class CaseloadUpload(models.Model):
    """One file on its way into the caseload. All that it says is sealed under a key of its own.

    ``sealed_about`` is what the file is: its name, sheets and headings. ``sealed_found`` is what checking
    found of it as a whole. ``sealed_typed`` is what the lead mended and skipped. ``counts`` says how many
    rows there are of each kind, and stays.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.READING.value)
    record_key = models.OneToOneField(RecordKey, on_delete=models.PROTECT, related_name="upload")
    kind = models.CharField(max_length=4, blank=True, default="")
    size = models.PositiveIntegerField(default=0)
    refusal = models.TextField(blank=True, default="")
    sealed_about = models.TextField(blank=True, default="")
    sealed_found = models.TextField(blank=True, default="")
    sealed_typed = models.TextField(blank=True, default="")
    # Of the work under way: which part of it, how far, and when it was last heard of.
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    worked_at = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    choices = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=UploadState.values), name="sampling_upload_state_in_set"
            ),
            models.UniqueConstraint(
                fields=["review"], condition=~Q(state__in=ENDED), name="sampling_upload_one_under_way"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="sampling_upload_ended_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ENDED) | Q(sealed_about="", sealed_found="", sealed_typed=""),
                name="sampling_upload_ended_holds_nothing",
            ),
        ]

    class Held:
        upload = (
            "uploaded_at touched_at ended_at state kind size refusal sealed_about sealed_found sealed_typed "
            "rows done worked_at attempt choices counts"
        )

    def __str__(self) -> str:
        return f"Upload {self.pk}"

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @property
    def is_being_written(self) -> bool:
        """Whether all rows are ready, so that nothing is left of the taking in but the writing."""
        return self.state == UploadState.IMPORTING and self.done >= self.rows

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class CaseloadPart(models.Model):
    """A piece of an upload, sealed; ``counts`` says how many rows of each kind it holds."""

    upload = models.ForeignKey(CaseloadUpload, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=7, choices=PartKind.choices)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    counts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["upload", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "kind", "number"], name="sampling_part_number_once"),
            models.CheckConstraint(condition=Q(kind__in=PartKind.values), name="sampling_part_kind_in_set"),
        ]

    class Held:
        upload = "kind number sealed counts"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number} of upload {self.upload_id}"


class CaseloadOutcome(models.Model):
    """What became of some hundred rows of an upload, for as long as the caseload is kept.

    A line is ``[row, what, case, reference, codes]``: the number of its case or, where there is none, the
    reference as the list had it, and the codes of what was mended or of why it was left. It holds no name.
    """

    upload = models.ForeignKey(CaseloadUpload, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveIntegerField()
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["upload", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="sampling_outcome_number_once"),
        ]

    class Held:
        upload = "number lines"

    def __str__(self) -> str:
        return f"Outcome {self.number} of upload {self.upload_id}"


class CaseloadWord(models.Model):
    """What a heading or a word means in the lists of an authority, as a lead once said; for the next list.

    ``about`` is "heading" or the field; ``heard`` is the word in the form in which words are compared.
    """

    authority = models.CharField(max_length=200)
    about = models.CharField(max_length=20)
    heard = models.CharField(max_length=100)
    meaning = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        ordering = ["authority", "about", "heard"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "about", "heard"], name="sampling_word_said_once"),
        ]

    class Held:
        settings = "authority about heard meaning"

    def __str__(self) -> str:
        return f"{self.about}: {self.heard}"
