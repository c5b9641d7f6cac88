"""When an item is shown: pure predicates over the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ANY = "any"


@dataclass(frozen=True)
class ShownWhen:
    """Holds when at least one (ref, code) pair is the case; the code ``any`` stands for "anything ticked"."""

    pairs: tuple[tuple[str, str], ...]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        return any(self._pair_holds(answers.get(ref), code) for ref, code in self.pairs)

    @staticmethod
    def _pair_holds(answer: Any, code: str) -> bool:
        return bool(answer) if code == ANY else answer == code

    @property
    def parents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ref for ref, _code in self.pairs))


NEVER = ShownWhen(())


def when(ref: str, code: str) -> ShownWhen:
    return ShownWhen(((ref, code),))


def when_either(*pairs: tuple[str, str]) -> ShownWhen:
    return ShownWhen(pairs)
