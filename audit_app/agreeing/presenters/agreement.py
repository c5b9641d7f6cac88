"""The figures of agreement in words: each with its interval, or why it cannot be computed."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.aggregation.statistics import Coefficient, Interval, NotComputable
from audit_app.aggregation.two_readings import ItemAgreement, ReviewAgreement


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed; ``about`` is its interval, or why there is none."""

    value: str
    about: str


@dataclass(frozen=True)
class AgreementLine:
    """One question: how often the two answers are the same, and the three figures.

    ``is_alike``: they are the same in every case.
    """

    ref: str
    question: str
    same: str
    is_alike: bool
    one_sided: int
    share: Figure
    kappa: Figure
    ac1: Figure


@dataclass(frozen=True)
class AgreementPage:
    summary: str
    waiting: str
    lines: tuple[AgreementLine, ...]
    without_pair: str

    @property
    def apart(self) -> tuple[AgreementLine, ...]:
        """The questions on which the readers differ in some case, the one with the least agreement first."""
        return tuple(line for line in self.lines if not line.is_alike)

    @property
    def alike(self) -> tuple[AgreementLine, ...]:
        return tuple(line for line in self.lines if line.is_alike)


def agreement_page(found: ReviewAgreement) -> AgreementPage:
    return AgreementPage(
        summary=_summary(found),
        waiting=_waiting(found.waiting),
        lines=tuple(_line(each) for each in found.items),
        without_pair=", ".join(found.without_pair),
    )


def figure(found: Coefficient | NotComputable, *, in_percent: bool = False) -> Figure:
    if isinstance(found, NotComputable):
        return Figure("–", f"Cannot be computed because {found.reason}")
    value = _number(found.value, in_percent)
    if isinstance(found.interval, NotComputable):
        return Figure(value, f"The interval cannot be computed because {found.interval.reason}")
    return Figure(value, _interval(found.interval, in_percent))


def _summary(found: ReviewAgreement) -> str:
    if not found.cases:
        return "There is no case yet of which both readings are in."
    if not found.compared:
        return f"{_cases(found.cases)} been read twice, and no question has an answer from both readers."
    return (
        f"{_cases(found.cases)} been read twice. To questions with a choice the two readers gave the same "
        f"answer {found.agreed:,} times out of {found.compared:,}, which is "
        f"{found.agreed / found.compared:.1%}."
    )


def _waiting(number: int) -> str:
    """What is not counted yet; nobody is told of one reading what the other may not know."""
    if not number:
        return ""
    return (
        f"{number:,} more {'case is' if number == 1 else 'cases are'} to be read twice. Nothing is shown of "
        "them here until both readings are in."
    )


def _line(each: ItemAgreement) -> AgreementLine:
    return AgreementLine(
        ref=each.item.ref,
        question=each.question,
        same=f"{each.found.agreed:,} of {each.found.pairs:,}",
        is_alike=each.found.agreed == each.found.pairs,
        one_sided=each.one_sided,
        share=figure(each.found.share, in_percent=True),
        kappa=figure(each.found.kappa),
        ac1=figure(each.found.ac1),
    )


def _cases(number: int) -> str:
    return "1 case has" if number == 1 else f"{number:,} cases have"


def _interval(found: Interval, in_percent: bool) -> str:
    return f"{_number(found.low, in_percent)} to {_number(found.high, in_percent)}"


def _number(value: float, in_percent: bool) -> str:
    # A minus of the font, and never one before nought.
    text = f"{value:.0%}" if in_percent else f"{value:.2f}"
    return text.replace("-0.00", "0.00").replace("-", "−")
