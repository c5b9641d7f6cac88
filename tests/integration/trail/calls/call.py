"""How a service is called once in a test, and what the trail then tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.factories.sampling import Cast

Arguments = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """``arguments`` prepares what the service needs; ``actions`` are those of its entries, in order."""

    arguments: Callable[[Cast], Arguments]
    actions: tuple[str, ...]


def call(arguments: Callable[[Cast], Arguments], *actions: str) -> Call:
    return Call(arguments, actions)
