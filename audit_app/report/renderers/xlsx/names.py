"""Names of sheets that Excel takes: short, without its signs, and each but once."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 31
# A name that is cut short does not end in one of these.
_LEADING = frozenset(["a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "what"])
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Excel keeps this name for itself.
RESERVED = frozenset({"history"})


def sheet_names(headings: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A name for each heading, in order; "2. Overall conclusion from the audit" loses what is too long.

    Excel does not tell names apart by their capitals, so neither does this. ``taken`` are in use already.
    """
    used = {name.casefold() for name in taken} | RESERVED
    names = []
    for heading in headings:
        name = _free(_allowed(heading), used)
        used.add(name.casefold())
        names.append(name)
    return names


def _allowed(heading: str) -> str:
    plain = " ".join(_FORBIDDEN.sub(" ", heading).split()).strip("' ")
    return _cut(re.sub(r"^(\d+)\. ", r"\1 ", plain), LONGEST) or "Sheet"


def _cut(text: str, length: int) -> str:
    """At most so many letters, whole words where there are several."""
    if len(text) <= length:
        return text
    words = text[: length + 1].rpartition(" ")[0].split()
    while len(words) > 1 and words[-1] in _LEADING:
        words.pop()
    return (" ".join(words) or text[:length]).rstrip("',; ")


def _free(name: str, used: set[str]) -> str:
    number, found = 2, name
    while found.casefold() in used:
        ending = f" ({number})"
        found, number = _cut(name, LONGEST - len(ending)) + ending, number + 1
    return found
