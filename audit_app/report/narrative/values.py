"""The typed figures a sentence is written from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple

from audit_app.report.narrative.amounts import Amount, Bare, OutOf, WithNoun

STRONG = "strong"
GENERALLY_MET = "generally_met"
NEEDS_IMPROVEMENT = "needs_improvement"
WEAK = "weak"
TOO_FEW = "too_few"
NOT_ASKED = "not_asked"

JUDGED = (STRONG, GENERALLY_MET, NEEDS_IMPROVEMENT, WEAK)
GOOD = (STRONG, GENERALLY_MET)
SHORT = (NEEDS_IMPROVEMENT, WEAK)

OPTIONAL_PART = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Counts:
    """The cases behind one measure. What applies and is not met is partly, not evident, not known or other.

    `withheld` is set by whoever knows the reader may not see this row's small cells: every amount then speaks
    in words. Raises ValueError when the parts cannot belong to the whole.
    """

    met: int
    applies: int
    partly: int = 0
    not_evident: int = 0
    not_known: int = 0
    withheld: bool = False

    def __post_init__(self) -> None:
        parts = (self.met, self.partly, self.not_evident, self.not_known)
        if min(parts) < 0 or sum(parts) > self.applies:
            raise ValueError(f"Parts {parts} do not fit in {self.applies} cases.")

    @property
    def unmet(self) -> int:
        """The shortfall: cases that apply and are not met, for whatever reason."""
        return self.applies - self.met

    @property
    def not_met_other(self) -> int:
        """Cases with a plain unfavourable answer."""
        return self.unmet - self.partly - self.not_evident - self.not_known

    @property
    def shortfall_share(self) -> float:
        """Shortfall as a share of the cases that apply, between 0 and 1; 0 where none applies."""
        return self.unmet / self.applies if self.applies else 0.0

    @property
    def share(self) -> str:
        """Share met as a whole per cent ("84%"); empty where it is withheld or nothing applies.

        Rounding never turns "nearly all" into 100% or "hardly any" into 0%.
        """
        if self.withheld or not self.applies:
            return ""
        per_cent = int(100 * self.met / self.applies + 0.5)
        if 0 < self.met < self.applies:
            per_cent = min(99, max(1, per_cent))
        return f"{per_cent}%"

    def placeholders(self) -> dict[str, Amount | str]:
        """Every name a template may use. A capital first letter gives the form that opens a sentence."""
        names = ("met", "unmet", "partly", "not_evident", "not_known", "not_met_other", "applies")
        found: dict[str, Amount | str] = {"share": self.share}
        for name in names:
            for suffix, kind in (("", Bare), ("_cases", WithNoun), ("_of", OutOf)):
                count, key = getattr(self, name), name + suffix
                found[key] = kind(count, self.applies, self.withheld)
                found[key.capitalize()] = kind(count, self.applies, self.withheld, opening=True)
        return found


class Measured(NamedTuple):
    """One measure with its verdict and the counts the verdict was given on."""

    key: str
    verdict: str
    counts: Counts


def render(template: str, placeholders: Mapping[str, Amount | str]) -> str:
    """The template with its names filled in.

    A part in square brackets is left out when an amount in it is zero, so that one template serves
    "all 50 cases" and "47 of the 50 cases; 3 had fallen behind". It is left out as well when the amount is
    withheld: whether there is anything to say would tell a zero from a small number.
    """

    def keep_if_there_is_something_to_say(found: re.Match[str]) -> str:
        names = {name for _, name, _, _ in Formatter().parse(found[1]) if name}
        return found[1] if all(_may_be_said(placeholders[name]) for name in names) else ""

    return OPTIONAL_PART.sub(keep_if_there_is_something_to_say, template).format_map(placeholders)


def _may_be_said(amount: Amount | str) -> bool:
    return bool(amount) and not (isinstance(amount, Amount) and amount.withheld)
