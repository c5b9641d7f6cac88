"""A measure as one kind of reader may see it: its numbers, or the words that stand in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from audit_app.aggregation.results import SEGMENTS, SEGMENTS_THAT_APPLY, MeasureResult
from audit_app.aggregation.statistics import Estimate
from audit_app.aggregation.verdicts import Verdict
from audit_app.report.narrative.values import Counts
from audit_app.report.suppression import WITHHELD, tells

# Whether children are safe is counted and stated, and never put as a share or graded by one.
NEVER_A_SHARE = frozenset({"adequately_protected"})
EVERY_CHILD, NOT_EVERY_CHILD = "Every child", "Not every child"


@dataclass(frozen=True)
class ShownMeasure:
    """``withheld``: this reader may see none of its numbers."""

    result: MeasureResult
    withheld: bool = False

    @property
    def key(self) -> str:
        return self.result.key

    def cell(self, name: str) -> int | str:
        """The number of a segment, or of "applies", or what stands in its place."""
        count: int = getattr(self.result, name)
        return WITHHELD if self.withheld else count

    @property
    def counts(self) -> Counts:
        """What a sentence is written from."""
        result = self.result
        return Counts(
            result.met, result.applies, result.partly, result.not_evident, result.not_known, self.withheld
        )

    @property
    def has_a_share(self) -> bool:
        return self.key not in NEVER_A_SHARE

    @property
    def verdict(self) -> str:
        """The code of the verdict, as a style has it."""
        if not self._speaks_of_every_child:
            return self.result.verdict.value
        return Verdict.STRONG.value if self._is_of_every_child else Verdict.WEAK.value

    @property
    def verdict_label(self) -> str:
        """The verdict in words; of a child's safety only whether it is that of every child audited."""
        if not self._speaks_of_every_child:
            return self.result.verdict.label
        return EVERY_CHILD if self._is_of_every_child else NOT_EVERY_CHILD

    @property
    def _speaks_of_every_child(self) -> bool:
        """Whether the verdict is about each child, and there is a child for it to be about."""
        return not self.has_a_share and self.result.asked and self.result.cases > 0

    @property
    def _is_of_every_child(self) -> bool:
        return 0 < self.result.met == self.result.cases

    @property
    def share(self) -> str:
        """The share met in per cent; a dash where nothing applies."""
        if not self.has_a_share:
            return "–"
        if self.withheld:
            return WITHHELD
        shown = self.result
        return Counts(shown.met, shown.applies).share or "–"

    @property
    def in_words(self) -> str:
        """The counts ("43 of 50 cases (86%)"), or why there are no numbers to give."""
        if not self.result.asked:
            return "not asked in this review"
        if not self.result.applies:
            return "applies to none of the cases audited"
        if self.withheld:
            return "the numbers are withheld because some of them are small"
        cases = "case" if self.result.applies == 1 else "cases"
        share = f" ({self.share})" if self.has_a_share else ""
        return f"{self.result.met:,} of {self.result.applies:,} {cases}{share}"

    @property
    def estimate(self) -> str:
        """The share of the caseload with its interval, as a table has it."""
        found = self.result.estimate
        if not self.has_a_share:
            return "–"
        if self.withheld:
            return WITHHELD
        if not isinstance(found, Estimate):
            return "–"
        return f"{found.share:.0%} ({found.low:.0%} to {found.high:.0%})"

    @property
    def estimate_in_words(self) -> str:
        """The same as a sentence, which says why where there is none."""
        found = self.result.estimate
        if not self.has_a_share or not self.result.asked or not self.result.applies or self.withheld:
            return ""
        if not isinstance(found, Estimate):
            return f"For the caseload no share can be computed because {found.reason}."
        return (
            f"For the whole caseload the weighted estimate is {found.share:.0%} (95% interval "
            f"{found.low:.0%} to {found.high:.0%})."
        )


def shown_measure(result: MeasureResult, *, suppress: bool, answers: Collection[int] = ()) -> ShownMeasure:
    """The measure for a reader from whom small numbers are withheld, or not.

    ``answers`` are the cases by answer that lie behind its segments: a small number among them withholds the
    measure, because it is what another table of the same item would hide.
    """
    if not suppress or not result.asked:
        return ShownMeasure(result)
    counts = [*(getattr(result, name) for name in SEGMENTS), result.applies, result.unmet, *answers]
    return ShownMeasure(result, any(tells(count, result.cases) for count in counts))


def numbers_of(result: MeasureResult) -> dict[str, int]:
    """What an edited sentence stands on: when any of these moves, it is flagged."""
    return {name: getattr(result, name) for name in SEGMENTS_THAT_APPLY} | {"cases": result.cases}


def numbers_in_words(numbers: Mapping[str, int]) -> str:
    """Kept numbers as a lead is shown them: "43 met of 47 (4 partly); 50 cases audited"."""
    applies = sum(numbers.get(name, 0) for name in SEGMENTS_THAT_APPLY)
    others = [f"{numbers[name]} {label}" for name, label in OTHER_SEGMENTS if numbers.get(name)]
    detail = f" ({', '.join(others)})" if others else ""
    return f"{numbers.get('met', 0)} met of {applies}{detail}; {numbers.get('cases', 0)} cases audited"


OTHER_SEGMENTS = (
    ("partly", "partly"),
    ("not_met", "not met"),
    ("not_evident", "not evident"),
    ("not_known", "not known"),
)
