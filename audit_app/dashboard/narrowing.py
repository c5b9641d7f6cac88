"""What figures are narrowed to: as it stands in an address, as a cohort is asked for it, and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from audit_app.sampling.ages import UNBORN_BAND
from audit_app.sampling.choices import Gender

YES = "yes"
CHILDREN, UNBORN = "Children", "Unborn children"
NOUNS = {Gender.MALE.value: "Boys", Gender.FEMALE.value: "Girls"}
GENDERS = {
    Gender.MALE.value: "recorded as male",
    Gender.FEMALE.value: "recorded as female",
    Gender.NOT_RECORDED.value: "whose gender is not recorded",
    Gender.NEITHER.value: "whose gender is recorded as neither",
}
DISABILITY = {YES: "with a disability team", "no": "with no disability team"}
TIMES = {"pre_ics": "referred before ICS", "post_ics": "referred after ICS"}


def _is_yes(code: str) -> bool:
    return code == YES


@dataclass(frozen=True)
class Way:
    """A way to narrow: its label, the filter of a cohort that it is, and what a code comes to there."""

    label: str
    filter: str
    value: Callable[[str], Any] = str


# By the name in the address, in the order in which they are offered.
WAYS: Mapping[str, Way] = {
    "district": Way("District", "district", int),
    "team": Way("Team", "team", int),
    "age": Way("Age range", "age_band"),
    "gender": Way("Gender", "gender"),
    "unborn": Way("Unborn", "unborn", _is_yes),
    "category": Way("Category of the plan", "category"),
    "disability": Way("With a disability team", "disability_team", _is_yes),
    "assessor": Way("Assessor", "assessor", int),
    "ics": Way("Referral before or after ICS", "ics"),
}


@dataclass(frozen=True)
class Chosen:
    """One choice as a page shows it; ``without`` is the query of the same figures without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True)
class Narrowing:
    """``codes`` are what was chosen, by name of the way; ``labels`` what each code is called."""

    codes: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def filters(self) -> dict[str, Any]:
        """As ``aggregation.cohort.signed_off_cohort`` takes them."""
        return {WAYS[name].filter: WAYS[name].value(code) for name, code in self.codes.items()}

    @property
    def query(self) -> str:
        return urlencode(self.codes)

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        return tuple(
            Chosen(
                WAYS[name].label,
                self.labels[name],
                urlencode({other: code for other, code in self.codes.items() if other != name}),
            )
            for name in self.codes
        )

    @property
    def in_words(self) -> str:
        """Whom the figures are of: "Girls of Ashmere aged 2 to 5, with a plan for neglect"."""
        close = [self._said("district", "of {}"), self._age()]
        others = [
            self._said("team", "of the team {}"),
            self._gender(),
            "already born" if self.codes.get("unborn") == "no" else "",
            self._said("category", "with a plan for {}", str.lower),
            DISABILITY.get(self.codes.get("disability", ""), ""),
            self._said("assessor", "audited by {}"),
            TIMES.get(self.codes.get("ics", ""), ""),
        ]
        return ", ".join([" ".join(filter(None, [self._noun(), *close])), *filter(None, others)])

    def counted(self, size: int, signed_off: int) -> str:
        """The same with how many audits it is: "Children of Ashmere: 9 of 50 audits signed off"."""
        audits = "audit" if signed_off == 1 else "audits"
        return f"{self.in_words}: {size:,} of {signed_off:,} {audits} signed off"

    def _said(self, name: str, words: str, spelt: Callable[[str], str] = str) -> str:
        return words.format(spelt(self.labels[name])) if name in self.codes else ""

    def _is_unborn(self) -> bool:
        codes = self.codes
        return UNBORN_BAND in (codes.get("age"), codes.get("gender")) or codes.get("unborn") == YES

    def _noun(self) -> str:
        return UNBORN if self._is_unborn() else NOUNS.get(self.codes.get("gender", ""), CHILDREN)

    def _age(self) -> str:
        return "" if self.codes.get("age") == UNBORN_BAND else self._said("age", "aged {}")

    def _gender(self) -> str:
        gender = self.codes.get("gender", "")
        return "" if self._noun() == NOUNS.get(gender) else GENDERS.get(gender, "")
