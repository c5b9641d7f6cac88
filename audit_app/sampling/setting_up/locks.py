"""Which settings of a review stand, and why: what was worked out from them would no longer be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audit_app.sampling.from_above import is_published
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.copying import STANDARDS, THRESHOLDS


@dataclass(frozen=True)
class Lock:
    """Settings that can no longer change once something has happened, and how that is told."""

    settings: tuple[str, ...]
    holds: Callable[[Review], bool]
    reason: str


def has_caseload(review: Review) -> bool:
    return review.cases.exists()


LOCKS: tuple[Lock, ...] = (
    Lock(
        ("reference_date", "age_boundaries"),
        has_caseload,
        "It cannot change any more, because the ages of the caseload have been worked out by it.",
    ),
    Lock(
        ("jurisdiction", "day_counting", *STANDARDS, *THRESHOLDS, "suppress_small_cells"),
        is_published,
        "It cannot change any more, because a report that rests on it has been published.",
    ),
)


def locked_settings(review: Review) -> dict[str, str]:
    """Setting → why it can no longer change."""
    return {name: lock.reason for lock in LOCKS if lock.holds(review) for name in lock.settings}
