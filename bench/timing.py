"""How a duration is measured and told."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Timing:
    """Durations of repeated runs, in seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]

    def __str__(self) -> str:
        return f"{milliseconds(self.median)} (p95 {milliseconds(self.p95)})"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def repeat(work: Callable[[], Any], times: int) -> Timing:
    """Times ``work`` after one run that does not count."""
    work()
    return Timing(tuple(_once(work) for _ in range(times)))


def in_turn(first: Callable[[], Any], second: Callable[[], Any], times: int) -> tuple[Timing, Timing]:
    """Times two pieces of work A B A B, so that a machine that slows down slows both."""
    first(), second()
    pairs = [(_once(first), _once(second)) for _ in range(times)]
    return Timing(tuple(a for a, _ in pairs)), Timing(tuple(b for _, b in pairs))


def processor_of(work: Callable[[], Any]) -> list[float]:
    """Seconds by the clock, and of processor of this process and of those it has waited for."""
    start, worked = time.perf_counter(), _processor()
    work()
    return [time.perf_counter() - start, _processor() - worked]


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _once(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
