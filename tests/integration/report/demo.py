"""The demonstration for a while: for what is worked out once and looked at by many tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker

from audit_app.sampling.models import Review
from tests.fixtures_demo import Kept


@contextmanager
def demonstration(kept: Kept, blocker: DjangoDbBlocker) -> Iterator[Review]:
    """Puts the rows of a demonstration into place and takes them away again."""
    with blocker.unblock(), transaction.atomic():
        yield kept.put_back()
        transaction.set_rollback(True)
