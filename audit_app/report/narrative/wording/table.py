"""The shape of the wording of one measure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Everything the report says of one measure.

    The verdict texts, and `all_met` (said where no case is short), are templates for `values.render`.
    `too_few` completes "too few to say …". `satisfactory` and `improvement` are the phrases of section 10.
    A `safety` measure is stated however few cases there are, because a child at risk is not a statistic; it
    has a text for the reader from whom its numbers are withheld, because "few or none" will not do there.
    """

    label: str
    subject: str
    strong: str
    generally_met: str
    needs_improvement: str
    weak: str
    too_few: str
    satisfactory: str
    improvement: str
    all_met: str = ""
    numbers_withheld: str = ""
    safety: bool = False

    def texts(self) -> dict[str, str]:
        """The templates by verdict code."""
        return {
            "strong": self.strong,
            "generally_met": self.generally_met,
            "needs_improvement": self.needs_improvement,
            "weak": self.weak,
        }
