from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from audit_app.tool.models.audit import Audit, both_or_neither


class Section(models.Model):
    """A section of the tool: one row for an audit, saved whole, guarded by its revision."""

    number: ClassVar[int]
    title: ClassVar[str]

    audit = models.OneToOneField(Audit, on_delete=models.CASCADE, primary_key=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            both_or_neither("saved_at", "saved_by", "%(app_label)s_%(class)s_saved_when_and_by")
        ]

    class Held:
        work = "saved_at"
        system = "revision"

    def __str__(self) -> str:
        return f"Section {self.number} of audit {self.pk}"
