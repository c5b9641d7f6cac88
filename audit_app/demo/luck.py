"""Chance for the made-up review: every happening draws from a stream of its own.

A happening is named by what it belongs to ("family F0123", "core assessment", …), so that changing one part
of the generator, or one of its dials, leaves the luck of every other part as it was.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from audit_app.sampling.drawing.stream import Stream

T = TypeVar("T")

STEPS = 2**53
# Four uniform numbers added up are close enough to a bell curve, and never stray beyond 3.5 spreads.
UNIFORMS = 4


class Luck:
    """The chances of one happening under one seed."""

    def __init__(self, seed: str, *happening: str) -> None:
        self._stream = Stream(seed, "|".join(happening))

    def number(self) -> float:
        """A number from 0 up to, but not including, 1."""
        return self._stream.below(STEPS) / STEPS

    def chance(self, probability: float) -> bool:
        return self.number() < probability

    def between(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + self._stream.below(highest - lowest + 1)

    def pick(self, options: Sequence[T]) -> T:
        return options[self._stream.below(len(options))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as likely as its weight says; the weights need not add up to anything."""
        left = self.number() * sum(weights.values())
        for option, weight in weights.items():
            left -= weight
            if left < 0:
                return option
        return option

    def graded(self, good: float, partly: float = 0.75) -> str:
        """ "yes" with the chance given; of what is not, so much is "partly" and the rest "no"."""
        if self.chance(good):
            return "yes"
        return "partly" if self.chance(partly) else "no"

    def bell(self, mean: float = 0.0, spread: float = 1.0) -> float:
        """A number around the mean whose standard deviation is ``spread``."""
        total = sum(self.number() for _ in range(UNIFORMS)) - UNIFORMS / 2
        return mean + spread * total * math.sqrt(12 / UNIFORMS)

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """So many different options, in random order."""
        return self._stream.shuffled(options)[:count]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        return self._stream.shuffled(options)


def leaning(ordinary: float, *pushes: float) -> float:
    """A probability moved from what it is in an ordinary case by pushes on the scale of log odds.

    A push of +1 takes an even chance to 73 in 100, and one of -1 to 27 in 100; none reaches certainty.
    """
    return 1 / (1 + math.exp(-(math.log(ordinary / (1 - ordinary)) + sum(pushes))))
