"""Whom a reading of the calibration case is told to once it is handed in, in the same transaction.

This room compares nothing. Whoever does says here, when the service starts, what is to be done.
"""

from __future__ import annotations

from collections.abc import Callable

from audit_app.tool.models import Audit

Told = Callable[[Audit], None]

_told: list[Told] = []


def handing_in_is_told_to(told: Told) -> None:
    """Adds a function that is called with each reading of a calibration case; the same counts once."""
    if told not in _told:
        _told.append(told)


def tell_handed_in(audit: Audit) -> None:
    for told in _told:
        told(audit)
