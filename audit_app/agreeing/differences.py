"""Where two readings of a case differ, and what the answers are once each difference is settled.

All of it is plain arithmetic over answers by ref. Words are not compared: two people never write the same.
Of what is answered in rows the dates are, because they are what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.agreeing.choices import Source
from audit_app.tool.answers import Answers, is_answered
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.registry import item, items, shown_refs

IN_WORDS = ("text", "comment")
# The day on which each of them read the file is their own, and so is the time that it took.
NOT_COMPARED = frozenset({"H.6", "9.13.minutes"})


@dataclass(frozen=True)
class Settled:
    """Whose answer to an item holds; ``code`` is that of another than either gave."""

    source: str
    code: str = ""


@dataclass(frozen=True)
class Difference:
    """An item to which the two readings have different answers; None is none, or none called for."""

    item: Item
    first: Any
    second: Any

    @property
    def ref(self) -> str:
        return self.item.ref

    @property
    def sources(self) -> tuple[Source, ...]:
        """What can be agreed: either answer, of ticks all together, and of a choice any other option."""
        if self.item.kind == "any_of" and is_answered(self.first) and is_answered(self.second):
            return Source.FIRST, Source.SECOND, Source.BOTH
        return (Source.FIRST, Source.SECOND)

    @property
    def other_codes(self) -> tuple[str, ...]:
        """The options of a choice that neither of them gave."""
        if self.item.kind != "choice":
            return ()
        return tuple(code for code in self.item.labels if code not in (self.first, self.second))

    def allows(self, settled: Settled) -> bool:
        if settled.source == Source.OTHER:
            return settled.code in self.other_codes
        return settled.source in self.sources and not settled.code


def agreed_answers(first: Answers, second: Answers, settled: Mapping[str, Settled]) -> Answers:
    """The first reading's answers that count, with what has been settled in the place of its own.

    ``first`` and ``second`` hold the answers that count. Words go with the answer that they stand beside.
    """
    words = {ref: second[ref] for ref in second if _is_said_with(ref, settled) and is_answered(second[ref])}
    return {**first, **words, **{ref: _agreed(ref, first, second, how) for ref, how in settled.items()}}


def differences(
    first: Answers, second: Answers, off: list[str], settled: Mapping[str, Settled]
) -> tuple[Difference, ...]:
    """What is to be settled, or has been, in the order of the form; both hold the answers that count.

    A question that the answers agreed so far no longer call for is not among them. One that they call for is,
    as soon as they do, if either reader was not asked it.
    """
    called_for = shown_refs(agreed_answers(first, second, settled), off)
    return tuple(
        Difference(each, first.get(each.ref), second.get(each.ref))
        for each in _compared()
        if each.ref in called_for and not is_same(each, first.get(each.ref), second.get(each.ref))
    )


def is_same(each: Item, one: Any, other: Any) -> bool:
    """Whether two readings answer this item alike; of rows the dates count, and two blanks are alike."""
    return bool(_compared_value(each, one) == _compared_value(each, other))


def _compared() -> Iterator[Item]:
    for each in items():
        is_of_the_case = each.section == HEADER and each.kind != "any_of"
        if each.kind not in IN_WORDS and not is_of_the_case and each.ref not in NOT_COMPARED:
            yield each


def _compared_value(each: Item, value: Any) -> Any:
    """Without an answer the two do not differ, whether or not they were asked."""
    if not is_answered(value):
        return None
    return [row["date"] for row in value] if each.kind == "rows" else value


def _agreed(ref: str, first: Answers, second: Answers, how: Settled) -> Any:
    if how.source == Source.OTHER:
        return how.code
    if how.source == Source.BOTH:
        return frozenset(first.get(ref) or ()) | frozenset(second.get(ref) or ())
    return (first if how.source == Source.FIRST else second).get(ref)


def _is_said_with(ref: str, settled: Mapping[str, Settled]) -> bool:
    """Whether these are words beside an answer for which the second reading's was agreed."""
    if item(ref).kind not in IN_WORDS:
        return False
    taken = [of for of, how in settled.items() if how.source == Source.SECOND]
    return any(ref.startswith(f"{of}.") or ref == f"{item(of).top_ref}.comment" for of in taken)
