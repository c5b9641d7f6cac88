"""The key of a child's record: what tells who the child is can be read only with it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class RecordKey(models.Model):
    """The key of one child's record, itself encrypted; its number is what the trail calls the record.

    Once it is destroyed, everything sealed under it is noise: here, in the trail and in what was said of it.
    """

    wrapped = models.TextField(blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(destroyed_at__isnull=True) & ~Q(wrapped=""))
                | Q(destroyed_at__isnull=False, wrapped=""),
                name="access_recordkey_is_there_or_destroyed",
            ),
        ]

    class Held:
        key = "wrapped"
        work = "made_at destroyed_at"

    def __str__(self) -> str:
        return f"Key of record {self.pk}"

    @property
    def is_destroyed(self) -> bool:
        return self.destroyed_at is not None
