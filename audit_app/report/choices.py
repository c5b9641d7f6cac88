"""The sets of codes that the report's rows are kept in."""

from django.db import models


class Purpose(models.TextChoices):
    DECISION = "decision", "For decision"
    INFORMATION = "information", "For information"


class CoveringPart(models.TextChoices):
    """Where in the covering report a paragraph of the lead's stands, in reading order."""

    INTRODUCTION = "introduction", "Introduction"
    PROGRESS = "progress", "Since the audit"
    CONTEXT = "context", "The national context"
    RECOMMENDATION = "recommendation", "Recommendations"
    REQUEST = "request", "What members are asked to do"


class Verb(models.TextChoices):
    """What members are asked to do with a thing."""

    NOTE = "note", "Note"
    ENDORSE = "endorse", "Endorse"
    DECIDE = "decide", "Decide"


class FileState(models.TextChoices):
    QUEUED = "queued", "Waiting to be made"
    MAKING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"
