"""How numbers, days and lists stand in a sentence of the method."""

from collections.abc import Sequence
from datetime import date


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def size_in_words(expected: float) -> str:
    """To two places, without the zeros of a whole number."""
    return f"{expected:.2f}".rstrip("0").rstrip(".")


def one_in(chance: float) -> str:
    return "certainty" if chance == 1 else f"1 in {1 / chance:,.0f}"


def listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(number: int, one: str, several: str) -> str:
    """The number with its noun: "1 child", "1,052 children"."""
    return f"{number:,} {one if number == 1 else several}"
