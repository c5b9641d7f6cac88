"""Changing the settings of a review later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.told import plain
from audit_app.sampling.hold import hold
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.policies import check_can_change_settings

# Words about a review, which the trail does not keep; that they were changed it does.
WORDS = frozenset(Review.Held.lead_text.split())


@transaction.atomic
def change_settings(*, review: Review, changes: Mapping[str, Any], by: User) -> tuple[str, ...]:
    """Changes these fields of the review, and gives the names of those that are now otherwise.

    Raises:
        Refused: ``by`` does not lead the review, it is closed, or one of them must stand; it says why.
        ValidationError: a date is out of order, or a setting is outside its range.
    """
    hold(review)
    by.read_again()
    stored = Review.objects.get(pk=review.pk)
    changed = {
        name: (getattr(stored, name), new) for name, new in changes.items() if getattr(stored, name) != new
    }
    check_can_change_settings(by, stored, changed)
    if not changed:
        return ()
    for name, (_old, new) in changed.items():
        setattr(stored, name, new)
    stored.full_clean()
    stored.save(update_fields=[*changed])
    review.refresh_from_db()
    told = {name: _told(pair) for name, pair in changed.items() if name not in WORDS and _fits(pair)}
    trail.record(
        by=by,
        action="settings changed",
        subject=review,
        review_id=review.pk,
        changes=told,
        reworded=sorted(changed.keys() - told.keys()),
    )
    return tuple(changed)


def _told(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    old, new = (value.pk if isinstance(value, Review) else value for value in pair)
    return old, new


def _fits(pair: tuple[Any, Any]) -> bool:
    """Whether the trail can keep both; it takes no text of more than a line."""
    try:
        plain(list(_told(pair)))
    except ValueError:
        return False
    return True
