"""The sets of codes that the report's rows are kept in."""

from django.db import models


class Purpose(models.TextChoices):
    DECISION = "decision", "For decision"
    INFORMATION = "information", "For information"


class CoveringPart(models.TextChoices):
    """Where in the covering report a paragraph of the lead's stands, in reading order."""

    INTRODUCTION = "introduction", "After the introduction"
    PROGRESS = "progress", "After the findings"
    CONTEXT = "context", "As wider context"
    RECOMMENDATION = "recommendation", "Among the recommendations"


class FileFormat(models.TextChoices):
    """The whole report as one file; the value is the ending of its name."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word file"
    SLIDES = "pptx", "PowerPoint file"


class FileState(models.TextChoices):
    QUEUED = "queued", "Waiting to be made"
    MAKING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"
