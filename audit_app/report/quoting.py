"""Whether a quote is faithful: every word of it the writer's, save what stands in square brackets."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\[[^\[\]]*\]|…")


def stands_in(quote: str, comment: str) -> bool:
    """Whether the quote's pieces between brackets all stand in the comment, whole and in this order."""
    where, here = _even(comment), 0
    pieces = [piece for piece in map(_even, _BRACKETED.split(quote)) if piece]
    for piece in pieces:
        found = where.find(piece, here)
        if found < 0:
            return False
        here = found + len(piece)
    return bool(pieces)


def _even(text: str) -> str:
    """Line breaks and the shape of quotation marks are no part of what somebody wrote."""
    straight = text.translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join(straight.split())
