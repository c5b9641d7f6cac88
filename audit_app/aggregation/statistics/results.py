"""What a computation hands back: an interval, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """A range of shares, each from 0 to 1, or of a coefficient of agreement, from -1; both ends included."""

    low: float
    high: float


@dataclass(frozen=True)
class NotComputable:
    """There is no figure; ``reason`` completes the sentence "cannot be computed because …"."""

    reason: str
