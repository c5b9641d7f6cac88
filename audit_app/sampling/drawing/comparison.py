"""The sample beside the frame, by one trait at a time, with the difference of each in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Compared:
    """Children of the frame and cases of the sample that have one thing in common."""

    label: str
    in_frame: int
    frame_size: int
    in_sample: int
    sample_size: int

    @property
    def frame_percent(self) -> float:
        return 100 * self.in_frame / self.frame_size if self.frame_size else 0.0

    @property
    def sample_percent(self) -> float:
        return 100 * self.in_sample / self.sample_size if self.sample_size else 0.0

    @property
    def proportional(self) -> Fraction:
        """How many cases the sample would hold if it were like the frame."""
        return Fraction(self.sample_size * self.in_frame, self.frame_size) if self.frame_size else Fraction(0)

    @property
    def difference(self) -> str:
        """Less than a whole case either way cannot be told from a sample that is like the frame."""
        off = self.in_sample - self.proportional
        if abs(off) < 1:
            return "as in the caseload"
        number = round(abs(off))
        cases = "case" if number == 1 else "cases"
        return f"{number} {cases} {'more' if off > 0 else 'fewer'} than in proportion"


def compare(labels: Mapping[str, str], frame: Iterable[str], sample: Iterable[str]) -> tuple[Compared, ...]:
    """A line for each label, in order.

    Args:
        labels: code → what is printed.
        frame: the code of every child; ``sample`` likewise, of every case.
    """
    there, here = Counter(frame), Counter(sample)
    return tuple(
        Compared(label, there[code], there.total(), here[code], here.total())
        for code, label in labels.items()
    )
