"""Counting what checking found, piece by piece and as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from audit_app.sampling.caseload.checking.child import REFUSED, TAKEN, Checked

MENDED, WARNED = "mended", "warned"
# These are counted beside what becomes of a row.
BESIDE = (MENDED, WARNED)
# More different words than this mean that the column is another one.
MOST_WORDS = 200


class Tally:
    """``words``: field → a word that nobody has given a meaning → in how many rows."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.mends: Counter[str] = Counter()
        self.words: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, checked: Iterable[Checked]) -> dict[str, int]:
        """Counts these rows, and says how many of each kind they are."""
        of_these: Counter[str] = Counter()
        for each in checked:
            of_these[each.status] += 1
            if each.mends and each.status in (*TAKEN, REFUSED):
                of_these[MENDED] += 1
                self.mends.update({mend.code for mend in each.mends})
            if each.warnings:
                of_these[WARNED] += 1
            if each.status == REFUSED:
                self.problems.update({problem.code for problem in each.problems})
            for field, word in each.unknown.items():
                if word in self.words[field] or len(self.words[field]) < MOST_WORDS:
                    self.words[field][word] += 1
        self.counts += of_these
        return dict(of_these)

    def found(self) -> dict[str, Any]:
        return {
            "problems": dict(self.problems.most_common()),
            "mends": dict(self.mends.most_common()),
            "words": {field: dict(words.most_common()) for field, words in self.words.items()},
        }
