"""Text of a cell, without what cannot be seen."""

from __future__ import annotations

import re

from audit_app.kit.text import clean_text
from audit_app.sampling.caseload.reading.cells import Cell, shown

# No-break and narrow spaces, which look like any other.
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t\n]")
# Without width: joiners, marks of direction, soft hyphens.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]"
)
_SEVERAL = re.compile(" {2,}")
NOTHING = frozenset(
    {
        *(
            "",
            "-",
            "--",
            "—",
            "–",
            ".",
            "?",
            "n/a",
            "na",
            "n/k",
            "nk",
            "n\\a",
            "not known",
            "unknown",
            "none",
            "null",
        ),
        *(
            "not applicable",
            "nil",
            "tbc",
            "tba",
            "(blank)",
            "blank",
            "not available",
            "no data",
            "not recorded",
        ),
    }
)


def cleaned(cell: Cell) -> tuple[str, str]:
    """The text of a cell, and the code of the mend that it took, if any."""
    text = shown(cell)
    # Almost every cell is plain, and is known to be so at a glance.
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text, ""
    seen = _INVISIBLE.sub("", _SPACES.sub(" ", clean_text(text)))
    plain = _SEVERAL.sub(" ", seen).strip()
    if plain == text:
        return plain, ""
    same_but_spaces = " ".join(text.split(" ")) == text and plain == _SEVERAL.sub(" ", text).strip()
    return plain, "spaces" if same_but_spaces else "invisible"
