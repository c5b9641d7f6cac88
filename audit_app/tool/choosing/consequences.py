"""What follows when an added question is not asked: other questions, clocks and measures that rest on it.

Nothing is listed here twice: questions hidden with it come from the registry, clocks from their own table. Of
measures this room knows nothing; whoever keeps them says here, when the service starts, which rest on what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from audit_app.tool.clocks import DAY_CLOCKS
from audit_app.tool.queries import is_asked
from audit_app.tool.registry import items

MeasuresOn = Callable[[str], Iterable[str]]

STRATEGY_CLOCK = "3.2"
_measures: list[MeasuresOn] = []


def measures_are_told_by(measures_on: MeasuresOn) -> None:
    """Names the function that gives the measures, in words, that are not asked without an item."""
    _measures[:] = [measures_on]


def consequences_of_leaving_out(ref: str) -> tuple[str, ...]:
    """Sentences for whoever decides; none where nothing else rests on the item."""
    return tuple(_consequences(ref))


def is_comment(ref: str) -> bool:
    return ref.endswith(".comment")


def hidden_with(ref: str) -> tuple[str, ...]:
    """The questions that nobody is asked any more when this one is not asked."""
    return tuple(
        each.ref
        for each in items()
        if each.ref != ref and not is_comment(each.ref) and not is_asked(each.ref, {ref})
    )


def _consequences(ref: str) -> Iterator[str]:
    hidden = hidden_with(ref)
    if hidden:
        yield f"{_listed(hidden)} {'is' if len(hidden) == 1 else 'are'} not asked either."
    if ref == "3.1.date":
        yield f"The clock of {STRATEGY_CLOCK} cannot be computed."
    if ref in ("1.1.time", "3.1.time"):
        yield f"The clock of {STRATEGY_CLOCK} cannot be computed where a discussion was held the day after."
    for clock in DAY_CLOCKS:
        if ref == clock.end or (ref in clock.starts and len(clock.starts) == 1):
            yield f"The clock of {clock.ref} cannot be computed."
        elif ref in clock.starts:
            others = _listed(tuple(start for start in clock.starts if start != ref))
            yield f"The clock of {clock.ref} counts from {others} only."
    measures = [label for measures_on in _measures for label in measures_on(ref)]
    if measures:
        yield f"The report says “not asked in this review” of: {'; '.join(measures)}."


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
