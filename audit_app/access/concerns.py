"""What a request is about, so that its refusal stands in the trail under that review and that child's record.

A room says it as soon as it knows, also of what the person who asks may not know of.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest

from audit_app.access.models import RecordKey

# What an address names may be longer than any number that a table can hold.
HIGHEST = models.BigIntegerField.MAX_BIGINT


@dataclass(frozen=True)
class Concern:
    """The review, and the key of the child's record if it is about one."""

    review_id: int | None = None
    record: RecordKey | None = None


def name_concern(request: HttpRequest, *, review_id: int, record: RecordKey | None = None) -> None:
    """Says what the request is about."""
    request.concern = Concern(review_id, record)  # type: ignore[attr-defined]


def concern_of(request: HttpRequest) -> Concern:
    """What was said, or else the review that the address names."""
    said: Concern | None = getattr(request, "concern", None)
    match = request.resolver_match
    named = match.kwargs.get("review_id", 0) if match else 0
    return said or Concern(review_id=named if 0 < named <= HIGHEST else None)
