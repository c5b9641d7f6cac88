"""Names that nobody bears, for children and staff alike; the lists are in ``fixtures/demo/names.json``.

Families and staff draw their surnames from different halves, so that no worker shares a name with a child.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from django.conf import settings


@cache
def _lists() -> dict[str, list[str]]:
    path = settings.BASE_DIR / "fixtures" / "demo" / "names.json"
    lists: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return lists


def family_surnames() -> list[str]:
    """Every surname there is for families: enough for each of a large caseload to have its own."""
    return _joined("family_halves")


def staff_surnames() -> list[str]:
    return _joined("staff_halves")


def first_names(gender: str) -> Sequence[str]:
    return _lists()["girls" if gender == "female" else "boys"]


def staff_first_names() -> Sequence[str]:
    return _lists()["grown_ups"]


def _joined(second_halves: str) -> list[str]:
    lists = _lists()
    return [first + second for first in lists["first_halves"] for second in lists[second_halves]]
