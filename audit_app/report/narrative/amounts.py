"""Amounts that know how to stand in an English sentence.

A template names an amount and, after a colon, the words that must agree with it:

    "{unmet:was|were}"            the word alone, agreeing with the count
    "{unmet_cases:child|children}" the count with its noun: "one child", "7 children"
    "{met_of:file|files}"         the count out of its total: "41 of the 47 files", "none of the 47 files"

An amount that is withheld (a small cell the reader may not see) speaks in words and never in figures, and
neither the count, its complement nor its total can be had from them.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
UNITS = NUMBER_WORDS.split()[:20]
TENS = ["", "ten", *NUMBER_WORDS.split()[20:]]

DEFAULT_NOUN = "case|cases"


def numeral(count: int) -> str:
    """A whole number inside a sentence: figures, save that one is a word."""
    return "one" if count == 1 else f"{count:,}"


def spelled(count: int) -> str:
    """A whole number as words, for the start of a sentence; from a thousand up, figures after words."""
    if count >= 1000:
        return f"a total of {count:,}"
    if count >= 100:
        hundreds, rest = divmod(count, 100)
        return f"{UNITS[hundreds]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if count >= 20:
        tens, unit = divmod(count, 10)
        return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")
    return UNITS[count]


def capitalised(text: str) -> str:
    """The text with its first letter raised and the rest left alone, so that "ICS" stays "ICS"."""
    return text[:1].upper() + text[1:]


def choose(count: int, forms: str) -> str:
    """The singular or plural of "was|were" that agrees with the count; zero is plural, as in "no cases"."""
    singular, plural = forms.split("|")
    return singular if count == 1 else plural


def listed(phrases: list[str] | tuple[str, ...]) -> str:
    """Phrases joined as a list in running text: "a, b and c"; parted by semicolons where one has a comma."""
    if len(phrases) < 2:
        return "".join(phrases)
    if any("," in phrase for phrase in phrases):
        return f"{'; '.join(phrases[:-1])}; and {phrases[-1]}"
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}"


@dataclass(frozen=True)
class Amount(ABC):
    """A count out of a total, in cases. One that is `opening` a sentence does not begin it with a figure."""

    count: int
    total: int
    withheld: bool = False
    opening: bool = False

    def __bool__(self) -> bool:
        return self.count > 0

    def __format__(self, spec: str) -> str:
        text = self.in_words(spec) if self.withheld else self.in_figures(spec)
        return capitalised(text) if self.opening else text

    @abstractmethod
    def in_figures(self, spec: str) -> str:
        """The amount with its number."""

    @abstractmethod
    def in_words(self, spec: str) -> str:
        """The amount where the number is withheld."""

    def number(self) -> str:
        return spelled(self.count) if self.opening else numeral(self.count)


class Bare(Amount):
    """The count alone, or only the word that agrees with it."""

    def in_figures(self, spec: str) -> str:
        if spec:
            return choose(self.count, spec)
        return self.number() if self.count else "none"

    def in_words(self, spec: str) -> str:
        if spec:
            return spec.split("|")[1]
        return "some" if self.count else "none"


class WithNoun(Amount):
    """The count with its noun: "no cases", "one case", "7 cases"."""

    def in_figures(self, spec: str) -> str:
        noun = choose(self.count, spec or DEFAULT_NOUN)
        return f"{self.number()} {noun}" if self.count else f"no {noun}"

    def in_words(self, spec: str) -> str:
        plural = (spec or DEFAULT_NOUN).split("|")[1]
        if not self.count:
            return f"no {plural}"
        return f"a small number of {plural}" if self.count <= 0.15 * self.total else f"some {plural}"


class OutOf(Amount):
    """The count out of its total: "none of the 12 cases", "one of the 12 cases", "all 12 cases"."""

    def in_figures(self, spec: str) -> str:
        noun = choose(self.total, spec or DEFAULT_NOUN)
        if self.total == 1:
            return f"the one {noun}" if self.count else f"no {noun}"
        if self.count == self.total:
            return f"both {noun}" if self.total == 2 else f"all {self.total:,} {noun}"
        if not self.count:
            return f"none of the {self.total:,} {noun}"
        return f"{self.number()} of the {self.total:,} {noun}"

    def in_words(self, spec: str) -> str:
        return f"{self._proportion()} of the {(spec or DEFAULT_NOUN).split('|')[1]}"

    def _proportion(self) -> str:
        """Words wide enough that not even all or none can be told for certain."""
        share = self.count / self.total if self.total else 0
        if share >= 0.85:
            return "all or nearly all"
        if share > 0.5:
            return "most"
        return "half or fewer" if share >= 0.25 else "few or none"


def out_of(count: int, total: int, noun: str = DEFAULT_NOUN, *, withheld: bool = False) -> str:
    """A count out of its total, where no template is at hand."""
    return f"{OutOf(count, total, withheld):{noun}}"


def plain(value: float) -> str:
    """A measured value as it is printed: a whole number without a decimal, any other with one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
