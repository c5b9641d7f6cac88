"""The trail: entries that the database itself refuses to change, each bound to the one before it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

HASH_LENGTH = 64


class TrailEntryQuerySet(models.QuerySet["TrailEntry"]):
    """Entries are added and read; what happened is never rewritten."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("An entry of the trail cannot be changed.")

    def delete(self) -> NoReturn:
        raise TypeError("An entry of the trail cannot be deleted.")


class TrailEntry(models.Model):
    """Who did what, when and to what. It has no foreign keys, so that it outlives everything it speaks of.

    ``actor_id`` is empty for somebody who was not signed in or came by a link, and for a management command.
    ``record_id`` is the number of the child's record that the entry is about; ``hash`` binds all of it to the
    entry before.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    actor_name = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True, default="")
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    review_id = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    record_id = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=HASH_LENGTH)
    hash = models.CharField(max_length=HASH_LENGTH)

    objects = TrailEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="access_trail_subject")]
        constraints = [
            # A chain does not fork: two entries never follow the same one.
            models.UniqueConstraint(fields=["previous_hash"], name="access_trail_one_chain"),
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id__isnull=True)
                | (~Q(subject_type="") & Q(subject_id__isnull=False)),
                name="access_trail_subject_whole",
            ),
        ]
        verbose_name_plural = "trail entries"

    class Held:
        trail = (
            "at actor_id actor_name action subject_type subject_id review_id record_id detail "
            "previous_hash hash"
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An entry of the trail cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An entry of the trail cannot be deleted.")


class TrailHead(models.Model):
    """How many entries there are, and the hash of the last: without it a cut end would not be seen.

    There is one row. Whoever adds an entry locks it until their transaction ends, so entries have one order.
    """

    THE_ONE = 1

    entries = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="access_trailhead_is_one")]

    class Held:
        trail = "entries hash"

    def __str__(self) -> str:
        return f"{self.entries} entries"
