"""What the sessions of attackers share: that nothing came of them, and that the trail has it all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session

from audit_app.access.chain import breaks
from audit_app.access.models import TrailEntry, TrailHead, User

# What every request may write, and refusals do.
NOT_LOOKED_AT = (TrailEntry, TrailHead, Session, UserSession)


@contextmanager
def nothing_comes_of_it() -> Iterator[None]:
    """No row of any table but the trail's is another one afterwards, and the trail is whole."""
    before = _everything_stored()
    yield
    changed = {name for name, rows in _everything_stored().items() if rows != before[name]}
    assert not changed, changed
    assert list(breaks()) == []


def refusals_of(user: User | None) -> list[dict[str, Any]]:
    """What the trail says of the refusals of this person, or of strangers, oldest first."""
    number = user.pk if user else None
    found = TrailEntry.objects.filter(action="refused", actor_id=number)
    return list(found.order_by("pk").values_list("detail", flat=True))


def _everything_stored() -> dict[str, list[dict[str, Any]]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model not in NOT_LOOKED_AT]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}
