"""Cases narrowed one by one, as somebody would who goes through a pile of forms with a list of wishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Case = Mapping[str, Any]

# By the name of the filter: whether a case is one of those wished for.
WISHES: Mapping[str, Callable[[Case, Any], bool]] = {
    "district": lambda case, wished: case["district"] == wished,
    "team": lambda case, wished: case["team"] == wished,
    "disability_team": lambda case, wished: case["is_with_disability_team"] == wished,
    "age_band": lambda case, wished: case["age_band"] == wished,
    "gender": lambda case, wished: case["gender"] == wished,
    "unborn": lambda case, wished: (case["age_band"] == "unborn") == wished,
    "category": lambda case, wished: wished in (case.get("H.5") or ()),
    "assessor": lambda case, wished: case["first_assessor"] == wished,
    "ics": lambda case, wished: case.get("7.1") == wished,
}


def is_wished(case: Case, wishes: Mapping[str, Any]) -> bool:
    return all(WISHES[name](case, wished) for name, wished in wishes.items())
