"""The link by which somebody who was invited comes into their account."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from audit_app.access.models.people import User


class Invitation(models.Model):
    """Stands beside an account from when it is invited until the link is used; there is one at a time.

    An account that is not open and has an invitation was never in use; one that has none was closed.
    The number in the link is not kept, only its hash, so that nobody who reads the table can come in by it.
    """

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="invitation")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # Empty once the invitation is withdrawn.
    number_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField()

    class Held:
        sign_in = "number_hash"
        work = "expires_at"

    def __str__(self) -> str:
        return f"Invitation of {self.user}"

    @property
    def is_withdrawn(self) -> bool:
        return self.number_hash is None

    def is_open(self, at: datetime | None = None) -> bool:
        """Whether its link works now, or worked at a time."""
        return not self.is_withdrawn and (at or timezone.now()) < self.expires_at
